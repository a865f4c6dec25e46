namespace SciLiteracy.Indicators.Composite.Audit;

/// <summary>Two members of a group whose correlation is beyond a limit.</summary>
/// <param name="Group">The code of the aggregate that both are below.</param>
/// <param name="Correlation">The members and their correlation.</param>
public sealed record FlaggedCorrelation(string Group, MemberCorrelation Correlation);
