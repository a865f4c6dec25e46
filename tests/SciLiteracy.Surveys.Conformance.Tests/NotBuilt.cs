namespace SciLiteracy.Surveys.Conformance.Tests;

/// <summary>Cases whose operation does not exist yet: skipped with the reason, and listed by a test.</summary>
internal static class NotBuilt
{
    public static readonly Dictionary<string, string> Cases = new()
    {
    };
}
