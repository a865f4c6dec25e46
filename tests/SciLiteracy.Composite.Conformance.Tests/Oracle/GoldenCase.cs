using System.Text.Json;

namespace SciLiteracy.Composite.Conformance.Tests.Oracle;

/// <summary>One case of an <c>index.json</c>: what was computed of what, and what came out.</summary>
internal sealed class GoldenCase(GoldenSet set, JsonElement json)
{
    public string Id => json.GetProperty("id").GetString()!;

    public string Operation => json.GetProperty("operation").GetString()!;

    public JsonElement Params => json.GetProperty("params");

    public double RelativeTolerance => Tolerance("rel");

    public double AbsoluteTolerance => Tolerance("abs");

    public IEnumerable<string> OutputNames => json.GetProperty("outputs").EnumerateObject().Select(o => o.Name);

    public bool HasInput(string role) => json.GetProperty("inputs").TryGetProperty(role, out _);

    public bool HasOutput(string name) => json.GetProperty("outputs").TryGetProperty(name, out _);

    public GoldenTable Input(string role) => set.Table(json.GetProperty("inputs").GetProperty(role).GetString()!);

    public GoldenTable Output(string name) => set.Table(json.GetProperty("outputs").GetProperty(name).GetProperty("file").GetString()!);

    public string[] Key(string name) => json.GetProperty("outputs").GetProperty(name).GetProperty("key").GetString()!.Split(',');

    public GoldenTable Table(string path) => set.Table(path);

    public string? Text(string parameter) => Params.TryGetProperty(parameter, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public double? Number(string parameter) => Params.TryGetProperty(parameter, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    /// <summary>Returns a parameter that is a list, or a single value as a list of one.</summary>
    public JsonElement[] List(string parameter) => !Params.TryGetProperty(parameter, out var value)
        ? []
        : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];

    private double Tolerance(string kind) =>
        json.TryGetProperty("tolerance", out var own) && own.ValueKind == JsonValueKind.Object
            ? own.TryGetProperty(kind, out var value) ? value.GetDouble() : 0
            : set.DefaultTolerance(kind);
}
