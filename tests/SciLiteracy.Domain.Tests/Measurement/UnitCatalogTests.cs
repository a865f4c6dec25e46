namespace SciLiteracy.Domain.Tests;

public class UnitCatalogTests
{
    private const string ExpectedBounds = "expected at most 12 base kinds, powers up to 32 and a scale from about 1e-150 to 1e150.";

    private static readonly UnitCatalog Catalog = UnitCatalog.Create(
    [
        Unit("person", zh: "人"),
        Unit("venue"),
        Unit("CNY", symbol: "¥"),
        Unit("year"),
        Unit("minute", definition: "hour / 60"),
        Unit("hour", symbol: "h"),
        Unit("day", definition: "24 hour"),
        Unit("m"),
        Unit("m2", symbol: "m²", definition: "m^2"),
        Unit("wan", definition: "1e4 person"),
        Unit("e3"),
    ]).Require();

    [Theory]
    [InlineData("person", "person")]
    [InlineData("1", "1")]
    [InlineData("%", "%")]
    [InlineData("‰", "‰")]
    [InlineData("0.01", "%")]
    [InlineData("100 %", "1")]
    [InlineData("% ^ 2", "1 / 1e4")]
    [InlineData("1e4 person", "1e4 person")]
    [InlineData("10000person", "1e4 person")]
    [InlineData("10^4 person", "1e4 person")]
    [InlineData("2 e3", "2 e3")]
    [InlineData("2e3", "2e3")]
    [InlineData("2e3 e3", "2e3 e3")]
    [InlineData("venue / 1e6 person", "venue / 1e6 person")]
    [InlineData("venue / (1e6 person)", "venue / 1e6 person")]
    [InlineData("venue / 1e6 * person", "person * venue / 1e6")]
    [InlineData("CNY / person / year", "CNY / person / year")]
    [InlineData("CNY / (person * year)", "CNY / person / year")]
    [InlineData("CNY / person * year", "CNY * year / person")]
    [InlineData("m2 / m", "m")]
    [InlineData("m^2", "m^2")]
    [InlineData("m^+2", "m^2")]
    [InlineData("m ^ -2", "1 / m^2")]
    [InlineData("(m / hour)^-2", "hour^2 / m^2")]
    [InlineData("2 m^3", "2 m^3")]
    [InlineData("(2 m)^3", "8 m^3")]
    [InlineData("m^0", "1")]
    [InlineData("1e3 (person * hour)", "1e3 hour * person")]
    [InlineData("\tperson\n*  hour ", "hour * person")]
    [InlineData("wan", "1e4 person")]
    [InlineData("60 minute", "hour")]
    [InlineData("day", "24 hour")]
    public void An_expression_is_read(string text, string canonical)
    {
        var result = Catalog.Parse(text);

        Assert.Empty(result.Diagnostics);
        Assert.Equal(canonical, result.Value?.ToString());
    }

    [Theory]
    [InlineData("", "1 SL4011: '' is no unit; expected an expression such as 'person', 'venue / 1e6 person', '%' or '1'.")]
    [InlineData("  ", "1 SL4011: '  ' is no unit; expected an expression such as 'person', 'venue / 1e6 person', '%' or '1'.")]
    [InlineData("venue / 1e6 persn", "13 SL4010: Unknown unit 'persn'; did you mean 'person'?")]
    [InlineData("qqqqqqqq", "1 SL4010: Unknown unit 'qqqqqqqq'.")]
    [InlineData("person hour", "8 SL4011: Unexpected 'hour' in 'person hour'; expected '*' or '/' before it.")]
    [InlineData("person 5", "8 SL4011: Unexpected '5' in 'person 5'; expected '*' or '/' before it.")]
    [InlineData("person (hour)", "8 SL4011: Unexpected '(' in 'person (hour)'; expected '*' or '/' before it.")]
    [InlineData("2 3 person", "3 SL4011: Unexpected '3' in '2 3 person'; expected '*' or '/' before it.")]
    [InlineData("* person", "1 SL4011: Unexpected '*' in '* person'; expected a unit or a number before it.")]
    [InlineData("person /", "8 SL4011: 'person /' ends after '/'; expected a unit or a number.")]
    [InlineData("person / * hour", "10 SL4011: Unexpected '*' in 'person / * hour'; expected a unit or a number before it.")]
    [InlineData("person)", "7 SL4011: Unexpected ')' in 'person)'; there is no '(' before it.")]
    [InlineData("(person * hour", "1 SL4011: The '(' in '(person * hour' is not closed; expected a ')' after it.")]
    [InlineData("()", "2 SL4011: Unexpected ')' in '()'; expected a unit or a number before it.")]
    [InlineData("^2", "1 SL4011: Unexpected '^2' in '^2'; expected a unit or a number before it.")]
    [InlineData("m^2^3", "4 SL4011: Unexpected '^3' in 'm^2^3'; a factor has one power, right after it.")]
    [InlineData("m²", "1 SL4011: 'm²' is no code of a unit; expected letters, digits, '_' and '.', beginning with a letter.")]
    [InlineData("person-hour", "1 SL4011: 'person-hour' is no code of a unit; expected letters, digits, '_' and '.', beginning with a letter.")]
    [InlineData("5 人", "3 SL4011: '人' is no code of a unit; expected letters, digits, '_' and '.', beginning with a letter.")]
    [InlineData("1.person", "1 SL4012: The number '1.' has no digits after the point; expected a number such as 10000, 1e4 or 0.01.")]
    [InlineData("1.e5", "1 SL4012: The number '1.e5' has no digits after the point; expected a number such as 10000, 1e4 or 0.01.")]
    [InlineData("0 person", "1 SL4012: The number '0' is no scale of a unit; expected one above 0, from about 1e-150 to 1e150.")]
    [InlineData("1e999999999999 person", "1 SL4012: The number '1e999999999999' is no scale of a unit; expected one above 0, from about 1e-150 to 1e150.")]
    [InlineData("m^", "2 SL4013: '^' is no power of a unit; expected '^' and a whole number from -32 to 32.")]
    [InlineData("m^1.5", "2 SL4013: '^1.5' is no power of a unit; expected '^' and a whole number from -32 to 32.")]
    [InlineData("m^99999999999", "2 SL4013: '^99999999999' is no power of a unit; expected '^' and a whole number from -32 to 32.")]
    [InlineData("m^x", "2 SL4013: '^x' is no power of a unit; expected '^' and a whole number from -32 to 32.")]
    [InlineData("m^32 * m", "6 SL4014: The unit 'm^32 * m' is out of bounds from here on; " + ExpectedBounds)]
    [InlineData("(1e9 m)^20 * m^30", "8 SL4014: The unit '(1e9 m)^20 * m^30' is out of bounds from here on; " + ExpectedBounds)]
    public void A_fault_is_told_at_its_column(string text, string expected)
    {
        var result = Catalog.Parse(text, new SourceLocation("u", 3, 1));

        Assert.False(result.IsOk);
        var finding = Assert.Single(result.Diagnostics);
        Assert.Equal("u:3:" + expected.Replace(" SL", ": error SL", StringComparison.Ordinal), finding.ToString());
        Assert.False(Catalog.TryParse(text, out var unit));
        Assert.Null(unit);
    }

    [Fact]
    public void All_faults_of_a_text_are_told_at_once()
    {
        var result = Catalog.Parse("persn / 0 (hor ^x) ) venu", new SourceLocation("units.yaml", 12, 40));

        Assert.Equal(
            [
                "units.yaml:12:40: error SL4010: Unknown unit 'persn'; did you mean 'person'?",
                "units.yaml:12:48: error SL4012: The number '0' is no scale of a unit; expected one above 0, from about 1e-150 to 1e150.",
                "units.yaml:12:51: error SL4010: Unknown unit 'hor'; did you mean 'hour'?",
                "units.yaml:12:55: error SL4013: '^x' is no power of a unit; expected '^' and a whole number from -32 to 32.",
                "units.yaml:12:59: error SL4011: Unexpected ')' in 'persn / 0 (hor ^x) ) venu'; there is no '(' before it.",
                "units.yaml:12:61: error SL4010: Unknown unit 'venu'; did you mean 'venue'?",
                "units.yaml:12:61: error SL4011: Unexpected 'venu' in 'persn / 0 (hor ^x) ) venu'; expected '*' or '/' before it.",
            ],
            result.Diagnostics.OrderBy(d => d.Location.Column).ThenBy(d => d.Code, StringComparer.Ordinal).Select(d => d.ToString()));
    }

    [Fact]
    public void Parentheses_go_only_so_deep()
    {
        var deepest = new string('(', UnitCatalog.MaximumDepth) + "m" + new string(')', UnitCatalog.MaximumDepth);
        Assert.Equal("m", Catalog.Parse(deepest).Require().ToString());

        var tooDeep = Catalog.Parse($"({deepest}) * persn", new SourceLocation("u", 1, 1));
        Assert.Equal(
            ["u:1:33: SL4016 The '(' is nested deeper than 32; expected fewer parentheses.", "u:1:71: SL4010 Unknown unit 'persn'; did you mean 'person'?"],
            tooDeep.Diagnostics.Select(d => $"{d.Location}: {d.Code} {d.Message}"));

        Assert.Contains(Catalog.Parse(new string('(', UnitCatalog.MaximumTextLength)).Diagnostics, d => d.Code == "SL4016");
    }

    [Fact]
    public void A_text_goes_only_so_long()
    {
        var longest = "m" + new string(' ', UnitCatalog.MaximumTextLength - 1);

        Assert.True(Catalog.TryParse(longest, out _));
        var finding = Assert.Single(Catalog.Parse(longest + " ", new SourceLocation("u", 1, 5)).Diagnostics);
        Assert.Equal("u:1:5: error SL4015: A unit expression of 2049 characters is too long; expected at most 2048.", finding.ToString());
    }

    [Fact]
    public void A_text_of_very_many_faults_is_told_by_the_first_ones()
    {
        var result = Catalog.Parse(string.Concat(Enumerable.Repeat("x1 * ", 400)) + "m", new SourceLocation("u", 1, 1));

        Assert.Equal(32, result.Diagnostics.Length);
        Assert.False(result.IsOk);
    }

    [Fact]
    public void An_empty_catalog_reads_numbers()
    {
        Assert.Equal(MeasureUnit.Percent, UnitCatalog.Empty.Parse("%").Require());
        Assert.Equal("Unknown unit 'm'.", Assert.Single(UnitCatalog.Empty.Parse("m").Diagnostics).Message);
        Assert.False(UnitCatalog.Empty.TryParse(null, out _));
    }

    [Fact]
    public void Definitions_are_found_by_code()
    {
        Assert.Equal("hour / 60", Catalog.Find("minute")?.Definition?.Text);
        Assert.Null(Catalog.Find("Minute"));
        Assert.Equal(11, Catalog.Definitions.Count);
    }

    [Fact]
    public void Definitions_are_checked_with_all_their_faults()
    {
        var result = UnitCatalog.Create(
        [
            Unit("person") with { Location = At(2) },
            Unit("per son") with { Location = At(3) },
            Unit("person", definition: "2 persn") with { Location = At(4) },
            Unit("wan", definition: new SourceText("1e4 persn") { Location = At(5, 50) }) with { Location = At(5) },
            Unit("yi", definition: "1e4 wan") with { Location = At(6) },
            Unit("bad", definition: "") with { Location = At(7) },
        ]);

        Assert.Null(result.Value);
        Assert.Equal(
            [
                "units.yaml:3:3: error SL4001: 'per son' is no code of a unit; expected letters, digits, '_' and '.', beginning with a letter.",
                "units.yaml:4:3: error SL4002: The unit 'person' is defined twice; it is first defined at units.yaml:2:3.",
                "units.yaml:4:3: error SL4010: Unknown unit 'persn'; did you mean 'person'?",
                "units.yaml:5:54: error SL4010: Unknown unit 'persn'; did you mean 'person'?",
                "units.yaml:7:3: error SL4011: '' is no unit; expected an expression such as 'person', 'venue / 1e6 person', '%' or '1'.",
            ],
            result.Diagnostics.Select(d => d.ToString()));
    }

    [Fact]
    public void A_cycle_of_definitions_is_told_once()
    {
        var result = UnitCatalog.Create(
        [
            Unit("ok") with { Location = At(1) },
            Unit("user", definition: "2 a") with { Location = At(2) },
            Unit("c", definition: "a / ok") with { Location = At(3) },
            Unit("a", definition: "b") with { Location = At(4) },
            Unit("b", definition: new SourceText("c * c") { Location = At(5, 30) }) with { Location = At(5) },
            Unit("self", definition: "3 self") with { Location = At(6) },
        ]);

        Assert.Equal(
            [
                "units.yaml:3:3: error SL4003: The definition of the unit 'c' leads back to it: c -> a -> b -> c; expected base kinds at the end.",
                "units.yaml:6:3: error SL4003: The definition of the unit 'self' leads back to it: self -> self; expected base kinds at the end.",
            ],
            result.Diagnostics.Select(d => d.ToString()));
    }

    [Fact]
    public void A_chain_of_definitions_may_be_as_long_as_a_file()
    {
        const int Length = 50_000;
        UnitDefinition[] chain = [.. Enumerable.Range(0, Length).Select(i => Unit($"u{i}", definition: i == Length - 1 ? null : new SourceText($"u{i + 1}")))];

        Assert.Equal($"u{Length - 1}", UnitCatalog.Create(chain).Require().Parse("u0").Require().ToString());

        chain[^1] = Unit($"u{Length - 1}", definition: "u0");
        var finding = Assert.Single(UnitCatalog.Create(chain).Diagnostics);
        Assert.Equal(
            "The definition of the unit 'u0' leads back to it: "
            + "u0 -> u1 -> u2 -> u3 -> u4 -> u5 -> u6 -> u7 -> u8 -> u9 -> … -> u0; expected base kinds at the end.",
            finding.Message);
    }

    [Fact]
    public void Definitions_that_multiply_their_size_end_at_the_bounds()
    {
        var result = UnitCatalog.Create(
            Enumerable.Range(0, 40).Select(i => Unit($"u{i}", definition: i == 0 ? null : new SourceText($"(1e3 u{i - 1}) * u{i - 1}"))));

        Assert.All(result.Diagnostics, d => Assert.Equal("SL4014", d.Code));
        Assert.Single(result.Diagnostics);
    }

    [Theory]
    [InlineData("1", "")]
    [InlineData("%", "%")]
    [InlineData("0.01", "%")]
    [InlineData("person", "person")]
    [InlineData("CNY", "¥")]
    [InlineData("m^2", "m²")]
    [InlineData("m^3", "m³")]
    [InlineData("hour / 60", "minute")]
    [InlineData("venue / 1e6 person", "venue / 10⁶ person")]
    [InlineData("1e4 person", "wan")]
    [InlineData("2e4 person", "2×10⁴ person")]
    [InlineData("3600 person", "3600 person")]
    [InlineData("CNY / (person * year)", "¥ / (person · year)")]
    [InlineData("person / 100", "person / 100")]
    [InlineData("1 / person", "1 / person")]
    [InlineData("1 / 1e4", "1 / 10⁴")]
    [InlineData("m^12 * hour", "h · m¹²")]
    public void A_unit_is_shown_by_symbols_and_names(string text, string shown) =>
        Assert.Equal(shown, Catalog.Display(Catalog.Parse(text).Require()));

    [Fact]
    public void A_unit_is_shown_in_the_language_of_the_reader()
    {
        Assert.Equal("¥ / 10⁶ 人", Catalog.Display(Catalog.Parse("CNY / 1e6 person").Require(), "zh-Hans", "en"));
        Assert.Equal("elsewhere", Catalog.Display(MeasureUnit.Base("elsewhere")));
    }

    private static UnitDefinition Unit(string code, string? symbol = null, string? zh = null, SourceText? definition = null) => new()
    {
        Code = code,
        Name = zh is null ? LocalizedText.Of("en", code) : LocalizedText.Of([new("en", code), new("zh", zh)]),
        Symbol = symbol,
        Definition = definition,
    };

    private static SourceLocation At(int line, int column = 3) => new("units.yaml", line, column);
}
