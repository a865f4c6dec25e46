namespace SciLiteracy.Domain.Tests;

public class MeasureUnitTests
{
    private static readonly MeasureUnit Person = MeasureUnit.Base("person");
    private static readonly MeasureUnit Venue = MeasureUnit.Base("venue");
    private static readonly MeasureUnit Yuan = MeasureUnit.Base("CNY");
    private static readonly MeasureUnit Hour = MeasureUnit.Base("hour");

    [Fact]
    public void Units_are_written_in_base_kinds()
    {
        Assert.Equal("1", MeasureUnit.Dimensionless.ToString());
        Assert.Equal("%", MeasureUnit.Percent.ToString());
        Assert.Equal("‰", MeasureUnit.PerMille.ToString());
        Assert.Equal("person", Person.ToString());
        Assert.Equal("1e4 person", Person.ScaledBy(10_000).ToString());
        Assert.Equal("person / 100", (MeasureUnit.Percent * Person).ToString());
        Assert.Equal("CNY / person", (Yuan / Person).ToString());
        Assert.Equal("venue / 1e6 person", (Venue / Person.ScaledBy(1e6)).ToString());
        Assert.Equal("1 / person", Person.Inverse().ToString());
        Assert.Equal("1 / 1e4", MeasureUnit.Dimensionless.ScaledBy(1e-4).ToString());
        Assert.Equal("60", MeasureUnit.Dimensionless.ScaledBy(60).ToString());
        Assert.Equal("1 / 60 hour^2", (MeasureUnit.Dimensionless / Hour.Pow(2).ScaledBy(60)).ToString());
        Assert.Equal("3 hour / 2 person", (Hour.ScaledBy(1.5) / Person).ToString());
        Assert.Equal("CNY * venue^2 / 7 hour / person^3", (Yuan * Venue.Pow(2) / Hour.ScaledBy(7) / Person.Pow(3)).ToString());
    }

    [Theory]
    [InlineData(100, "100 person")]
    [InlineData(1000, "1e3 person")]
    [InlineData(3600, "3600 person")]
    [InlineData(36000, "36e3 person")]
    [InlineData(1e22, "1e22 person")]
    [InlineData(0.5, "person / 2")]
    public void A_scale_is_written_in_the_shorter_way(double scale, string text) => Assert.Equal(text, Person.ScaledBy(scale).ToString());

    [Fact]
    public void The_parts_of_a_unit_are_told()
    {
        var unit = Venue / Person.ScaledBy(1e6);

        Assert.Equal(1e-6, unit.Scale);
        Assert.Equal(["person -1", "venue 1"], unit.Dimension.Select(d => $"{d.Key} {d.Value}"));
        Assert.False(unit.IsDimensionless);
        Assert.True(MeasureUnit.Percent.IsDimensionless);
        Assert.True((Person / Person).IsDimensionless);
    }

    [Fact]
    public void Decimal_fractions_are_exact()
    {
        Assert.Equal(MeasureUnit.Percent, MeasureUnit.Dimensionless / MeasureUnit.Dimensionless.ScaledBy(100));
        Assert.Equal(MeasureUnit.Dimensionless, MeasureUnit.Dimensionless.ScaledBy(0.1).ScaledBy(0.1).ScaledBy(100));
        Assert.True(MeasureUnit.Percent == MeasureUnit.PerMille.ScaledBy(10));
        Assert.True(MeasureUnit.Percent != MeasureUnit.PerMille);
    }

    [Fact]
    public void Values_convert_by_a_factor()
    {
        var minute = Hour / MeasureUnit.Dimensionless.ScaledBy(60);

        Assert.Equal(60, Hour.ConversionFactorTo(minute));
        Assert.Equal(1.0 / 60, minute.ConversionFactorTo(Hour));
        Assert.Equal(100, MeasureUnit.Dimensionless.ConversionFactorTo(MeasureUnit.Percent));
        Assert.Equal(10_000, (Person / Person).ConversionFactorTo(MeasureUnit.Dimensionless.ScaledBy(1e-4)));
        Assert.Equal(1e6, (Venue / Person).ConversionFactorTo(Venue / Person.ScaledBy(1e6)));
    }

    [Fact]
    public void Units_of_other_kinds_do_not_convert()
    {
        Assert.True(Hour.IsConvertibleTo(Hour.ScaledBy(24)));
        Assert.False(Hour.IsConvertibleTo(Person));
        Assert.False(Hour.IsConvertibleTo(Hour.Pow(2)));
        Assert.False(Hour.IsConvertibleTo(Hour * Person));
        var error = Assert.Throws<ArgumentException>(() => (Yuan / Person).ConversionFactorTo(Yuan));
        Assert.StartsWith("A value in 'CNY / person' cannot be told in 'CNY': the base kinds differ.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_power_0_is_dimensionless()
    {
        Assert.Equal(MeasureUnit.Dimensionless, Person.ScaledBy(1e100).Pow(0));
        Assert.Equal(MeasureUnit.Dimensionless, MeasureUnit.Dimensionless.Pow(int.MinValue));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_scale_that_is_no_positive_number_is_refused(double scale) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Person.ScaledBy(scale));

    [Theory]
    [InlineData("")]
    [InlineData("1person")]
    [InlineData("per son")]
    [InlineData("人")]
    [InlineData("a-b")]
    public void A_base_kind_has_a_code(string code) => Assert.Throws<ArgumentException>(() => MeasureUnit.Base(code));

    [Fact]
    public void An_operation_that_leaves_the_bounds_overflows()
    {
        Assert.Throws<OverflowException>(() => Person.ScaledBy(1e151));
        Assert.Throws<OverflowException>(() => Person.ScaledBy(1e-151));
        Assert.Throws<OverflowException>(() => Person.ScaledBy(1e100).ScaledBy(1e100));
        Assert.Throws<OverflowException>(() => Person.ScaledBy(1e100) * Person.ScaledBy(1e100));
        Assert.Throws<OverflowException>(() => Person.ScaledBy(10).Pow(200));
        Assert.Throws<OverflowException>(() => MeasureUnit.Dimensionless.ScaledBy(2).Pow(int.MaxValue));
        Assert.Throws<OverflowException>(() => MeasureUnit.Dimensionless.ScaledBy(2).Pow(int.MinValue));
        Assert.Throws<OverflowException>(() => Person.Pow(33));
        Assert.Throws<OverflowException>(() => Person.Pow(32) * Person);
        Assert.Throws<OverflowException>(() => Person.Pow(int.MinValue));
        Assert.Throws<OverflowException>(() => Enumerable.Range(0, 13).Aggregate(Person, (unit, i) => unit * MeasureUnit.Base($"k{i}")));
    }

    [Fact]
    public void The_bounds_themselves_are_within()
    {
        Assert.Equal(1e150, Person.ScaledBy(1e150).Scale);
        Assert.Equal(1e-150, Person.ScaledBy(1e-150).Scale);
        Assert.Equal(1e300, Person.ScaledBy(1e150).ConversionFactorTo(Person.ScaledBy(1e-150)));
        Assert.Equal(-32, Person.Pow(-32).Dimension[0].Value);
        Assert.Equal(Math.ScaleB(1, 499), MeasureUnit.Dimensionless.ScaledBy(2).Pow(499).Scale);
    }

    [Fact]
    public void The_longest_unit_has_a_text_that_a_catalog_reads()
    {
        string[] codes = [.. Enumerable.Range(0, MeasureUnit.MaximumBaseKinds).Select(i => new string((char)('a' + i), Identifier.MaximumLength))];
        var catalog = UnitCatalog.Create(codes.Select(c => new UnitDefinition { Code = c, Name = LocalizedText.Of("en", "x") })).Require();
        var scale = MeasureUnit.Dimensionless.ScaledBy(3).Pow(315) / MeasureUnit.Dimensionless.ScaledBy(7).Pow(178);
        var unit = codes.Aggregate(scale, (product, code) => product * MeasureUnit.Base(code).Pow(-MeasureUnit.MaximumExponent));

        Assert.InRange(unit.ToString().Length, 1800, UnitCatalog.MaximumTextLength);
        Assert.Equal(unit, catalog.Parse(unit.ToString()).Require());
    }

    [Fact]
    public void Null_is_equal_to_null_only()
    {
        MeasureUnit? none = null;

        Assert.True(none == null);
        Assert.False(Person == none);
        Assert.False(Person.Equals(none));
        Assert.False(Person.Equals((object)"person"));
        Assert.Throws<ArgumentNullException>(() => Person * none!);
        Assert.Throws<ArgumentNullException>(() => Person / none!);
    }
}
