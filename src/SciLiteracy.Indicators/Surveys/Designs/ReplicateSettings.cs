using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Surveys.Designs;

/// <summary>Replicate weights that stand in columns of the data.</summary>
public sealed record ReplicateSettings : Located
{
    /// <summary>Gets how they were made.</summary>
    public required ReplicateMethod Method { get; init; }

    /// <summary>Gets the columns: names, or patterns in which <c>*</c> stands for any characters. A pattern gives its columns in the order of the data.</summary>
    public required ValueList<SourceText> Columns { get; init; }

    /// <summary>Gets Fay's k, from 0 to below 1.</summary>
    public double Fay { get; init; }

    /// <summary>Gets the scale; null for that of the method.</summary>
    public double? Scale { get; init; }

    /// <summary>Gets the scales of the single replicates: none for 1, one for all, or one each.</summary>
    public ValueList<double> ReplicateScales { get; init; } = [];

    /// <summary>Gets whether the columns are weights; if not, they are factors on the weights of the design.</summary>
    public bool Combined { get; init; } = true;

    /// <summary>Gets whether squares are taken about the estimate of the full sample; if not, about the mean of the replicates.</summary>
    public bool AboutFullSample { get; init; } = true;
}
