namespace SciLiteracy.Architecture.Tests;

/// <summary>
/// Inside Indicators a chapter is a namespace, and chapters see each other one way:
/// Numerics, Provenance ← Observations ← Formulas, Targets, Composite, Inequality, Surveys, Ratings, Registers ← Uncertainty.
/// </summary>
public class IndicatorChapterTests
{
    private static readonly Dictionary<string, string[]> MaySee = new()
    {
        ["Numerics"] = [],
        ["Provenance"] = [],
        ["Observations"] = ["Numerics", "Provenance"],
        ["Formulas"] = ["Numerics", "Provenance", "Observations", "Inequality"], // its measures are functions of the language
        ["Targets"] = ["Numerics", "Provenance", "Observations"],
        ["Composite"] = ["Numerics", "Provenance", "Observations", "Formulas"], // denominators and conditions are formulas over columns
        ["Inequality"] = ["Numerics", "Provenance", "Observations"],
        ["Surveys"] = ["Numerics", "Provenance", "Observations", "Formulas"], // variables and conditions are formulas over columns
        ["Ratings"] = ["Numerics", "Provenance", "Observations"],
        ["Registers"] = ["Numerics", "Provenance", "Observations"],
        ["Uncertainty"] = ["Numerics", "Provenance", "Observations", "Formulas", "Targets", "Composite", "Inequality", "Surveys", "Ratings", "Registers"],
    };

    private const string Root = BuiltAssemblies.IndicatorsName + ".";

    [Fact]
    public void Every_type_stands_in_a_chapter()
    {
        var astray = OwnTypes().Where(t => ChapterOf(t) is not { } chapter || !MaySee.ContainsKey(chapter)).Select(t => t.FullName);

        Assert.Empty(astray);
    }

    [Fact]
    public void A_chapter_uses_only_the_chapters_before_it()
    {
        var against =
            from type in OwnTypes()
            let chapter = ChapterOf(type)
            where chapter is not null && MaySee.ContainsKey(chapter)
            from used in MemberUses.TypesUsedBy(type)
            let other = ChapterOf(used)
            where other is not null && other != chapter && !MaySee[chapter].Contains(other)
            select $"{type.FullName} uses {used.FullName}";

        Assert.Empty(against.Distinct());
    }

    [Fact]
    public void The_folder_of_a_file_is_its_namespace()
    {
        var project = RepositoryFolder.Combine("src", BuiltAssemblies.IndicatorsName);

        var astray =
            from file in RepositoryFolder.SourceFiles(project)
            let folder = Path.GetRelativePath(project, Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '.')
            let expected = folder == "." ? BuiltAssemblies.IndicatorsName : $"{BuiltAssemblies.IndicatorsName}.{folder}"
            let declared = SourceSyntax.NamespacesOf(file)
            where declared.Any(n => n != expected)
            select $"{RepositoryFolder.Relative(file)} declares {string.Join(", ", declared)}";

        Assert.Empty(astray);
    }

    [Theory]
    [InlineData(BuiltAssemblies.DomainName)]
    [InlineData(BuiltAssemblies.SerializationName)]
    public void Domain_and_serialization_have_one_namespace_each(string assembly)
    {
        var astray =
            from file in RepositoryFolder.SourceFiles(RepositoryFolder.Combine("src", assembly))
            where SourceSyntax.NamespacesOf(file).Any(n => n != assembly)
            select RepositoryFolder.Relative(file);

        Assert.Empty(astray);
    }

    // Types that the compiler adds by itself, such as attributes of nullability or arrays of constants, are in no chapter.
    private static IEnumerable<Type> OwnTypes() =>
        BuiltAssemblies.Indicators.GetTypes().Where(t => t.Namespace?.StartsWith(BuiltAssemblies.IndicatorsName, StringComparison.Ordinal) == true);

    private static string? ChapterOf(Type type) =>
        type.Namespace is { } name && name.StartsWith(Root, StringComparison.Ordinal) ? name[Root.Length..].Split('.')[0] : null;
}
