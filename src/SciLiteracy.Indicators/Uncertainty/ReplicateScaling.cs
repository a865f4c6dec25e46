using SciLiteracy.Domain;
using SciLiteracy.Indicators.Surveys.Designs;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>How deviations of replicates make a variance: V = Σ scale · rscale[r] (x[r] - c)², as replicate weights of a survey were made.</summary>
public sealed record ReplicateScaling : Located
{
    /// <summary>Gets how the replicates were made; it decides the scale.</summary>
    public required ReplicateMethod Method { get; init; }

    /// <summary>Gets Fay's k, from 0 to below 1.</summary>
    public double Fay { get; init; }

    /// <summary>Gets the scale; null for that of the method.</summary>
    public double? Scale { get; init; }

    /// <summary>Gets the scales of the single replicates: none for 1, one for all, or one each.</summary>
    public ValueList<double> ReplicateScales { get; init; } = [];

    /// <summary>Gets whether squares are taken about the value of the data (R's <c>mse</c>); if not, about the mean of the replicates.</summary>
    public bool AboutFullSample { get; init; } = true;

    /// <summary>Returns what is wrong with it for a number of replicates; null if nothing is.</summary>
    internal string? Problem(int count)
    {
        if (count < 2)
            return FormattableString.Invariant($"The number of replicates is {count}; expected two or more.");
        if (Method == ReplicateMethod.Fay && !(Fay >= 0 && Fay < 1))
            return FormattableString.Invariant($"Fay's factor is {Fay:R}; expected one from 0 to below 1.");
        if (ReplicateScales.Count > 1 && ReplicateScales.Count != count)
            return FormattableString.Invariant($"There are {ReplicateScales.Count} scales for {count} replicates; expected one each.");
        if (ReplicateScales.Any(s => !(double.IsFinite(s) && s >= 0)) || Scale is { } scale && !(double.IsFinite(scale) && scale > 0))
            return "A scale of replicates is out of range; expected 'scale' above 0, and 'rscales' of at least 0.";
        if (ReplicateScales.Count > 0 && ReplicateScales.All(s => s == 0))
            return "All scales of the replicates are 0; expected one above 0.";
        if (Method is ReplicateMethod.JackknifeN or ReplicateMethod.Other && Scale is null && ReplicateScales.Count == 0)
            return "The method has no scale of its own; expected 'scale' or 'rscales'.";
        return null;
    }

    /// <summary>Returns what the squared deviation of each replicate is multiplied by; shape [replicates].</summary>
    internal double[] Factors(int count)
    {
        var own = Method is ReplicateMethod.JackknifeN or ReplicateMethod.Other ? 1 : DesignReader.DefaultScale(Method, Fay, count);
        var factors = new double[count];
        for (var r = 0; r < count; r++)
            factors[r] = (Scale ?? own) * (ReplicateScales.Count switch { 0 => 1, 1 => ReplicateScales[0], _ => ReplicateScales[r] });
        return factors;
    }
}
