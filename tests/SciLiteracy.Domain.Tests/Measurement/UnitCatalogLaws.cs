namespace SciLiteracy.Domain.Tests;

public class UnitCatalogLaws
{
    private static readonly UnitCatalog Catalog =
        UnitCatalog.Create(Generators.BaseCodes.Select(c => new UnitDefinition { Code = c, Name = LocalizedText.Of("en", c) })).Require();

    // Law: a text has a unit or findings, never both and never neither; every finding is inside the text.
    [Law]
    public void Every_text_is_read_or_has_findings_inside_it(HostileText text)
    {
        var result = Catalog.Parse(text.Value, new SourceLocation("u", 7, 11));

        Assert.Equal(result.IsOk, result.Diagnostics.IsEmpty);
        Assert.Equal(result.IsOk, Catalog.TryParse(text.Value, out var unit));
        Assert.Equal(result.Value, unit);
        Assert.All(result.Diagnostics, d =>
        {
            Assert.Equal(7, d.Location.Line);
            Assert.InRange(d.Location.Column, 11, 11 + Math.Max(0, text.Value.Length - 1));
        });
        if (result.IsOk)
            Assert.Equal(result.Value, Catalog.Parse(result.Value.ToString()).Require());
    }

    // Law: the expression of a product, quotient or power means the product, quotient or power.
    [Law]
    public void Expressions_mean_what_the_operators_mean(MeasureUnit a, MeasureUnit b)
    {
        Assert.Equal(a * b, Catalog.Parse($"({a}) * ({b})").Require());
        Assert.Equal(a / b, Catalog.Parse($"({a}) / ({b})").Require());
        Assert.Equal(a * b, Catalog.Parse($"{a} * {b}").Require());
        Assert.Equal(a.Pow(-2), Catalog.Parse($"({a})^-2").Require());
    }

    // Law: the order of definitions does not count.
    [Law]
    public void The_order_of_definitions_does_not_count(MeasureUnit a, MeasureUnit b)
    {
        var name = LocalizedText.Of("en", "x");
        UnitDefinition[] more =
        [
            new() { Code = "first", Name = name, Definition = $"({a}) * second" },
            new() { Code = "second", Name = name, Definition = b.ToString() },
        ];

        var forward = UnitCatalog.Create(Catalog.Definitions.Concat(more)).Require();
        var backward = UnitCatalog.Create(more.Reverse().Concat(Catalog.Definitions.Reverse())).Require();

        Assert.Equal(a * b, forward.Parse("first").Require());
        Assert.Equal(a * b, backward.Parse("first").Require());
    }
}
