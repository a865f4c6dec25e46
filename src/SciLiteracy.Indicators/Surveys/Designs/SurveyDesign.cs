using SciLiteracy.Domain;
using SciLiteracy.Indicators.Surveys.Estimation;

namespace SciLiteracy.Indicators.Surveys.Designs;

/// <summary>A checked survey design: the weight of every row, and how variances are computed. Immutable. The hierarchy is closed.</summary>
public abstract class SurveyDesign
{
    private protected SurveyDesign(double[] weights) => WeightArray = weights;

    /// <summary>Gets the number of rows.</summary>
    public int Rows => WeightArray.Length;

    /// <summary>Gets the weights; shape [rows].</summary>
    public ReadOnlySpan<double> Weights => WeightArray;

    internal double[] WeightArray { get; }

    /// <summary>Checks settings against data.</summary>
    /// <param name="data">The data.</param>
    /// <param name="settings">How the sample was drawn.</param>
    /// <returns>The design, or all findings; those about rows name the first of them, from 1.</returns>
    public static Result<SurveyDesign> Create(Microdata data, DesignSettings settings)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(settings);
        var findings = new DiagnosticBuilder();
        var design = new DesignReader(data, settings, findings).Read();
        return findings.ToResult(() => design!);
    }

    /// <summary>Returns the degrees of freedom of every domain.</summary>
    internal abstract double[] DegreesOfFreedom(DomainIndex domains, RowWork work);

    /// <summary>Returns estimates of statistics that are functions of weighted totals, with their covariances.</summary>
    /// <param name="statistic">The statistics.</param>
    /// <param name="domains">The domains.</param>
    /// <param name="work">Where the work is done.</param>
    /// <param name="isBetween">Whether the covariances between domains are wanted too.</param>
    internal abstract EstimateBlock Estimate(TotalsStatistic statistic, DomainIndex domains, RowWork work, bool isBetween);

    /// <summary>Returns estimates of statistics of any kind, with their covariances.</summary>
    internal abstract EstimateBlock Estimate(WeightedStatistic statistic, DomainIndex domains, RowWork work);
}
