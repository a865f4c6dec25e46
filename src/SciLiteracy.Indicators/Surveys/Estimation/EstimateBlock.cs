namespace SciLiteracy.Indicators.Surveys.Estimation;

/// <summary>Estimates of the same statistics in every domain.</summary>
/// <param name="Count">V, the number of statistics.</param>
/// <param name="Values">The estimates; shape [domains × V].</param>
/// <param name="Covariances">Their covariances within a domain; shape [domains × V × V].</param>
/// <param name="Between">The covariances of all domains; shape [domains × V × domains × V]. Null if they are not wanted.</param>
internal sealed record EstimateBlock(int Count, double[] Values, double[] Covariances, double[]? Between = null)
{
    public double Value(int domain, int statistic) => Values[(domain * Count) + statistic];

    public double Variance(int domain, int statistic) => Covariance(domain, statistic, statistic);

    public double CovarianceBetween(int domain, int a, int other, int b) => Between![(((domain * Count) + a) * Values.Length) + (other * Count) + b];

    public double Covariance(int domain, int a, int b) => Covariances[(((domain * Count) + a) * Count) + b];
}
