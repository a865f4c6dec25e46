namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>Evaluates a model at one point after the other. For one thread.</summary>
internal abstract class DrawEvaluator
{
    private protected DrawEvaluator(DrawModel model)
    {
        Point = new double[model.Dimensions];
        Streams = new long[model.Streams];
        Scores = new double[model.Rows.Length];
        Ranks = new int[model.Rows.Length];
    }

    /// <summary>Gets the point to evaluate, for the caller to set; shape [dimensions].</summary>
    public double[] Point { get; }

    /// <summary>Gets which draw of its random numbers each stream takes, for the caller to set; shape [streams].</summary>
    public long[] Streams { get; }

    /// <summary>Gets the scores of the last evaluation; NaN without. Shape [rows].</summary>
    public double[] Scores { get; }

    /// <summary>Gets the ranks of the last evaluation: 1 the best, 0 without. Shape [rows].</summary>
    public int[] Ranks { get; }

    /// <summary>Gets why the last evaluation failed; null if it did not.</summary>
    public abstract string? FailureReason { get; }

    /// <summary>Evaluates the point; false if there are no scores.</summary>
    public abstract bool TryEvaluate();
}
