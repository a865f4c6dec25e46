using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Formulas.Evaluation;

/// <summary>The values of an expression in all cells, with their statuses. A value is NaN if, and only if, its status says that it is missing; truth is 1 or 0.</summary>
/// <param name="Values">Shape [periods × entities], period-major.</param>
/// <param name="Statuses">The same shape.</param>
internal sealed record FormulaColumn(double[] Values, ObservationStatus[] Statuses)
{
    public static FormulaColumn Empty(int length)
    {
        var column = new FormulaColumn(new double[length], new ObservationStatus[length]);
        Array.Fill(column.Values, double.NaN);
        Array.Fill(column.Statuses, ObservationStatus.Missing);
        return column;
    }

    public static FormulaColumn Constant(double value, int length)
    {
        var column = new FormulaColumn(new double[length], new ObservationStatus[length]);
        Array.Fill(column.Values, value);
        return column;
    }

    public bool IsMissing(int cell) => double.IsNaN(Values[cell]);

    public void Set(int cell, double value, ObservationStatus status)
    {
        Values[cell] = value;
        Statuses[cell] = status;
    }

    public void SetMissing(int cell, ObservationStatus status) => Set(cell, double.NaN, status);
}
