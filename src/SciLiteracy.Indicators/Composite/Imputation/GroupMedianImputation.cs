using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Composite.Imputation;


/// <summary>The median of the values that are there, over the entities of the same group in the cross-section.</summary>
/// <param name="Group">The column of labels that says the group of a row. An entity without a group, or whose group has no value, stays missing.</param>
/// <remarks>Source: COINr <c>i_median_grp</c>.</remarks>
public sealed record GroupMedianImputation(Reference Group) : ImputationMethod
{
    /// <inheritdoc/>
    public override string Id => "group_median";

    /// <inheritdoc/>
    public override ImputationDonors Donors => ImputationDonors.CrossSection;
}
