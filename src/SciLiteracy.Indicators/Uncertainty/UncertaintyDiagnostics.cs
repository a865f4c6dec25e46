using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>The findings about the uncertainty of an index: SL6100 to SL6199.</summary>
public static class UncertaintyDiagnostics
{
    /// <summary>A factor varies a step that the index does not have, or does not say which of several.</summary>
    public static readonly DiagnosticDescriptor UnknownStep = new("SL6101", DiagnosticSeverity.Error, "A varied step is not in the index");

    /// <summary>A step of this kind does not have the setting that is varied.</summary>
    public static readonly DiagnosticDescriptor WrongSetting = new("SL6102", DiagnosticSeverity.Error, "A varied setting does not belong to the step");

    /// <summary>A number of the settings is out of range, or a list is empty.</summary>
    public static readonly DiagnosticDescriptor BadSetting = new("SL6103", DiagnosticSeverity.Error, "A setting of the uncertainty is out of range");

    /// <summary>Weights, levels or nodes are varied that the index does not have.</summary>
    public static readonly DiagnosticDescriptor UnknownVaried = new("SL6104", DiagnosticSeverity.Error, "What varies is not in the index");

    /// <summary>Two factors vary the same.</summary>
    public static readonly DiagnosticDescriptor VariedTwice = new("SL6105", DiagnosticSeverity.Error, "The same is varied twice");

    /// <summary>Errors of input data are not there, not for this data, or none.</summary>
    public static readonly DiagnosticDescriptor BadErrors = new("SL6106", DiagnosticSeverity.Error, "Errors of input data do not fit the data");

    /// <summary>Nothing varies.</summary>
    public static readonly DiagnosticDescriptor NothingVaries = new("SL6107", DiagnosticSeverity.Error, "Nothing varies");

    /// <summary>The index has no scores even without variation.</summary>
    public static readonly DiagnosticDescriptor NoScores = new("SL6108", DiagnosticSeverity.Error, "The index as specified has no scores");

    /// <summary>The results that were asked for would take too much memory.</summary>
    public static readonly DiagnosticDescriptor TooLarge = new("SL6109", DiagnosticSeverity.Error, "The results would be too large");

    /// <summary>Replicates lie so far from the value of the data that they look like those of something else.</summary>
    public static readonly DiagnosticDescriptor DistantReplicates = new("SL6110", DiagnosticSeverity.Warning, "Replicates do not look like those of the value");

    /// <summary>Gets all of them.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
        [UnknownStep, WrongSetting, BadSetting, UnknownVaried, VariedTwice, BadErrors, NothingVaries, NoScores, TooLarge, DistantReplicates];
}
