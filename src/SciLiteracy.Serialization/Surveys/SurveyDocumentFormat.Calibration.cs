using SciLiteracy.Domain;
using SciLiteracy.Indicators.Surveys.Calibration;

namespace SciLiteracy.Serialization;

// Calibration steps.
internal static partial class SurveyDocumentFormat
{
    private static readonly string[] Steps = ["post_stratify", "rake", "linear", "raking", "logit", "trim"];

    private static SurveyCalibrationStep? ReadStep(MappingReader r)
    {
        var given = Steps.Where(r.Has).ToList();
        if (given.Count != 1)
        {
            r.Diagnostics.Add(DocumentDiagnostics.MissingKey, r.Location, $"A calibration step has one of the keys {Listing.Of(Steps)}.");
            return null;
        }

        var key = given[0];
        return r.OptionalMapping(key, "a calibration step", m => key switch
        {
            "post_stratify" => ReadPostStratification(m),
            "rake" => ReadRake(m),
            "trim" => ReadTrim(m),
            "linear" => ReadDistanced(m, CalibrationDistance.Linear),
            "raking" => ReadDistanced(m, CalibrationDistance.Raking),
            _ => ReadDistanced(m, CalibrationDistance.Logit),
        });
    }

    private static SurveyCalibrationStep ReadPostStratification(MappingReader r)
    {
        r.RequiredNode("by", ColumnsText);
        var by = r.ColumnNames("by");
        r.RequiredNode("totals", "totals by level, or a CSV file");
        var file = FileOf(r, "totals");
        var totals = new List<CalibrationTotal>();
        if (file is null)
            AddCells(r, r.FreeEntries("totals", "totals by level, or a CSV file"), by.Count, [], totals);
        return new(new CalibrationStep.PostStratification(by, totals.ToValueList()) { Location = r.Location }, file) { Location = r.Location };
    }

    // Totals of several variables are nested: { F: { primary: 1, junior: 2 }, M: … }.
    private static void AddCells(MappingReader r, IReadOnlyList<MappingEntry> entries, int depth, string[] levels, List<CalibrationTotal> totals)
    {
        foreach (var (level, value) in entries)
        {
            string[] path = [.. levels, level.Text];
            if (path.Length < depth && value is MappingNode inner)
                AddCells(r, inner.Entries, depth, path, totals);
            else if (path.Length < depth)
                r.ReportBadValue("totals", value, $"the totals of the {depth} variables of 'by', one inside the other");
            else if (r.NumberOf(level.Text, value) is { } total)
                totals.Add(new(path.ToValueList(), total) { Location = level.Location });
        }
    }

    private static SurveyCalibrationStep ReadRake(MappingReader r)
    {
        r.RequiredNode("margins", "totals by variable and level, or a CSV file");
        var file = FileOf(r, "margins");
        var margins = file is null ? ReadMargins(r, "margins", takesNumbers: false) : [];
        return new(new CalibrationStep.Rake(margins) { Location = r.Location }, file) { Location = r.Location };
    }

    private static SurveyCalibrationStep ReadDistanced(MappingReader r, CalibrationDistance distance)
    {
        var population = r.OptionalNumber("population");
        r.RequiredNode("totals", "totals by variable, or a CSV file");
        var file = FileOf(r, "totals");
        var margins = file is null ? ReadMargins(r, "totals", takesNumbers: true) : [];
        var (lower, upper) = ReadBounds(r);
        var step = new CalibrationStep.Distanced(distance, margins) { Population = population, LowerBound = lower, UpperBound = upper, Location = r.Location };
        return new(step, file) { Location = r.Location };
    }

    private static (double? Lower, double? Upper) ReadBounds(MappingReader r)
    {
        switch (r.OptionalNode("bounds"))
        {
            case null:
                return (null, null);
            case SequenceNode { Items: [var lower, var upper] }:
                return (Bound(r, lower), Bound(r, upper));
            case var node:
                r.ReportBadValue("bounds", node, "two numbers such as [0.3, 3], or null for no bound on a side");
                return (null, null);
        }
    }

    // null: no bound on that side.
    private static double? Bound(MappingReader r, DocumentNode node) => node is ScalarNode { IsNull: true } ? null : r.NumberOf("bounds", node);

    private static SurveyCalibrationStep ReadTrim(MappingReader r)
    {
        var lower = r.OptionalNumber("lower") ?? 0;
        var upper = r.OptionalNumber("upper") ?? double.PositiveInfinity;
        var isStrict = r.OptionalBoolean("strict") ?? false;
        return new(new CalibrationStep.Trim(lower, upper, isStrict) { Location = r.Location }, null) { Location = r.Location };
    }

    private static ValueList<CalibrationMargin> ReadMargins(MappingReader r, string key, bool takesNumbers)
    {
        var margins = new List<CalibrationMargin>();
        foreach (var (name, value) in r.FreeEntries(key, "totals by variable"))
        {
            switch (value)
            {
                case MappingNode levels:
                    var totals = levels.Entries
                        .Select(e => r.NumberOf(e.Key.Text, e.Value) is { } total ? new CalibrationTotal([e.Key.Text], total) { Location = e.Key.Location } : null)
                        .OfType<CalibrationTotal>();
                    margins.Add(new(TextOf(name), totals.ToValueList()) { Location = name.Location });
                    break;
                case ScalarNode when takesNumbers:
                    if (r.NumberOf(name.Text, value) is { } sum)
                        margins.Add(new(TextOf(name), []) { Total = sum, Location = name.Location });
                    break;
                default:
                    r.ReportBadValue(name.Text, value, "a total for every level");
                    break;
            }
        }

        return margins.ToValueList();
    }

    private static SourceText? FileOf(MappingReader r, string key) => r.OptionalNode(key) is ScalarNode { Kind: ScalarKind.Text } file ? TextOf(file) : null;
}
