using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Indicators.Tests.Observations;

public sealed class UnitConversionTests
{
    private static readonly MeasureUnit Person = MeasureUnit.Base("person");

    // Law: a conversion gives the nearest double: x % are x / 100, for which 0.01 × x is not always enough.
    [Fact]
    public void Shares_are_divided_and_not_multiplied_by_a_rounded_factor()
    {
        var conversion = UnitConversion.Between(MeasureUnit.Percent, MeasureUnit.Dimensionless);
        for (var x = 0; x <= 100; x++)
            Assert.Equal(x / 100.0, conversion.Apply(x));
        Assert.NotEqual(57 / 100.0, 57 * 0.01);
    }

    [Fact]
    public void Equal_units_change_no_bit()
    {
        var conversion = UnitConversion.Between(Person.ScaledBy(1e4), Person.ScaledBy(10000));
        Assert.True(conversion.IsIdentity);
        Assert.True(double.IsNegative(conversion.Apply(-0.0)));
        Assert.Equal(5e-324, default(UnitConversion).Apply(5e-324));
    }

    [Fact]
    public void Missing_stays_missing() => Assert.Equal(double.NaN, UnitConversion.Between(Person.ScaledBy(1e4), Person).Apply(double.NaN));

    [Fact]
    public void Scaled_units_are_multiplied() => Assert.Equal(19_620_000, UnitConversion.Between(Person.ScaledBy(1e4), Person).Apply(1962));

    [Fact]
    public void Units_of_other_base_kinds_are_refused() =>
        Assert.Throws<ArgumentException>(() => UnitConversion.Between(Person, MeasureUnit.Base("venue")));

    // Law: there and back is the same value, to the last digits.
    [Property]
    public void There_and_back_is_the_same(NormalFloat x, PositiveInt a, PositiveInt b)
    {
        var (from, to) = (Person.ScaledBy(a.Get), Person.ScaledBy(b.Get));
        var back = UnitConversion.Between(to, from).Apply(UnitConversion.Between(from, to).Apply(x.Get));
        Assert.InRange(Math.Abs(back - x.Get), 0, Math.Max(Math.Abs(x.Get) * 1e-15, 1e-300));
    }
}
