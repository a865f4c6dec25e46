namespace SciLiteracy.Domain.Tests;

public class MeasureUnitLaws
{
    private static readonly UnitCatalog Catalog =
        UnitCatalog.Create(Generators.BaseCodes.Select(c => new UnitDefinition { Code = c, Name = LocalizedText.Of("en", c) })).Require();

    // Law: write then read is identity.
    [Law]
    public void Parsing_the_text_of_a_unit_gives_the_unit(MeasureUnit unit)
    {
        Assert.Equal(unit, Catalog.Parse(unit.ToString()).Require());
        Assert.True(Catalog.TryParse(unit.ToString(), out var read));
        Assert.Equal(unit, read);
        Assert.Equal(unit.GetHashCode(), read.GetHashCode());
    }

    // Law: units are a commutative group under multiplication.
    [Law]
    public void Multiplication_is_commutative(MeasureUnit a, MeasureUnit b) => Assert.Equal(a * b, b * a);

    [Law]
    public void Multiplication_is_associative(MeasureUnit a, MeasureUnit b, MeasureUnit c) => Assert.Equal((a * b) * c, a * (b * c));

    [Law]
    public void Dimensionless_is_neutral(MeasureUnit a)
    {
        Assert.Equal(a, a * MeasureUnit.Dimensionless);
        Assert.Equal(a, a / MeasureUnit.Dimensionless);
    }

    [Law]
    public void A_unit_times_its_inverse_is_dimensionless(MeasureUnit a)
    {
        Assert.Equal(MeasureUnit.Dimensionless, a * a.Inverse());
        Assert.Equal(a, a.Inverse().Inverse());
        Assert.Equal(a.Inverse(), a.Pow(-1));
    }

    [Law]
    public void Division_undoes_multiplication(MeasureUnit a, MeasureUnit b) => Assert.Equal(a, a * b / b);

    // Law: powers add, multiply, and distribute over products.
    [Law]
    public void Powers_add(MeasureUnit a)
    {
        for (var m = -2; m <= 2; m++)
        {
            for (var n = -2; n <= 2; n++)
            {
                Assert.Equal(a.Pow(m + n), a.Pow(m) * a.Pow(n));
                Assert.Equal(a.Pow(m * n), a.Pow(m).Pow(n));
            }
        }
    }

    [Law]
    public void Powers_distribute_over_products(MeasureUnit a, MeasureUnit b)
    {
        for (var n = -2; n <= 2; n++)
            Assert.Equal((a * b).Pow(n), a.Pow(n) * b.Pow(n));
    }

    // Law: the conversion factor of a chain is the product of the factors, and that of the way back is the reciprocal.
    // Each factor is one rounding from the exact one, so a product of two is off by at most three roundings of 2^-53.
    [Law]
    public void Conversion_factors_multiply_and_invert(MeasureUnit a, PositiveInt p, PositiveInt q)
    {
        var b = a.ScaledBy(p.Get / 7.0);
        var c = a.ScaledBy(q.Get * 0.001);

        Assert.Equal(1, a.ConversionFactorTo(a));
        AssertNear(1, a.ConversionFactorTo(b) * b.ConversionFactorTo(a));
        AssertNear(a.ConversionFactorTo(c), a.ConversionFactorTo(b) * b.ConversionFactorTo(c));
    }

    // Law: convertibility survives multiplication by a third unit, and the factor does not change.
    [Law]
    public void A_common_factor_cancels_in_a_conversion(MeasureUnit a, MeasureUnit b, PositiveInt p)
    {
        var scaled = a.ScaledBy(p.Get);

        Assert.True((a * b).IsConvertibleTo(scaled * b));
        Assert.Equal(a.ConversionFactorTo(scaled), (a * b).ConversionFactorTo(scaled * b));
    }

    // Law: the scale is the nearest double: of a decimal number the number itself, of a quotient of whole numbers the rounded quotient.
    [Law]
    public void A_scale_is_rounded_once(int mantissa, PositiveInt p, PositiveInt q)
    {
        var decimalNumber = Math.Abs((double)mantissa) + (p.Get / 1000.0);

        Assert.Equal(decimalNumber, MeasureUnit.Dimensionless.ScaledBy(decimalNumber).Scale);
        Assert.Equal((double)p.Get / q.Get, (MeasureUnit.Dimensionless.ScaledBy(p.Get) / MeasureUnit.Dimensionless.ScaledBy(q.Get)).Scale);
    }

    [Law]
    public void Any_double_within_the_bounds_is_its_own_scale(NormalFloat number)
    {
        var scale = Math.Abs(number.Get);
        if (scale is > 1e-130 and < 1e150)
            Assert.Equal(scale, MeasureUnit.Dimensionless.ScaledBy(scale).Scale);
    }

    private static void AssertNear(double expected, double actual) =>
        Assert.InRange(actual / expected, 1 - (4 * Math.ScaleB(1, -53)), 1 + (4 * Math.ScaleB(1, -53)));
}
