namespace SciLiteracy.Indicators.Composite.Audit;

/// <summary>The sampling adequacy of one member of a group.</summary>
/// <param name="Code">The code of the member.</param>
/// <param name="Measure">The measure of Kaiser, Meyer and Olkin, from 0 to 1; NaN where it is not defined.</param>
public sealed record MemberAdequacy(string Code, double Measure);
