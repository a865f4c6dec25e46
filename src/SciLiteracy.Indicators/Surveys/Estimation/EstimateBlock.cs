namespace SciLiteracy.Indicators.Surveys.Estimation;

/// <summary>Estimates of the same statistics in every domain.</summary>
/// <param name="Count">V, the number of statistics.</param>
/// <param name="Values">The estimates; shape [domains × V].</param>
/// <param name="Covariances">Their covariances within a domain; shape [domains × V × V].</param>
internal sealed record EstimateBlock(int Count, double[] Values, double[] Covariances)
{
    public double Value(int domain, int statistic) => Values[(domain * Count) + statistic];

    public double Variance(int domain, int statistic) => Covariance(domain, statistic, statistic);

    public double Covariance(int domain, int a, int b) => Covariances[(((domain * Count) + a) * Count) + b];
}
