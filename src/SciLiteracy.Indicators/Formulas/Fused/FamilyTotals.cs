using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Indicators.Formulas.Fused;

/// <summary>The totals of the families of siblings in each period; shape [periods × families].</summary>
internal sealed class FamilyTotals
{
    public FamilyTotals(int length)
    {
        Sums = new double[length];
        Ranks = new byte[length];
        Array.Fill(Sums, double.NaN);
        Array.Fill(Ranks, StatusCaution.MissingRank);
    }

    /// <summary>Gets the sums as they are, also those that left the range of doubles; NaN where a member is missing.</summary>
    public double[] Sums { get; }

    /// <summary>Gets the ranks of their statuses.</summary>
    public byte[] Ranks { get; }
}
