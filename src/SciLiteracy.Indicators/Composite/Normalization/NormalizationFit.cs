namespace SciLiteracy.Indicators.Composite.Normalization;

/// <summary>What a method was fitted to; values after direction. NaN for what the method does not need.</summary>
internal struct NormalizationFit
{
    public int Count;
    public double Minimum;
    public double Maximum;
    public double Mean;
    public double StandardDeviation;
    public double Median;
    public double MedianAbsoluteDeviation;
    public double Reference;
    public double LeastScore;
    public double GreatestScore;

    public static NormalizationFit Empty => new()
    {
        Minimum = double.NaN,
        Maximum = double.NaN,
        Mean = double.NaN,
        StandardDeviation = double.NaN,
        Median = double.NaN,
        MedianAbsoluteDeviation = double.NaN,
        Reference = double.NaN,
        LeastScore = double.NaN,
        GreatestScore = double.NaN,
    };

    public static NormalizationFit Of(NormalizationParameters parameters) => new()
    {
        Count = parameters.Count,
        Minimum = parameters.Minimum,
        Maximum = parameters.Maximum,
        Mean = parameters.Mean,
        StandardDeviation = parameters.StandardDeviation,
        Median = parameters.Median,
        MedianAbsoluteDeviation = parameters.MedianAbsoluteDeviation,
        Reference = parameters.Reference,
        LeastScore = parameters.LeastScore,
        GreatestScore = parameters.GreatestScore,
    };
}
