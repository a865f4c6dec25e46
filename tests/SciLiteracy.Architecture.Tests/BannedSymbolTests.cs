using System.Reflection;

namespace SciLiteracy.Architecture.Tests;

/// <summary>What eng/BannedSymbols.txt bans is banned: the analyzer reads the file, and the built libraries do not use what it lists.</summary>
public class BannedSymbolTests
{
    private static readonly string[] Symbols =
    [
        .. File.ReadLines(RepositoryFolder.Combine("eng", "BannedSymbols.txt")).Where(l => l.Length > 0).Select(l => l.Split(';')[0]),
    ];

    [Fact]
    public void The_build_hands_the_list_to_the_analyzer()
    {
        var targets = File.ReadAllText(RepositoryFolder.Combine("Directory.Build.targets"));

        Assert.Contains("<PackageReference Include=\"Microsoft.CodeAnalysis.BannedApiAnalyzers\"", targets, StringComparison.Ordinal);
        Assert.Contains("<AdditionalFiles Include=\"$(MSBuildThisFileDirectory)eng/BannedSymbols.txt\"", targets, StringComparison.Ordinal);
    }

    [Fact]
    public void No_project_takes_the_analyzer_or_its_findings_away()
    {
        var takenAway =
            from file in Directory.EnumerateFiles(RepositoryFolder.Combine("src"), "*", SearchOption.AllDirectories)
            where file.EndsWith(".csproj", StringComparison.Ordinal) || file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".editorconfig", StringComparison.Ordinal)
            where !RepositoryFolder.Relative(file).Contains("/obj/", StringComparison.Ordinal)
            where File.ReadAllText(file).Contains("RS0030", StringComparison.Ordinal)
            select RepositoryFolder.Relative(file);

        Assert.Empty(takenAway);
    }

    [Theory]
    [InlineData("P:System.DateTime.Now")]
    [InlineData("P:System.DateTime.UtcNow")]
    [InlineData("P:System.Random.Shared")]
    [InlineData("P:System.Globalization.CultureInfo.CurrentCulture")]
    [InlineData("T:System.Console")]
    public void The_list_has_what_makes_a_result_depend_on_where_and_when_it_is_computed(string symbol) => Assert.Contains(symbol, Symbols);

    [Fact]
    public void No_library_uses_a_banned_symbol()
    {
        var uses =
            from type in BuiltAssemblies.Libraries.SelectMany(a => a.GetTypes())
            from member in MemberUses.MembersUsedBy(type)
            from symbol in Symbols
            where IsUseOf(member, symbol)
            select $"{type.FullName} uses {symbol}";

        Assert.Empty(uses);
    }

    [Fact]
    public void A_use_is_recognized()
    {
        Assert.True(IsUseOf(typeof(DateTime).GetProperty("Now")!.GetMethod!, "P:System.DateTime.Now"));
        Assert.True(IsUseOf(typeof(Console).GetMethod("Beep", [])!, "T:System.Console"));
        Assert.True(IsUseOf(typeof(Random).GetConstructor([])!, "M:System.Random.#ctor"));
        Assert.False(IsUseOf(typeof(Random).GetConstructor([typeof(int)])!, "M:System.Random.#ctor"));
    }

    private static bool IsUseOf(MemberInfo member, string symbol) => symbol[0] switch
    {
        'T' => (member as Type ?? member.DeclaringType)?.FullName == symbol[2..],
        'P' when member is MethodBase { DeclaringType.FullName: { } type } => symbol[2..] == $"{type}.{member.Name.Replace("get_", "", StringComparison.Ordinal)}",
        'M' when member is MethodBase { DeclaringType: { IsGenericType: false, FullName: not null } } method => symbol == DocumentationId.Of(method),
        _ => false,
    };
}
