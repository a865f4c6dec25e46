using SciLiteracy.Domain;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Surveys;

/// <summary>Something to be estimated from a survey. The hierarchy is closed; a variable is a column, a formula, or a set of plausible values.</summary>
public abstract record EstimateRequest : Located
{
    private EstimateRequest()
    {
    }

    /// <summary>Gets the id; null for <see cref="Key"/>.</summary>
    public string? Id { get; init; }

    /// <summary>Gets the word by which the estimate is asked for in a document.</summary>
    public abstract string Key { get; }

    /// <summary>Gets the condition of a domain, a formula over the columns; null for all rows.</summary>
    public SourceText? Where { get; init; }

    /// <summary>Gets the variables whose crossed levels are domains.</summary>
    public ValueList<SourceText> By { get; init; } = [];

    /// <summary>Gets whether rows with a missing value in any variable are left out; if not, they leave the estimate empty.</summary>
    public bool DropMissing { get; init; }

    /// <summary>Gets which interval is wanted.</summary>
    public IntervalSettings Interval { get; init; } = IntervalSettings.Default;

    /// <summary>Gets which design effect is wanted.</summary>
    public DesignEffectKind DesignEffect { get; init; }

    /// <summary>Gets which covariances of means, totals, shares, ratios, contrasts and correlations are wanted beside the estimates.</summary>
    public CovarianceScope Covariance { get; init; }

    /// <summary>Gets direct standardization of means and proportions; null for none.</summary>
    public StandardizationSettings? Standardize { get; init; }

    /// <summary>Weighted means.</summary>
    /// <param name="Variables">The variables.</param>
    public sealed record Mean(ValueList<SourceText> Variables) : EstimateRequest
    {
        /// <inheritdoc/>
        public override string Key => "mean";
    }

    /// <summary>Weighted totals.</summary>
    /// <param name="Variables">The variables.</param>
    public sealed record Total(ValueList<SourceText> Variables) : EstimateRequest
    {
        /// <inheritdoc/>
        public override string Key => "total";
    }

    /// <summary>Variances in the population, or standard deviations.</summary>
    /// <param name="Variables">The variables.</param>
    /// <param name="IsDeviation">Whether the standard deviation is wanted.</param>
    /// <param name="IsDivisorN">Whether the weighted mean of squares is taken as it is; if not, it is multiplied by n/(n-1).</param>
    public sealed record Variance(ValueList<SourceText> Variables, bool IsDeviation, bool IsDivisorN) : EstimateRequest
    {
        /// <inheritdoc/>
        public override string Key => IsDeviation ? "sd" : "variance";
    }

    /// <summary>The share of a variable that is 0 or 1, or of every category.</summary>
    /// <param name="Variables">The variables.</param>
    /// <param name="IsLogOdds">Whether the log-odds are wanted instead.</param>
    public sealed record Proportion(ValueList<SourceText> Variables, bool IsLogOdds) : EstimateRequest
    {
        /// <inheritdoc/>
        public override string Key => "proportion";
    }

    /// <summary>The ratio of two totals.</summary>
    /// <param name="Numerator">The variable above.</param>
    /// <param name="Denominator">The variable below.</param>
    public sealed record Ratio(SourceText Numerator, SourceText Denominator) : EstimateRequest
    {
        /// <inheritdoc/>
        public override string Key => "ratio";
    }

    /// <summary>Weighted quantiles.</summary>
    /// <param name="Of">The variable.</param>
    /// <param name="At">The points, from 0 to 1.</param>
    /// <param name="Rule">The definition.</param>
    public sealed record Quantile(SourceText Of, ValueList<double> At, QuantileDefinition Rule) : EstimateRequest
    {
        /// <inheritdoc/>
        public override string Key => "quantile";
    }

    /// <summary>Shares of the levels that cuts make of a variable.</summary>
    /// <param name="Of">The variable.</param>
    /// <param name="Cuts">The cuts, ascending.</param>
    public sealed record Levels(SourceText Of, ValueList<LevelCut> Cuts) : EstimateRequest
    {
        /// <inheritdoc/>
        public override string Key => "levels";
    }

    /// <summary>The mean of plausible values that have no name, and the shares of levels; their variable is called <c>pv</c>.</summary>
    /// <param name="Columns">The columns: names, or patterns in which <c>*</c> stands for any characters.</param>
    /// <param name="Cuts">The cuts, ascending; empty for the mean alone.</param>
    public sealed record Plausible(ValueList<SourceText> Columns, ValueList<LevelCut> Cuts) : EstimateRequest
    {
        /// <inheritdoc/>
        public override string Key => "plausible";
    }

    /// <summary>The mean of one group minus the mean of another.</summary>
    /// <param name="Of">The variable.</param>
    /// <param name="Between">The variable whose levels are the groups.</param>
    /// <param name="First">The level whose mean counts.</param>
    /// <param name="Second">The level whose mean is taken off.</param>
    public sealed record Contrast(SourceText Of, SourceText Between, SourceText First, SourceText Second) : EstimateRequest
    {
        /// <inheritdoc/>
        public override string Key => "contrast";
    }

    /// <summary>The weighted correlation of two variables.</summary>
    /// <param name="First">One variable.</param>
    /// <param name="Second">The other.</param>
    public sealed record Correlation(SourceText First, SourceText Second) : EstimateRequest
    {
        /// <inheritdoc/>
        public override string Key => "correlation";
    }

    /// <summary>A linear or logistic regression.</summary>
    /// <param name="Of">The response.</param>
    /// <param name="On">The regressors; one of texts stands for contrasts of its levels to the first.</param>
    /// <param name="Family">The distribution of the response.</param>
    /// <param name="HasRSquared">Whether R², the share of the variance that a linear regression explains, is wanted too.</param>
    public sealed record Regression(SourceText Of, ValueList<SourceText> On, RegressionFamily Family, bool HasRSquared) : EstimateRequest
    {
        /// <inheritdoc/>
        public override string Key => "regression";
    }

    /// <summary>A test of the independence of two categorical variables.</summary>
    /// <param name="Rows">One variable.</param>
    /// <param name="Columns">The other.</param>
    /// <param name="Statistic">The test.</param>
    public sealed record Independence(SourceText Rows, SourceText Columns, IndependenceStatistic Statistic) : EstimateRequest
    {
        /// <inheritdoc/>
        public override string Key => "independence";
    }
}
