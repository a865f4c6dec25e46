using System.Globalization;

namespace SciLiteracy.Indicators.Observations.Consistency;

/// <summary>Words that messages of findings share.</summary>
internal static class FindingText
{
    private const int ShownNames = 5;

    /// <summary>At most six decimals, and no more digits than matter.</summary>
    public static string Of(double number) =>
        number != 0 && Math.Abs(number) is < 1e-4 or >= 1e15
            ? number.ToString("G6", CultureInfo.InvariantCulture)
            : number.ToString(Math.Abs(number) < 1000 ? "0.####" : "0.##", CultureInfo.InvariantCulture);

    public static string Names(IReadOnlyCollection<string> names) =>
        string.Join(", ", names.Take(ShownNames).Select(n => $"'{n}'")) + (names.Count > ShownNames ? $" and {names.Count - ShownNames} more" : "");

    public static string Cell(Observation o) => o.Breakdown.IsTotal ? $"'{o.Indicator}' of '{o.Entity}' in '{o.Period}'" : $"'{o.Indicator}' of '{o.Entity}' with '{o.Breakdown}' in '{o.Period}'";

    public static string Range(double low, double high) => Of(low) == Of(high) ? Of(low) : $"{Of(low)} to {Of(high)}";
}
