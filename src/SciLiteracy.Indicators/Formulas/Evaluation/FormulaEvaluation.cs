using System.Collections.Immutable;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Indicators.Formulas.Evaluation;

/// <summary>What came of evaluating a model on a dataset.</summary>
public sealed record FormulaEvaluation
{
    internal FormulaEvaluation(Dataset dataset, ImmutableArray<Diagnostic> diagnostics)
    {
        Dataset = dataset;
        Diagnostics = diagnostics;
    }

    /// <summary>
    /// Gets the observations with the computed values beside them, each in the unit of its indicator. A computed cell that is missing is there only if there is a
    /// reason for it (a status other than O).
    /// </summary>
    public Dataset Dataset { get; }

    /// <summary>Gets the warnings and remarks, at most one of a kind for each formula; none is an error.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }
}
