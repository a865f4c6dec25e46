using System.Collections.Immutable;
using SciLiteracy.Indicators.Composite;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>What is evaluated for every point of an analysis. Immutable or safe for threads; each thread has its own <see cref="DrawEvaluator"/>.</summary>
internal abstract class DrawModel
{
    /// <summary>Gets what the results are about.</summary>
    public abstract ImmutableArray<IndexRow> Rows { get; }

    /// <summary>Gets the first row of each period, and the number of rows at the end: ranks are those among the rows of a period.</summary>
    public abstract ImmutableArray<int> SectionStarts { get; }

    /// <summary>Gets the number of dimensions of a point.</summary>
    public abstract int Dimensions { get; }

    /// <summary>Gets the number of streams of random numbers beside the point.</summary>
    public abstract int Streams { get; }

    /// <summary>Gets the factors of a sensitivity analysis.</summary>
    public abstract ImmutableArray<SensitivityFactor> Factors { get; }

    /// <summary>Gets the scores of the index as specified; NaN without.</summary>
    public abstract ImmutableArray<double> NominalScores { get; }

    /// <summary>Gets the ranks of the index as specified; 0 without.</summary>
    public abstract ImmutableArray<int> NominalRanks { get; }

    /// <summary>Makes what one thread evaluates with.</summary>
    public abstract DrawEvaluator CreateEvaluator();
}
