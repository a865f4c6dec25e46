using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace SciLiteracy.Architecture.Tests;

/// <summary>Dependencies go one way: Cli → Reporting → Serialization → Indicators → Domain → NodaTime.</summary>
public class DependencyTests
{
    private static readonly ImmutableArray<string> Layers =
    [
        BuiltAssemblies.DomainName, BuiltAssemblies.IndicatorsName, BuiltAssemblies.SerializationName, BuiltAssemblies.ReportingName,
        BuiltAssemblies.CliName,
    ];

    // What an assembly may reference beside the runtime and the layers below it.
    private static readonly Dictionary<string, string[]> Packages = new()
    {
        [BuiltAssemblies.DomainName] = ["NodaTime"],
        [BuiltAssemblies.IndicatorsName] = ["NodaTime", "System.Numerics.Tensors"],
        [BuiltAssemblies.SerializationName] = ["NodaTime", "NodaTime.Serialization.SystemTextJson", "YamlDotNet", "System.Text.Json", "System.IO.Pipelines"],
        [BuiltAssemblies.ReportingName] = ["NodaTime", "System.Text.Json"],
        [BuiltAssemblies.CliName] = ["NodaTime", "System.CommandLine", "Spectre.Console", "Spectre.Console.Ansi", "System.Text.Json"],
    };

    // Parts of the runtime by which bytes come in or go out, or the surroundings are asked. System.Runtime itself holds
    // System.IO.File and System.IO.Path; they are found by type below.
    private static readonly string[] OutsideWorld =
    [
        "System.Console", "System.Diagnostics.Process", "System.Net", "System.IO", "Microsoft.Win32", "System.Threading.Thread", "System.Xml",
        "System.Private.Xml", "System.Text.Json",
    ];

    public static TheoryData<string> AllLayers => [.. Layers];

    [Theory]
    [MemberData(nameof(AllLayers))]
    public void An_assembly_refers_only_to_the_layers_below_it(string name)
    {
        var allowed = Layers.TakeWhile(l => l != name).ToHashSet();

        var forbidden = ReferencesOf(name).Where(r => r.StartsWith("SciLiteracy.", StringComparison.Ordinal) && !allowed.Contains(r));

        Assert.Empty(forbidden);
    }

    [Theory]
    [MemberData(nameof(AllLayers))]
    public void An_assembly_refers_only_to_the_packages_that_its_layer_has_a_reason_for(string name)
    {
        var runtime = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(p => Path.GetDirectoryName(p) == Path.GetDirectoryName(typeof(object).Assembly.Location))
            .Select(p => Path.GetFileNameWithoutExtension(p)!)
            .ToHashSet();

        var forbidden = ReferencesOf(name)
            .Where(r => !r.StartsWith("SciLiteracy.", StringComparison.Ordinal))
            .Where(r => !runtime.Contains(r) && !Packages[name].Contains(r));

        Assert.Empty(forbidden);
    }

    [Theory]
    [InlineData("YamlDotNet", BuiltAssemblies.SerializationName)]
    [InlineData("Spectre.Console", BuiltAssemblies.CliName)]
    [InlineData("System.CommandLine", BuiltAssemblies.CliName)]
    public void A_package_is_referred_to_by_one_assembly_only(string package, string owner)
    {
        var others = Layers.Where(l => l != owner && ReferencesOf(l).Contains(package));

        Assert.Empty(others);
    }

    [Fact]
    public void Nouns_and_methods_know_nothing_of_json()
    {
        Assert.DoesNotContain("System.Text.Json", ReferencesOf(BuiltAssemblies.DomainName));
        Assert.DoesNotContain("System.Text.Json", ReferencesOf(BuiltAssemblies.IndicatorsName));
    }

    [Theory]
    [InlineData(BuiltAssemblies.DomainName)]
    [InlineData(BuiltAssemblies.IndicatorsName)]
    public void Nouns_and_methods_touch_no_file_stream_process_socket_or_console(string name)
    {
        var forbidden = TypeReferencesOf(name).Where(t => OutsideWorld.Any(o => t == o || t.StartsWith(o + ".", StringComparison.Ordinal)));

        Assert.Empty(forbidden);
    }

    // A report is made of text in memory; whoever asked for it writes the file.
    [Fact]
    public void A_report_is_text_and_no_file()
    {
        string[] memory = ["System.IO.StringWriter", "System.IO.TextWriter", "System.IO.MemoryStream", "System.IO.Stream", "System.IO.StreamReader", "System.IO.TextReader"];

        var forbidden = TypeReferencesOf(BuiltAssemblies.ReportingName)
            .Where(t => OutsideWorld.Any(o => t == o || t.StartsWith(o + ".", StringComparison.Ordinal)))
            .Where(t => !memory.Contains(t) && !t.StartsWith("System.Text.Json.", StringComparison.Ordinal));

        Assert.Empty(forbidden);
    }

    [Theory]
    [InlineData(BuiltAssemblies.SerializationName)]
    [InlineData(BuiltAssemblies.ReportingName)]
    public void A_library_that_knows_files_knows_no_process_socket_or_console(string name)
    {
        string[] forbiddenParts = ["System.Console", "System.Diagnostics.Process", "System.Net.Sockets", "System.Net.Http", "Microsoft.Win32"];

        var forbidden = TypeReferencesOf(name).Where(t => forbiddenParts.Any(o => t == o || t.StartsWith(o + ".", StringComparison.Ordinal)));

        Assert.Empty(forbidden);
    }

    [Fact]
    public void The_search_for_type_references_finds_what_is_there()
    {
        Assert.Contains("NodaTime.LocalDate", TypeReferencesOf(BuiltAssemblies.DomainName));
        Assert.Contains("NodaTime", ReferencesOf(BuiltAssemblies.DomainName));
    }

    private static List<string> ReferencesOf(string assembly) =>
        Read(assembly, m => m.AssemblyReferences.Select(h => m.GetString(m.GetAssemblyReference(h).Name)).ToList());

    private static List<string> TypeReferencesOf(string assembly) => Read(
        assembly,
        m => m.TypeReferences
            .Select(m.GetTypeReference)
            .Select(t => $"{m.GetString(t.Namespace)}.{m.GetString(t.Name)}")
            .Order(StringComparer.Ordinal)
            .ToList());

    private static T Read<T>(string assembly, Func<MetadataReader, T> read)
    {
        using var file = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, assembly + ".dll")));
        return read(file.GetMetadataReader());
    }
}
