using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Indicators.Formulas.Evaluation;

/// <summary>The status of a result: that of the operand which calls for the most caution, as <see cref="StatusCaution"/> orders them.</summary>
internal static class StatusPropagation
{
    public static ObservationStatus Combine(ObservationStatus a, ObservationStatus b) => StatusCaution.Combine(a, b);
}
