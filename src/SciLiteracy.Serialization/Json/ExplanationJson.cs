using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Explanations;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Serialization;

/// <summary>Writes explanations as JSON, for programs.</summary>
public static class ExplanationJson
{
    /// <summary>Returns the JSON text of an explanation, indented, with a line end after it. Numbers read back to the same double; a missing value is null.</summary>
    public static string Write(Explanation explanation)
    {
        ArgumentNullException.ThrowIfNull(explanation);
        var buffer = new ArrayBufferWriter<byte>();

        // A step is two levels deep, its object and the list that it stands in.
        var options = new JsonWriterOptions
        {
            Indented = true,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            MaxDepth = (2 * ExplanationLimits.MaximumDepth) + 16,
        };
        using (var json = new Utf8JsonWriter(buffer, options))
            Write(json, explanation);
        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private static void Write(Utf8JsonWriter json, Explanation explanation)
    {
        json.WriteStartObject();
        Write(json, explanation.Cell);
        WriteText(json, "name", explanation.Indicator.Name);
        if (explanation.Region is { } region)
            WriteText(json, "entity_name", region.Name);
        WriteValue(json, explanation.Root);
        json.WriteBoolean("complete", explanation.IsComplete);
        if (explanation.Causes.Count > 0)
        {
            json.WriteStartArray("missing_because");
            foreach (var cause in explanation.Causes)
            {
                json.WriteStartObject();
                json.WriteString("what", cause.Label);
                json.WriteString("status", cause.Status.ToLetter().ToString());
                if (cause.Note is { } note)
                    json.WriteString("note", note);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (explanation.Alternatives is { } alternatives)
        {
            json.WriteStartObject("values_exist");
            WriteList(json, "periods", alternatives.Periods.Select(p => p.ToString()));
            WriteList(json, "entities", alternatives.Entities);
            WriteList(json, "breakdowns", alternatives.Breakdowns.Select(b => b.ToString()));
            WriteList(json, "all_periods", alternatives.AllPeriods.Select(p => p.ToString()));
            WriteList(json, "all_entities", alternatives.AllEntities);
            json.WriteEndObject();
        }

        json.WritePropertyName("explanation");
        Write(json, explanation.Root);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ExplanationNode node)
    {
        json.WriteStartObject();
        switch (node)
        {
            case ExplanationNode.Observed observed:
                json.WriteString("kind", "observed");
                Write(json, observed.Cell);
                WriteValue(json, node);
                WritePlace(json, observed.Observation.Location);
                WriteSource(json, observed);
                break;
            case ExplanationNode.Absent absent:
                json.WriteString("kind", "absent");
                Write(json, absent.Cell);
                WriteValue(json, node);
                break;
            case ExplanationNode.Computed computed:
                json.WriteString("kind", "computed");
                Write(json, computed.Cell);
                WriteValue(json, node);
                json.WriteString("formula", computed.Formula);
                WritePlace(json, computed.Location);
                break;
            case ExplanationNode.Operation operation:
                json.WriteString("kind", "operation");
                json.WriteString("text", operation.Text);
                WriteValue(json, node);
                WritePlace(json, operation.Location);
                break;
            case ExplanationNode.Conversion conversion:
                json.WriteString("kind", "conversion");
                json.WriteString("from", conversion.From);
                WriteValue(json, node);
                break;
            case ExplanationNode.Constant constant:
                json.WriteString("kind", "constant");
                json.WriteString("text", constant.Text);
                WriteValue(json, node);
                break;
        }

        if (node.Note is { } note)
            json.WriteString("note", note);
        if (node.IsCut)
            json.WriteBoolean("cut", true);
        if (node.InputsLeftOut > 0)
            json.WriteNumber("inputs_left_out", node.InputsLeftOut);
        if (node.Inputs.Count > 0)
        {
            json.WriteStartArray("inputs");
            foreach (var input in node.Inputs)
                Write(json, input);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CellAddress cell)
    {
        json.WriteString("indicator", cell.Indicator);
        json.WriteString("entity", cell.Entity);
        json.WriteString("period", cell.Period.ToString());
        json.WriteString("breakdown", cell.Breakdown.ToString());
    }

    // A truth value has no unit.
    private static void WriteValue(Utf8JsonWriter json, ExplanationNode node)
    {
        if (node.IsMissing)
            json.WriteNull("value");
        else if (node.Unit is null)
            json.WriteBoolean("value", node.Value == 1);
        else
            json.WriteNumber("value", node.Value);
        json.WriteString("status", node.Status.ToLetter().ToString());
        if (node.Unit is { } unit)
            json.WriteString("unit", unit);
    }

    private static void WriteSource(Utf8JsonWriter json, ExplanationNode.Observed observed)
    {
        if (observed.Observation.Source is { } id)
        {
            json.WriteStartObject("source");
            json.WriteString("id", id);
            if (observed.Source is { } source)
            {
                WriteText(json, "title", source.Title);
                if (source.Publisher is { } publisher)
                    json.WriteString("publisher", publisher);
                if (source.Year is { } year)
                    json.WriteNumber("year", year);
                if (source.Url is { } url)
                    json.WriteString("url", url);
            }

            json.WriteEndObject();
        }

        foreach (var detail in Enum.GetValues<ObservationDetail>())
        {
            if (observed.Observation.Details[detail] is { } number)
                json.WriteNumber(StatisticsColumns.Details[(int)detail], number);
        }

        if (observed.Observation.Attributes.Count == 0)
            return;
        json.WriteStartObject("attributes");
        foreach (var attribute in observed.Observation.Attributes)
            json.WriteString(attribute.Name, attribute.Text);
        json.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter json, SourceLocation location)
    {
        if (location.IsKnown)
            json.WriteString("place", location.ToString());
    }

    private static void WriteText(Utf8JsonWriter json, string key, LocalizedText text)
    {
        json.WriteStartObject(key);
        foreach (var (tag, part) in text.Texts)
            json.WriteString(tag.ToString(), part);
        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, string key, IEnumerable<string> items)
    {
        json.WriteStartArray(key);
        foreach (var item in items)
            json.WriteStringValue(item);
        json.WriteEndArray();
    }
}
