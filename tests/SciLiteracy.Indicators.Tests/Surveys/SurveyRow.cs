namespace SciLiteracy.Indicators.Tests.Surveys;

/// <summary>A respondent of a made-up sample of three stages: clusters in strata, households in clusters, persons in households.</summary>
internal sealed record SurveyRow(string Stratum, string Psu, string Household, double Weight, double Y)
{
    public double X { get; init; } = 1;

    /// <summary>Gets 0 or 1.</summary>
    public double Yes { get; init; }

    public string Group { get; init; } = "a";

    public string Half { get; init; } = "x";

    /// <summary>Gets the clusters of the stratum in the population.</summary>
    public double Psus { get; init; } = 10;

    /// <summary>Gets the households of the cluster in the population.</summary>
    public double Households { get; init; } = 8;
}
