using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Composite.Denomination;

/// <summary>Where the denominators of an indicator come from.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Node">The indicator of the index whose values they are; -1 without.</param>
/// <param name="Column">The column of the data whose values they are; -1 without.</param>
/// <param name="Formula">The formula over columns of the data that gives them; null without.</param>
/// <param name="Scale">What they are divided by.</param>
/// <param name="Text">How the index calls them.</param>
internal sealed record DenominatorSource(int Indicator, int Node, int Column, SourceText? Formula, double Scale, string Text);
