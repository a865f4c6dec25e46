namespace SciLiteracy.Indicators.Observations;

/// <summary>Something that was published beside a value, as text: a note, the number as printed, a standard error.</summary>
/// <param name="Name">The name; the title of the column it stood in.</param>
/// <param name="Text">The text; never empty.</param>
public sealed record AttributeValue(string Name, string Text);
