using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations;
using SciLiteracy.Testing;

namespace SciLiteracy.Indicators.Tests.Observations;

/// <summary>Draws lists of observations of which no two share a cell: few names, so that keys meet often; all frequencies, statuses and odd doubles.</summary>
internal static class ObservationLists
{
    private static readonly string[] Indicators = ["a", "b.c", "D_1", "zz"];
    private static readonly string[] Entities = ["00", "11", "R-E", "x"];
    private static readonly string[] Breakdowns = ["_T", "sex=female", "sex=male", "age=18-29;sex=female", "age=一"];
    private static readonly string[] Periods = ["2019", "2020", "2020-S1", "2020-S2", "2020-Q4", "2020-12", "2020-01", "2020-12-31", "2020-01-01", "0001", "9999"];
    private static readonly double[] Values = [0, -0.0, 1, 0.1, 1.0 / 3, -3.25, 5e-324, double.MaxValue, 123456789.125, 1e21];
    private static readonly string[] Texts = ["note", "=1+1", "'=x", "a,b", "\"q\"", "two\nlines", "cr\rlf\r\n", "-0.5", "@x", "\t", "国家", "😀", "'", " ", "＝1"];

    public static List<Observation> Draw(Draw draw)
    {
        var cells = new HashSet<(string, string, string, string)>();
        var list = new List<Observation>();
        for (var i = draw.Between(0, Math.Min(200, 4 * draw.Size)); i > 0; i--)
        {
            var cell = (draw.Pick(Indicators), draw.Pick(Entities), draw.Pick(Breakdowns), draw.Pick(Periods));
            if (!cells.Add(cell))
                continue;
            var value = draw.Chance(15) ? double.NaN : draw.Pick(Values);
            ObservationStatus status;
            do
                status = (ObservationStatus)draw.Between(0, (int)ObservationStatus.IncludesOtherCategory);
            while (status.IsMissing() && !double.IsNaN(value));
            list.Add(new Observation
            {
                Indicator = cell.Item1,
                Entity = cell.Item2,
                Breakdown = Breakdown.Parse(cell.Item3),
                Period = ReferencePeriod.Parse(cell.Item4),
                Value = value,
                Status = status,
                Source = draw.Maybe(() => draw.Pick<string>(["S01", "n-2"])),
                Details = draw.Chance(60) ? default : ObservationDetails.Of(
                    DrawDetail(draw), DrawDetail(draw), DrawDetail(draw) is { } n ? Math.Abs(n) : null, DrawDetail(draw) is { } error ? Math.Abs(error) : null),
                Attributes = draw.Some<string>(["note", "published_as", "Zeit", "=name"], 3).Order(StringComparer.Ordinal)
                    .Select(name => new AttributeValue(name, draw.Pick(Texts))).ToValueList(),
                Location = draw.Chance(20) ? SourceLocation.None : new SourceLocation(draw.Pick<string>(["a.csv", "b.csv"]), i, 1),
            });
        }

        return list;
    }

    private static double? DrawDetail(Draw draw) => draw.Chance(50) ? null : draw.Pick(Values);

    public static Dataset Build(IEnumerable<Observation> observations)
    {
        var builder = new DatasetBuilder();
        foreach (var observation in observations)
            builder.Add(observation);
        return builder.Build();
    }
}
