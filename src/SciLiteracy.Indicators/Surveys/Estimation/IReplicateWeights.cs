namespace SciLiteracy.Indicators.Surveys.Estimation;

/// <summary>Replicate weights, a block of rows of one replicate at a time.</summary>
internal interface IReplicateWeights
{
    /// <summary>Gets G, the number of replicates.</summary>
    int Count { get; }

    /// <summary>Gets a number that no weight of a replicate is larger than without its sign; shape [G].</summary>
    double[] Bounds { get; }

    /// <summary>Copies the weights of a replicate for rows from a first one on.</summary>
    void Fill(int replicate, int start, Span<double> block);

    /// <summary>Returns the weights of a replicate for rows from a first one on, where they stand if they stand so, else copied.</summary>
    /// <param name="replicate">The replicate.</param>
    /// <param name="start">The first row.</param>
    /// <param name="scratch">Where they may be copied to; as long as the rows are many.</param>
    ReadOnlySpan<double> Block(int replicate, int start, Span<double> scratch);
}
