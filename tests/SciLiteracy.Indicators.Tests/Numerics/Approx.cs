namespace SciLiteracy.Indicators.Tests.Numerics;

/// <summary>Equality of numbers up to a tolerance that a test states.</summary>
internal static class Approx
{
    public static bool IsClose(double expected, double actual, double relative = 1e-12, double absolute = 1e-13) =>
        expected.Equals(actual)
        || (double.IsFinite(expected) && double.IsFinite(actual) && Math.Abs(expected - actual) <= absolute + (relative * Math.Max(Math.Abs(expected), Math.Abs(actual))));

    public static void Equal(double expected, double? actual, double relative = 1e-12, double absolute = 1e-13) =>
        Assert.True(
            actual is { } value && IsClose(expected, value, relative, absolute),
            $"Expected {expected:R}, got {actual?.ToString("R") ?? "nothing"} (relative {relative}, absolute {absolute}).");
}
