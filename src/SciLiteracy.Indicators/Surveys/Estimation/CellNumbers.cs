namespace SciLiteracy.Indicators.Surveys.Estimation;

/// <summary>The cells of a design, which are the parts of domains in the sampled units, numbered by units and then domains.</summary>
/// <param name="OfRow">The cell of every row, -1 for none; shape [rows]. Empty if cells are hardly fewer than rows and not worth their sums.</param>
/// <param name="Units">The unit of every cell, ascending.</param>
/// <param name="Domains">The domain of every cell.</param>
internal sealed record CellNumbers(int[] OfRow, int[] Units, int[] Domains)
{
    private const int LeastRowsOfCell = 4;

    private static readonly CellNumbers Unworthy = new([], [], []);

    /// <summary>Gets whether sums of cells are worth while.</summary>
    public bool AreWorthwhile => this != Unworthy;

    /// <summary>Tells whether a table of units and domains is small beside the rows.</summary>
    public static bool IsTable(int rows, int unitCount, int domainCount) => (long)unitCount * domainCount <= Math.Max(1 << 16, rows);

    /// <summary>Numbers the cells.</summary>
    /// <param name="unitOfRow">The unit of every row; shape [rows].</param>
    /// <param name="unitCount">The number of units.</param>
    /// <param name="domains">The domains.</param>
    public static CellNumbers Of(int[] unitOfRow, int unitCount, DomainIndex domains)
    {
        var rows = unitOfRow.Length;
        var most = rows / LeastRowsOfCell;
        if (unitCount > most || !IsTable(rows, unitCount, domains.Count))
            return Unworthy;
        var table = new int[unitCount * domains.Count];
        var codes = domains.Codes;
        for (var i = 0; i < rows; i++)
        {
            if (codes[i] >= 0)
                table[(unitOfRow[i] * domains.Count) + codes[i]] = 1;
        }

        var (units, own) = (new List<int>(), new List<int>());
        for (var k = 0; k < table.Length; k++)
        {
            if (table[k] == 0)
                continue;
            table[k] = units.Count;
            units.Add(k / domains.Count);
            own.Add(k % domains.Count);
        }

        if (units.Count > most)
            return Unworthy;
        var ofRow = new int[rows];
        for (var i = 0; i < rows; i++)
            ofRow[i] = codes[i] < 0 ? -1 : table[(unitOfRow[i] * domains.Count) + codes[i]];
        return new(ofRow, [.. units], [.. own]);
    }
}
