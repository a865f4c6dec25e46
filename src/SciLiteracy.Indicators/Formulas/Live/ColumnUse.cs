namespace SciLiteracy.Indicators.Formulas.Live;

/// <summary>
/// That a step reads a column, seen from the column: a cell (period, entity) goes into the results of the step at every pair of a period and an entity listed.
/// </summary>
/// <param name="Step">The step.</param>
/// <param name="Periods">For each period those that it goes into; null: itself alone.</param>
/// <param name="Entities">For each entity those that it goes into; null: itself alone.</param>
internal readonly record struct ColumnUse(LiveStep Step, int[][]? Periods, int[][]? Entities);
