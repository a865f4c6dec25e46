using System.Buffers;
using System.Text;
using System.Text.Json;

namespace SciLiteracy.Reporting;

/// <summary>Writes a chart as a Vega-Lite 5 specification, so that it can be drawn again, or changed, elsewhere.</summary>
internal static class VegaLite
{
    /// <summary>Returns the specification; its data are inline.</summary>
    public static string Specify(TimeSeriesChart chart)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://vega.github.io/schema/vega-lite/v5.json");
            json.WriteString("title", chart.Title);
            json.WriteStartArray("layer");
            if (chart.Projection is { } projection)
                WriteProjection(json, projection, chart.Unit);
            WriteLayer(json, "line", chart.Unit, chart.Points.Select(p => (p.Time, p.Label, p.Value, (string?)null)));
            if (chart.Targets.Count > 0)
                WriteLayer(json, "point", chart.Unit, chart.Targets.Select(t => (t.Time, t.Label, t.Value, (string?)$"{t.Sign} ({t.State})")));
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteLayer(Utf8JsonWriter json, string mark, string unit, IEnumerable<(double Time, string Label, double Value, string? Target)> rows)
    {
        json.WriteStartObject();
        json.WriteStartObject("data");
        json.WriteStartArray("values");
        foreach (var (time, label, value, target) in rows)
        {
            json.WriteStartObject();
            json.WriteNumber("time", time);
            json.WriteString("period", label);
            json.WriteNumber("value", value);
            if (target is not null)
                json.WriteString("target", target);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartObject("mark");
        json.WriteString("type", mark);
        if (mark == "line")
            json.WriteBoolean("point", true);
        else
            json.WriteString("shape", "diamond");
        json.WriteEndObject();
        json.WriteStartObject("encoding");
        WriteAxis(json, "x", "time", "", isTime: true);
        WriteAxis(json, "y", "value", unit, isTime: false);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // One layer of two: the interval as an area, the trend as a dashed line on it.
    private static void WriteProjection(Utf8JsonWriter json, ChartProjection projection, string unit)
    {
        json.WriteStartObject();
        json.WriteStartObject("data");
        json.WriteStartArray("values");
        foreach (var point in projection.Points)
        {
            json.WriteStartObject();
            json.WriteNumber("time", point.Time);
            json.WriteString("period", point.Label);
            json.WriteNumber("projection", point.Estimate);
            json.WriteNumber("low", point.Lower);
            json.WriteNumber("high", point.Upper);
            json.WriteNumber("level", projection.Level);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartArray("layer");

        json.WriteStartObject();
        json.WriteStartObject("mark");
        json.WriteString("type", "area");
        json.WriteNumber("opacity", 0.2);
        json.WriteEndObject();
        json.WriteStartObject("encoding");
        WriteAxis(json, "x", "time", "", isTime: true);
        WriteAxis(json, "y", "low", unit, isTime: false);
        json.WriteStartObject("y2");
        json.WriteString("field", "high");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();

        json.WriteStartObject();
        json.WriteStartObject("mark");
        json.WriteString("type", "line");
        json.WriteStartArray("strokeDash");
        json.WriteNumberValue(5);
        json.WriteNumberValue(4);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartObject("encoding");
        WriteAxis(json, "x", "time", "", isTime: true);
        WriteAxis(json, "y", "projection", unit, isTime: false);
        json.WriteEndObject();
        json.WriteEndObject();

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteAxis(Utf8JsonWriter json, string channel, string field, string title, bool isTime)
    {
        json.WriteStartObject(channel);
        json.WriteString("field", field);
        json.WriteString("type", "quantitative");
        json.WriteString("title", title);
        if (isTime)
        {
            json.WriteStartObject("axis");
            json.WriteString("format", "d");
            json.WriteEndObject();
            json.WriteStartObject("scale");
            json.WriteBoolean("zero", false);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
