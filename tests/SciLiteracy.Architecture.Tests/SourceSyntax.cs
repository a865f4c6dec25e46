using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SciLiteracy.Architecture.Tests;

/// <summary>Asks source files what they declare.</summary>
internal static class SourceSyntax
{
    /// <summary>Returns the parsed file.</summary>
    public static CompilationUnitSyntax Parse(string file) =>
        CSharpSyntaxTree.ParseText(File.ReadAllText(file), new CSharpParseOptions(LanguageVersion.Preview), file).GetCompilationUnitRoot();

    /// <summary>Returns the namespaces that a file declares, each once.</summary>
    public static string[] NamespacesOf(string file) =>
        [.. Parse(file).DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().Select(n => n.Name.ToString()).Distinct()];

    /// <summary>Returns the types that a file declares outside any other type.</summary>
    public static IEnumerable<MemberDeclarationSyntax> TopLevelTypesOf(string file) =>
        Parse(file).DescendantNodes().OfType<MemberDeclarationSyntax>().Where(
            m => m is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax && m.Parent is BaseNamespaceDeclarationSyntax or CompilationUnitSyntax);

    /// <summary>Returns the name of a type and how many type parameters it has.</summary>
    public static (string Name, int Arity) NameOf(MemberDeclarationSyntax type) => type switch
    {
        TypeDeclarationSyntax t => (t.Identifier.Text, t.TypeParameterList?.Parameters.Count ?? 0),
        BaseTypeDeclarationSyntax t => (t.Identifier.Text, 0),
        DelegateDeclarationSyntax t => (t.Identifier.Text, t.TypeParameterList?.Parameters.Count ?? 0),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>Returns whether a declaration has a modifier.</summary>
    public static bool Has(MemberDeclarationSyntax member, SyntaxKind modifier) => member.Modifiers.Any(modifier);

    /// <summary>Returns <c>path:line</c> of a node, for messages.</summary>
    public static string PlaceOf(SyntaxNode node) =>
        $"{RepositoryFolder.Relative(node.SyntaxTree.FilePath)}:{node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}";
}
