using SciLiteracy.Domain;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Surveys.Publication;

namespace SciLiteracy.Serialization;

// Which estimates become observations of which indicator.
internal static partial class SurveyDocumentFormat
{
    private static SurveyObservationSettings? ReadObservations(MappingReader r, ValueList<EstimateRequest> requests)
    {
        var indicator = r.RequiredReference("indicator");
        r.RequiredNode("of", "the ids of estimates");
        var of = r.ColumnNames("of", "the id of an estimate, or a list of them");
        var variable = r.OptionalSourceText("variable", "a variable of the estimates");
        var level = r.OptionalSourceText("level", "a level of the estimates");
        var unit = r.OptionalSourceText("unit", UnitsDocumentFormat.ExpectedUnit);
        var period = r.RequiredPeriod("period");
        var entity = r.RequiredReference("entity");
        var (dimension, codes) = ReadEntities(r);
        var breakdowns = r.FreeEntries("breakdowns", "dimensions and their names such as { sex: { as: gender, levels: { F: female } } }").Select(e => ReadBreakdown(r, e)).OfType<BreakdownMapping>().ToValueList();
        var part = r.OptionalBreakdown("breakdown");
        var rules = ReadRules(r);
        var source = r.OptionalReference("source");
        CheckEstimates(r, of, part, requests);
        return indicator is null || period is null || entity is null
            ? null
            : new()
            {
                Indicator = indicator,
                Estimates = of,
                Variable = variable,
                Level = level,
                Unit = unit,
                Period = period.Value,
                Entity = entity,
                EntityDimension = dimension,
                EntityCodes = codes,
                Breakdowns = breakdowns,
                Part = part,
                Rules = rules,
                Source = source,
                Location = r.Location,
            };
    }

    private static (SourceText? Dimension, ValueList<KeyValuePair<string, string>> Codes) ReadEntities(MappingReader r)
    {
        if (r.OptionalNode("entities") is not MappingNode)
            return (r.OptionalSourceText("entities", "a variable of 'by' whose levels are entities"), []);
        (SourceText?, ValueList<KeyValuePair<string, string>>) read = (null, []);
        r.OptionalMapping("entities", "the entities", m =>
        {
            var dimension = m.RequiredSourceText("dimension", "a variable of 'by' whose levels are entities");
            read = (dimension, Names(m, "codes", "levels and codes such as { beijing: \"11\" }"));
            return m;
        });
        return read;
    }

    private static ValueList<KeyValuePair<string, string>> Names(MappingReader r, string key, string expected)
    {
        var names = new List<KeyValuePair<string, string>>();
        foreach (var (level, value) in r.FreeEntries(key, expected))
        {
            if (value is ScalarNode { IsNull: false } text)
                names.Add(new(level.Text, text.Text));
            else
                r.ReportBadValue(level.Text, value, "a code");
        }

        return names.ToValueList();
    }

    private static BreakdownMapping? ReadBreakdown(MappingReader r, MappingEntry entry)
    {
        var dimension = TextOf(entry.Key);
        switch (entry.Value)
        {
            case ScalarNode { Kind: ScalarKind.Text } name:
                return new(dimension, name.Text, []) { Location = entry.Key.Location };
            case MappingNode mapping:
                var m = new MappingReader(mapping, "the names of a dimension", r.Diagnostics);
                var to = m.OptionalString("as") ?? dimension.Text;
                var levels = Names(m, "levels", "levels and their names such as { F: female }");
                m.Finish();
                return new(dimension, to, levels) { Location = entry.Key.Location };
            default:
                r.ReportBadValue(entry.Key.Text, entry.Value, "the name of the dimension, or { as: NAME, levels: { LEVEL: NAME } }");
                return null;
        }
    }

    private static QualityRules ReadRules(MappingReader r)
    {
        var rules = QualityRules.None;
        r.OptionalMapping("flag", "limits of good estimates", m =>
        {
            rules = rules with { FlagBelowSampleSize = m.OptionalCount("n", 0), FlagAboveVariation = m.OptionalNonnegative("cv"), FlagBelowDegreesOfFreedom = m.OptionalNonnegative("df") };
            return m;
        });
        r.OptionalMapping("suppress", "limits of publication", m =>
        {
            rules = rules with { SuppressBelowSampleSize = m.OptionalCount("n", 0), SuppressAboveVariation = m.OptionalNonnegative("cv") };
            return m;
        });
        return rules;
    }

    // What can be told of ids without the data.
    private static void CheckEstimates(MappingReader r, ValueList<SourceText> of, Breakdown? part, ValueList<EstimateRequest> requests)
    {
        foreach (var id in of)
        {
            var named = requests.Where(q => (q.Id ?? q.Key) == id.Text).ToList();
            if (named.Count == 0)
            {
                var hint = NearestName.Hint(id.Text, requests.Select(q => q.Id ?? q.Key));
                r.Diagnostics.Add(SurveyDiagnostics.BadObservation, id.Location, $"There is no estimate '{Excerpt.Of(id.Text)}'{(hint.Length > 0 ? hint : ".")}");
            }
            else if (named.Count > 1)
            {
                r.Diagnostics.Add(
                    SurveyDiagnostics.BadObservation, id.Location,
                    $"There are {named.Count} estimates '{Excerpt.Of(id.Text)}'; give each an 'id', and name one.");
            }
            else if (named[0].Where is not null && part is null)
            {
                r.Diagnostics.Add(
                    SurveyDiagnostics.BadObservation, id.Location,
                    $"The estimate '{Excerpt.Of(id.Text)}' has a condition; say in 'breakdown' what part of the entity that is, such as 'residence=rural', or '_T' if it makes out the population.");
            }
        }
    }
}
