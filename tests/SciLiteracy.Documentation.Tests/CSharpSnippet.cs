using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SciLiteracy.Documentation.Tests;

/// <summary>A block of C#, compiled as a program of its own against the built libraries; a warning counts as an error.</summary>
internal static class CSharpSnippet
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    // A script may name its packages with #: lines; the libraries are here already.
    private static readonly CSharpParseOptions ParseOptions =
        new CSharpParseOptions(LanguageVersion.Preview).WithFeatures([new("FileBasedProgram", "true")]);

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(p => p.Length > 0)
            .Select(p => MetadataReference.CreateFromFile(p)),
    ];

    /// <summary>Compiles a program; the errors and warnings are empty if it is good.</summary>
    public static (MemoryStream Assembly, string[] Findings) Compile(string text, string path)
    {
        var compilation = CSharpCompilation.Create(
            "Snippet",
            [CSharpSyntaxTree.ParseText(text, ParseOptions, path), CSharpSyntaxTree.ParseText(ImplicitUsings, ParseOptions)],
            References,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        var findings = result.Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(d => d.ToString()).ToArray();
        stream.Position = 0;
        return (stream, findings);
    }

    /// <summary>Runs a compiled program with the current folder as it is.</summary>
    public static CapturedConsole.Outcome Run(MemoryStream assembly, params string[] args)
    {
        var context = new AssemblyLoadContext("Snippet", isCollectible: true);
        try
        {
            var entry = context.LoadFromStream(assembly).EntryPoint!;
            return CapturedConsole.Run(() => EntryPoint.Invoke(entry, args));
        }
        finally
        {
            context.Unload();
        }
    }
}
