namespace SciLiteracy.Domain;

/// <summary>How the values of entities combine into the value of their parent.</summary>
public abstract record Rollup
{
    private Rollup()
    {
    }

    /// <summary>They do not.</summary>
    public sealed record None : Rollup;

    /// <summary>They are added.</summary>
    public sealed record Sum : Rollup;

    /// <summary>The arithmetic mean, each entity counting once.</summary>
    public sealed record Mean : Rollup;

    /// <summary>The mean weighted by another indicator.</summary>
    /// <param name="Weight">The code of the indicator that gives the weights.</param>
    public sealed record WeightedMean(Reference Weight) : Rollup;
}
