namespace SciLiteracy.Indicators.Tests.Inequality;

public static class Populations
{
    private static readonly Gen<double> Value = Gen.Frequency(
        (4, Gen.Choose(1, 12).Select(v => (double)v)),
        (3, Gen.Choose(1, 100_000).Select(v => v / 1000.0)),
        (1, Gen.Choose(1, 1000).Select(v => v * 1e-9)),
        (1, Gen.Choose(1, 1000).Select(v => v * 1e7)));

    private static readonly Gen<double> Weight = Gen.Frequency(
        (3, Gen.Constant(1.0)), (3, Gen.Choose(1, 5).Select(v => (double)v)), (2, Gen.Choose(1, 9999).Select(v => v / 100.0)));

    public static Arbitrary<Population> Arbitrary() => Arb.From(
        from n in Gen.Frequency((1, Gen.Constant(1)), (6, Gen.Choose(2, 12)), (2, Gen.Choose(13, 70)))
        from values in Gen.ArrayOf(Value, n)
        from weights in Gen.ArrayOf(Weight, n)
        from groups in Gen.ArrayOf(Gen.Choose(0, 4), n)
        select new Population(values, weights, groups));
}
