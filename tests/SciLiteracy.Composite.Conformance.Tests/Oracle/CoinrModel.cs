using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;

namespace SciLiteracy.Composite.Conformance.Tests.Oracle;

/// <summary>The structure that a table <c>iMeta</c> describes, and data for it.</summary>
internal sealed class CoinrModel
{
    private static readonly string[] Missing = ["NA", "NaN"];

    private readonly Dictionary<string, double> _weights;

    private CoinrModel(GoldenTable meta, Dictionary<string, double> weights)
    {
        Meta = meta;
        _weights = weights;
        Indicators = [.. Rows("Indicator").Select(r => meta[r, "iCode"])];
    }

    public GoldenTable Meta { get; }

    /// <summary>Gets the codes of the indicators, in the order of the table.</summary>
    public string[] Indicators { get; }

    public static CoinrModel Of(GoldenCase golden)
    {
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        if (golden.HasInput("weights"))
        {
            var table = golden.Input("weights");
            foreach (var row in table.Rows)
                weights[table[row, "iCode"]] = table.Number(row, "Weight");
        }

        return new(golden.Input("iMeta"), weights);
    }

    public CoinrModel With(IReadOnlyDictionary<string, double> weights) => new(Meta, new(weights, StringComparer.Ordinal));

    /// <summary>Returns the specification of the whole.</summary>
    /// <param name="steps">The steps.</param>
    /// <param name="withDirections">Whether the directions are those of the table; else higher is better everywhere.</param>
    /// <param name="settings">Changes indicators.</param>
    /// <param name="without">Indicators that are left out.</param>
    public IndexSpec Spec(
        IEnumerable<IndexStep> steps, bool withDirections = true, Func<IndexIndicator, IndexIndicator>? settings = null, IReadOnlyCollection<string>? without = null)
    {
        var top = Meta.Rows.Where(r => Meta[r, "Type"] == "Aggregate").MaxBy(r => int.Parse(Meta[r, "Level"], System.Globalization.CultureInfo.InvariantCulture))!;
        return new()
        {
            Id = "golden",
            Structure = (IndexAggregate)Node(top, withDirections, settings ?? (i => i), without ?? []),
            Steps = steps.ToValueList(),
        };
    }

    /// <summary>Returns the specification of indicators without a structure between.</summary>
    public static IndexSpec Flat(IEnumerable<string> indicators, IEnumerable<IndexStep> steps) => new()
    {
        Id = "flat",
        Structure = new() { Code = "FlatIndex", Children = indicators.Select(IndexNode (c) => new IndexIndicator { Code = c }).ToValueList() },
        Steps = steps.ToValueList(),
    };

    /// <summary>Returns the codes of aggregates, the lowest level first.</summary>
    public IEnumerable<string> Aggregates => Rows("Aggregate").Select(r => Meta[r, "iCode"]);

    public string? Value(string code, string column) => Meta.Rows.First(r => Meta[r, "iCode"] == code) is { } row && Meta[row, column] is not "NA" and var text ? text : null;

    /// <summary>Returns data of tables joined by entity (and time): every column that is not about the row; texts become labels.</summary>
    public static IndexData Data(params GoldenTable[] tables)
    {
        var first = tables[0];
        var isPanel = first.Has("Time") && first.Rows.Select(r => first[r, "uCode"]).Distinct().Count() < first.Rows.Count;
        var rows = first.Rows.Select(r => RowOf(first, r, isPanel)).ToList();
        var places = rows.Select((row, i) => (row, i)).ToDictionary(r => r.row, r => r.i);
        var builder = new IndexDataBuilder(rows);
        var known = new HashSet<string>(["uCode", "uName", "Time"], StringComparer.Ordinal);
        foreach (var table in tables)
        {
            foreach (var column in table.Columns.Where(known.Add))
            {
                var texts = new string[rows.Count];
                Array.Fill(texts, "NA");
                foreach (var row in table.Rows)
                {
                    if (places.TryGetValue(RowOf(table, row, isPanel), out var place))
                        texts[place] = table[row, column];
                }

                if (texts.All(t => Missing.Contains(t) || double.TryParse(t, System.Globalization.CultureInfo.InvariantCulture, out _)))
                    builder.Add(column, [.. texts.Select(GoldenTable.NumberOf)]);
                else
                    builder.AddLabels(column, [.. texts.Select(t => Missing.Contains(t) ? null : t)]);
            }
        }

        return builder.Build();
    }

    public static IndexResult Compute(IndexSpec spec, IndexData data) => CompositeIndex.Compute(spec, data).Require();

    private static IndexRow RowOf(GoldenTable table, string[] row, bool isPanel) =>
        new(table[row, "uCode"], isPanel ? ReferencePeriod.Parse(table[row, "Time"]) : null);

    private IEnumerable<string[]> Rows(string type) => Meta.Rows.Where(r => Meta[r, "Type"] == type);

    private IndexNode Node(string[] row, bool withDirections, Func<IndexIndicator, IndexIndicator> settings, IReadOnlyCollection<string> without)
    {
        var code = Meta[row, "iCode"];
        var weight = _weights.TryGetValue(code, out var own) ? own : Meta.Number(row, "Weight");
        if (Meta[row, "Type"] == "Indicator")
        {
            return settings(new()
            {
                Code = code,
                Weight = weight,
                Direction = withDirections && Meta[row, "Direction"] == "-1" ? Direction.Lower : Direction.Higher,
            });
        }

        return new IndexAggregate
        {
            Code = code,
            Weight = weight,
            Children = Meta.Rows
                .Where(r => Meta[r, "Parent"] == code && Meta[r, "Type"] is "Indicator" or "Aggregate" && !without.Contains(Meta[r, "iCode"]))
                .Select(r => Node(r, withDirections, settings, without))
                .ToValueList(),
        };
    }
}
