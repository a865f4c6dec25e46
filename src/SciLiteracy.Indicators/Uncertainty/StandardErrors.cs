using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>Standard errors of cells, whose errors are independent. A cell without one has no error.</summary>
/// <param name="Cells">The standard errors; each cell at most once.</param>
public sealed record StandardErrors(ValueList<StandardErrorCell> Cells) : InputErrors;
