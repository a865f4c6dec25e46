using System.Diagnostics.CodeAnalysis;
using SciLiteracy.Indicators.Composite;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>A setting that a step may take in place of its own.</summary>
public abstract record StepSetting
{
    private protected StepSetting()
    {
    }

    /// <summary>Gets how results show it; null for a text made of it.</summary>
    public string? Label { get; init; }

    /// <summary>Gets which setting of a step it is.</summary>
    internal abstract string What { get; }

    /// <summary>Gets how results show it without a label.</summary>
    internal abstract string Text { get; }

    /// <summary>Puts the setting in place of that of a step; false if the step has no such setting.</summary>
    internal abstract bool TryApply(IndexStep step, [NotNullWhen(true)] out IndexStep? varied);
}
