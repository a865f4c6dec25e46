namespace SciLiteracy.Indicators.Composite.Audit;

/// <summary>How far the members below an aggregate measure one thing.</summary>
public sealed record Reliability
{
    /// <summary>Gets the code of the aggregate.</summary>
    public required string Code { get; init; }

    /// <summary>Gets the number of members.</summary>
    public required int Items { get; init; }

    /// <summary>Gets Cronbach's α, at most 1 and below 0 where members oppose each other; NaN for fewer than two members.</summary>
    public required double Alpha { get; init; }

    /// <summary>Gets McDonald's ω (total) of one factor, from 0 to 1; NaN for fewer than three members, or where the factor model could not be
    /// fitted.</summary>
    public required double Omega { get; init; }

    /// <summary>Gets the one-factor model that ω is computed of; null for fewer than three members, or where a correlation is not defined.</summary>
    public required OneFactorModel? Factor { get; init; }
}
