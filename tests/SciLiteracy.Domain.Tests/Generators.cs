using NodaTime;

namespace SciLiteracy.Domain.Tests;

/// <summary>Values of the domain for laws; the ends of ranges and the simplest values come often.</summary>
public static class Generators
{
    /// <summary>Codes of base kinds, some of which look like the exponent of a number.</summary>
    public static readonly string[] BaseCodes = ["person", "venue", "CNY", "hour", "m", "e3", "E", "m2"];

    public static Gen<PeriodFrequency> FrequencyGen { get; } = Gen.Elements(Enum.GetValues<PeriodFrequency>());

    /// <summary>Days from 0001-01-01 to 9999-12-31: both ends, the ends of months and years, leap days, and any other.</summary>
    public static Gen<LocalDate> DateGen { get; } = Gen.Frequency(
        (1, Gen.Elements(
            new LocalDate(1, 1, 1), new LocalDate(9999, 12, 31), new LocalDate(2000, 2, 29), new LocalDate(1900, 2, 28), new LocalDate(2018, 3, 18))),
        (2, from year in Gen.Choose(1990, 2040)
            from month in Gen.Choose(1, 12)
            from end in Gen.Elements(true, false)
            select new LocalDate(year, month, end ? CalendarSystem.Iso.GetDaysInMonth(year, month) : 1)),
        (2, from days in Gen.Choose(0, 3_652_058)
            select new LocalDate(1, 1, 1).PlusDays(days)));

    public static Gen<ReferencePeriod> PeriodGen { get; } =
        from date in DateGen
        from frequency in FrequencyGen
        select ReferencePeriod.Containing(date, frequency);

    public static Gen<PeriodRange> RangeGen { get; } =
        from first in PeriodGen
        from count in Gen.Frequency((1, Gen.Constant(1)), (4, Gen.Choose(1, 100)))
        let room = ReferencePeriod.Containing(new LocalDate(9999, 12, 31), first.Frequency) - first
        select PeriodRange.Of(first, first + Math.Min(count - 1, room));

    public static Gen<Lifetime> LifetimeGen { get; } =
        from a in DateGen
        from b in DateGen
        from open in Gen.Choose(0, 5)
        let start = LocalDate.Min(a, b)
        let end = LocalDate.Max(a, b)
        select Lifetime.Of(open is 0 or 2 ? null : start, open is 1 or 2 ? null : end);

    /// <summary>Units so small that the product of any four, to the power of two, stays within the bounds.</summary>
    public static Gen<MeasureUnit> UnitGen { get; } =
        from scale in Gen.Frequency(
            (3, Gen.Constant(1.0)),
            (3, Gen.Elements(0.01, 0.001, 1e4, 1e6, 1000, 60, 1.0 / 64, 0.3048, 3.6e6, 12345.678)),
            (1, Gen.Choose(1, 1_000_000).Select(n => n / 1000.0)))
        from divisor in Gen.Frequency((3, Gen.Constant(1)), (1, Gen.Choose(1, 1000)))
        from powers in (from code in Gen.Elements(BaseCodes)
                        from power in Gen.Choose(-2, 2)
                        select MeasureUnit.Base(code).Pow(power)).ListOf()
        select powers.Take(3).Aggregate(
            MeasureUnit.Dimensionless.ScaledBy(scale) / MeasureUnit.Dimensionless.ScaledBy(divisor), (product, power) => product * power);

    public static Gen<LocalizedText> TextGen { get; } =
        from tags in Gen.SubListOf("en", "zh", "zh-Hans", "zh-Hans-CN", "de-CH-1996", "fr-a-b")
        from first in Gen.Elements("en", "zh")
        from words in Gen.Elements("Beijing", "北京市", "a: b", "'quoted'", "#", "- x", "line\nbreak", "\ud83d\ude00").ArrayOf(7)
        select LocalizedText.Of(tags.Prepend(first).Distinct().Select((tag, i) => new KeyValuePair<string, string>(tag, words[i])));

    /// <summary>Forests of up to some dozens of regions, in any order, with groupings beside them.</summary>
    public static Gen<RegionHierarchy> HierarchyGen { get; } =
        from parents in Gen.Choose(-1, 1000).ArrayOf()
        from memberships in Gen.Choose(0, 7).ArrayOf(parents.Length)
        from order in Gen.Shuffle(Enumerable.Range(0, parents.Length + 3).ToArray())
        select RegionHierarchy.Create(order.Select(i => MakeRegion(i, parents, memberships))).Require();

    public static Arbitrary<PeriodFrequency> Frequencies() => FrequencyGen.ToArbitrary();

    public static Arbitrary<LocalDate> Dates() => DateGen.ToArbitrary();

    public static Arbitrary<ReferencePeriod> Periods() => PeriodGen.ToArbitrary();

    public static Arbitrary<PeriodRange> Ranges() => RangeGen.ToArbitrary();

    public static Arbitrary<Lifetime> Lifetimes() => LifetimeGen.ToArbitrary();

    public static Arbitrary<MeasureUnit> Units() => UnitGen.ToArbitrary();

    public static Arbitrary<LocalizedText> Texts() => TextGen.ToArbitrary();

    public static Arbitrary<RegionHierarchy> Hierarchies() => HierarchyGen.ToArbitrary();

    public static Arbitrary<HostileText> HostileTexts() => Gen.OneOf(HostileText.Random, HostileText.Mutated).ToArbitrary();

    // The last three are groupings; the others have a parent before them in number, or none.
    private static Region MakeRegion(int i, int[] parents, int[] memberships)
    {
        if (i >= parents.Length)
            return new Region { Code = $"G-{i - parents.Length}", Name = LocalizedText.Of("en", $"Grouping {i}") };
        return new Region
        {
            Code = $"{i:D2}",
            Name = LocalizedText.Of("en", $"Region {i}"),
            Level = (i % 3) switch { 0 => null, 1 => "province", _ => "city" },
            Parent = i == 0 || parents[i] < 0 ? null : new Reference($"{parents[i] % i:D2}"),
            Groups = [.. Enumerable.Range(0, 3).Where(g => (memberships[i] & (1 << g)) != 0).Select(g => new Reference($"G-{g}"))],
        };
    }
}
