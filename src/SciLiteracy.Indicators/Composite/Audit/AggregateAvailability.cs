namespace SciLiteracy.Indicators.Composite.Audit;

/// <summary>How much of the data below an aggregate a row, or a group of rows, has.</summary>
/// <param name="Code">The code of the aggregate.</param>
/// <param name="Level">Its level.</param>
/// <param name="Available">The number of values of indicators below it.</param>
/// <param name="Cells">The number of cells that could have one.</param>
public sealed record AggregateAvailability(string Code, int Level, int Available, int Cells)
{
    /// <summary>Gets the share of the cells that have a value; NaN if there are none.</summary>
    public double Share => (double)Available / Cells;
}
