namespace SciLiteracy.Indicators.Surveys.Estimation;

/// <summary>Replicate weights, a block of rows of one replicate at a time.</summary>
internal interface IReplicateWeights
{
    /// <summary>Gets G, the number of replicates.</summary>
    int Count { get; }

    /// <summary>Copies the weights of a replicate for rows from a first one on.</summary>
    void Fill(int replicate, int start, Span<double> block);
}
