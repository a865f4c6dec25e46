namespace SciLiteracy.Indicators.Composite.Treatment;

/// <summary>
/// While the indicator fails and fewer than a number of points moved, all points at the maximum (skew at least 0) or at the minimum take the next value;
/// ties move together.
/// </summary>
/// <param name="Maximum">The number of points, at least 0; null for as many as it takes.</param>
/// <remarks>Missing stays missing. Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators; COINr <c>winsorise</c>.</remarks>
public sealed record WinsorizePoints(int? Maximum) : Winsorization;
