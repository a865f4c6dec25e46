namespace SciLiteracy.Indicators.Tests.Composite.Aggregation;


/// <summary>Tables with gaps, ties, single rows and children, and weights of 0.</summary>
public static class ChildTables
{
    private static readonly Gen<double> Value = Gen.Frequency(
        (5, Gen.Choose(1, 6).Select(v => (double)v)), (4, Gen.Choose(1, 99_999).Select(v => v / 1000.0)), (1, Gen.Constant(double.NaN)));

    private static readonly Gen<double> Weight = Gen.Frequency(
        (4, Gen.Constant(1.0)), (3, Gen.Choose(1, 5).Select(v => (double)v)), (2, Gen.Choose(1, 999).Select(v => v / 100.0)), (1, Gen.Constant(0.0)));

    /// <summary>Positive values and gaps; some child weighs something.</summary>
    public static Arbitrary<ChildTable> Tables() => Arb.From(
        from rows in Gen.Frequency((1, Gen.Constant(1)), (5, Gen.Choose(2, 9)), (2, Gen.Choose(10, 40)))
        from children in Gen.Frequency((1, Gen.Constant(1)), (5, Gen.Choose(2, 6)))
        from values in Gen.ArrayOf(Value, rows * children)
        from weights in Gen.ArrayOf(Weight, children)
        select new ChildTable(rows, values, weights.All(w => w == 0) ? [.. weights.Select(_ => 1.0)] : weights));
}
