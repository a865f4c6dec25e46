using System.Globalization;

namespace SciLiteracy;

/// <summary>
/// A property that must hold for random input; the one of FsCheck, but with the same input in every run, so that a change that fails is at fault itself.
/// The environment variable SCILITERACY_PROPERTY_SEED asks for other input (a number, or <c>random</c>), SCILITERACY_PROPERTY_CASES for another number of cases
/// than 100 where a test does not set its own.
/// </summary>
public class PropertyAttribute : FsCheck.Xunit.PropertyAttribute
{
    public PropertyAttribute()
    {
        MaxTest = Cases;
        QuietOnSuccess = true;
        if (Environment.GetEnvironmentVariable("SCILITERACY_PROPERTY_SEED") is not "random")
            Replay = string.Create(CultureInfo.InvariantCulture, $"{Number("SCILITERACY_PROPERTY_SEED") ?? 20160314},{1}");
    }

    public static int Cases { get; } = Number("SCILITERACY_PROPERTY_CASES") ?? 100;

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
