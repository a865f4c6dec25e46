namespace SciLiteracy.Indicators.Composite.Denomination;

/// <summary>Where the denominators of an indicator come from.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Node">The indicator of the index whose values they are; -1 without.</param>
/// <param name="Column">The column of the data whose values they are; -1 without.</param>
/// <param name="Values">The values of a formula; shape [rows of the data]. Null without.</param>
/// <param name="Scale">What they are divided by.</param>
/// <param name="Text">How the index calls them.</param>
internal sealed record DenominatorSource(int Indicator, int Node, int Column, double[]? Values, double Scale, string Text);
