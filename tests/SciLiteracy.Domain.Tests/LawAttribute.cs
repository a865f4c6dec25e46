using System.Globalization;

namespace SciLiteracy.Domain.Tests;

/// <summary>
/// A property that must hold for every input of <see cref="Generators"/>. 100 cases; the environment variable SCILITERACY_PROPERTY_CASES
/// asks for another number.
/// </summary>
public sealed class LawAttribute : PropertyAttribute
{
    public LawAttribute()
    {
        Arbitrary = [typeof(Generators)];
        MaxTest = Cases;
        QuietOnSuccess = true;
    }

    internal static int Cases { get; } = ReadCases(Environment.GetEnvironmentVariable("SCILITERACY_PROPERTY_CASES"));

    private static int ReadCases(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var cases) && cases > 0 ? cases : 100;
}
