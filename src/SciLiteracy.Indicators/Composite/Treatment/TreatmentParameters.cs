using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Composite.Treatment;

/// <summary>What a treatment of an indicator was fitted to, enough to treat another value alike.</summary>
/// <param name="Step">The number of the step.</param>
/// <param name="Indicator">The code of the indicator.</param>
/// <param name="Period">The period whose values were treated; null for all rows.</param>
/// <param name="Lower">The value to which lower ones were pulled in; negative infinity if there were none.</param>
/// <param name="Upper">The value to which higher ones were pulled in; infinity if there were none.</param>
/// <param name="Transform">The transform that comes after.</param>
/// <param name="Minimum">The least value before the transform; NaN without a transform.</param>
/// <param name="Maximum">The greatest value before the transform; NaN without a transform.</param>
/// <param name="Lambda">λ of a Box-Cox transform; NaN for any other.</param>
public sealed record TreatmentParameters(
    int Step,
    string Indicator,
    ReferencePeriod? Period,
    double Lower,
    double Upper,
    AppliedTransform Transform,
    double Minimum,
    double Maximum,
    double Lambda);
