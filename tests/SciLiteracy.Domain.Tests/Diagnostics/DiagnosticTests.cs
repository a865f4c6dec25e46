namespace SciLiteracy.Domain.Tests;

public class DiagnosticTests
{
    private static readonly DiagnosticDescriptor Broken = new("SL9001", DiagnosticSeverity.Error, "Broken");
    private static readonly DiagnosticDescriptor Odd = new("SL9002", DiagnosticSeverity.Warning, "Odd");
    private static readonly DiagnosticDescriptor Told = new("SL9003", DiagnosticSeverity.Info, "Told");

    [Fact]
    public void A_finding_is_one_line_with_place_severity_and_code()
    {
        Assert.Equal("a/b.yaml:3:7: error SL9001: It is 'x'.", Broken.At(new("a/b.yaml", 3, 7), "It is 'x'.").ToString());
        Assert.Equal("a/b.yaml: warning SL9002: Odd.", Odd.At(new("a/b.yaml", 0, 0), "Odd.").ToString());
        Assert.Equal("(code): info SL9003: Told.", Told.At(SourceLocation.None, "Told.").ToString());
    }

    [Fact]
    public void A_place_is_shifted_along_its_line_if_the_column_is_known()
    {
        Assert.Equal(new("f", 3, 12), new SourceLocation("f", 3, 7).Shift(5));
        Assert.Equal(new("f", 3, 0), new SourceLocation("f", 3, 0).Shift(5));
        Assert.Equal(SourceLocation.None, SourceLocation.None.Shift(5));
        Assert.False(SourceLocation.None.IsKnown);
        Assert.True(new SourceLocation("f", 0, 0).IsKnown);
    }

    [Fact]
    public void Findings_are_sorted_by_place_and_told_once()
    {
        DiagnosticBuilder builder = new();
        builder.Add(Odd, new("b", 1, 1), "third");
        builder.Add(Odd, new("a", 10, 1), "second");
        builder.Add(Odd, new("a", 9, 20), "first");
        builder.Add(Odd, new("a", 9, 20), "first");
        builder.Add(Told, new("a", 9, 20), "also first");

        Assert.Equal(["first", "also first", "second", "third"], builder.ToImmutable().Select(d => d.Message));
        Assert.Equal(5, builder.Count);
    }

    [Fact]
    public void Only_an_error_keeps_a_result_from_its_value()
    {
        DiagnosticBuilder builder = new();
        builder.Add(Odd, SourceLocation.None, "odd");
        builder.Add(Told, SourceLocation.None, "told");

        var result = builder.ToResult(() => "value");

        Assert.False(builder.HasErrors);
        Assert.True(result.IsOk);
        Assert.Equal("value", result.Value);
        Assert.Equal("value", result.Require());
        Assert.Equal(2, result.Diagnostics.Length);
    }

    [Fact]
    public void A_result_with_an_error_has_no_value_and_says_why()
    {
        DiagnosticBuilder builder = new();
        builder.AddRange([Odd.At(new("a", 1, 1), "odd"), Broken.At(new("a", 2, 2), "broken")]);

        var result = builder.ToResult<string>(() => throw new InvalidOperationException("made in spite of an error"));

        Assert.False(result.IsOk);
        Assert.Null(result.Value);
        var error = Assert.Throws<InvalidOperationException>(result.Require);
        Assert.Equal($"There is no value:{Environment.NewLine}a:2:2: error SL9001: broken", error.Message);
    }

    [Fact]
    public void The_place_takes_no_part_in_equality()
    {
        Reference here = new("cast") { Location = new("a", 1, 1) };
        Reference there = new("cast") { Location = new("b", 2, 2) };

        Assert.Equal(here, there);
        Assert.Equal(here.GetHashCode(), there.GetHashCode());
        Assert.NotEqual(here, new Reference("ndrc") { Location = new("a", 1, 1) });
        Assert.Equal(new Reference("cast"), "cast");
        Assert.Equal("cast", here.ToString());
    }

    [Fact]
    public void Kinds_of_findings_have_codes_of_their_own_range_once()
    {
        (IReadOnlyList<DiagnosticDescriptor> Kinds, string First, string Last)[] areas =
            [(UnitDiagnostics.All, "SL4001", "SL4199"), (PlaceDiagnostics.All, "SL4401", "SL4499")];
        foreach (var (kinds, first, last) in areas)
        {
            Assert.Equal(kinds.Select(k => k.Code).Distinct().Order(StringComparer.Ordinal), kinds.Select(k => k.Code));
            Assert.All(kinds, k => Assert.True(string.CompareOrdinal(k.Code, first) >= 0 && string.CompareOrdinal(k.Code, last) <= 0, k.Code));
        }
    }
}
