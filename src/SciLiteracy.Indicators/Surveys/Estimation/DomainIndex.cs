using System.Numerics.Tensors;

namespace SciLiteracy.Indicators.Surveys.Estimation;

/// <summary>The domains of an estimate under one design: which one a row belongs to, -1 for none. What estimates need to know of them is found once.</summary>
internal sealed class DomainIndex(int[] codes, string[] labels)
{
    // Each is found when first asked for; it does not matter which thread does it.
    private int[]? _sizes;
    private double[]? _degreesOfFreedom;
    private CellNumbers? _cells;
    private DomainBlocks? _blocks;

    public int[] Codes => codes;

    /// <summary>Gets the domains as <c>dimension=value[;dimension=value]</c>, or <c>_T</c>.</summary>
    public string[] Labels => labels;

    public int Count => labels.Length;

    /// <summary>Gets the rows of blocks by domains.</summary>
    public DomainBlocks Blocks => _blocks ??= DomainBlocks.Of(codes, Count);

    public static DomainIndex Whole(int rows) => new(new int[rows], ["_T"]);

    /// <summary>Returns the same domains without some rows.</summary>
    public DomainIndex Without(Func<int, bool> isLeftOut)
    {
        int[]? kept = null;
        for (var i = 0; i < codes.Length; i++)
        {
            if (codes[i] >= 0 && isLeftOut(i))
                (kept ??= (int[])codes.Clone())[i] = -1;
        }

        return kept is null ? this : new(kept, labels);
    }

    /// <summary>Returns the same domains without the rows in which a variable has no value.</summary>
    public DomainIndex WithoutMissing(ReadOnlyMemory<double> variable) =>
        TensorPrimitives.IsNaNAny(variable.Span) ? Without(i => double.IsNaN(variable.Span[i])) : this;

    /// <summary>Returns the number of rows of every domain that have a weight other than 0.</summary>
    public int[] Sizes(ReadOnlySpan<double> weights)
    {
        if (_sizes is { } known)
            return known;
        var sizes = new int[Count];
        for (var i = 0; i < codes.Length; i++)
        {
            if (codes[i] >= 0 && weights[i] != 0)
                sizes[codes[i]]++;
        }

        return _sizes = sizes;
    }

    /// <summary>Returns the degrees of freedom of every domain.</summary>
    public double[] DegreesOfFreedom(Designs.SurveyDesign design, RowWork work) => _degreesOfFreedom ??= design.DegreesOfFreedom(this, work);

    /// <summary>Returns the cells that the domains make with the sampled units.</summary>
    /// <param name="unitOfRow">The unit of every row; shape [rows].</param>
    /// <param name="unitCount">The number of units.</param>
    public CellNumbers Cells(int[] unitOfRow, int unitCount) => _cells ??= CellNumbers.Of(unitOfRow, unitCount, this);
}
