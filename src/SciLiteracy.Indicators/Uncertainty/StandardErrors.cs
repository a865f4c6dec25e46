using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>Standard errors of cells, whose errors are independent. A cell without one has no error.</summary>
/// <param name="Cells">The standard errors; each cell at most once.</param>
public sealed record StandardErrors(ValueList<StandardErrorCell> Cells) : InputErrors
{
    /// <summary>Takes the standard errors that observations have, for the cells of the data of an index.</summary>
    /// <param name="observations">The observations, those of whole entities, in the units in which the data have the indicators.</param>
    /// <param name="data">The data; a column is the indicator of its code.</param>
    /// <param name="period">The period of the observations if the data have no periods; otherwise null.</param>
    /// <returns>The errors of the cells that have one, column by column and row by row.</returns>
    /// <exception cref="ArgumentException">The data have periods and one is given, or they have none and none is given.</exception>
    public static StandardErrors Of(Dataset observations, IndexData data, ReferencePeriod? period = null)
    {
        ArgumentNullException.ThrowIfNull(observations);
        ArgumentNullException.ThrowIfNull(data);
        if (data.IsPanel == period is not null)
            throw new ArgumentException(data.IsPanel ? "The data have periods of their own; expected none." : "The data have no periods; expected that of the observations.", nameof(period));
        List<StandardErrorCell> cells = [];
        foreach (var code in data.Columns.Where(observations.Contains))
        {
            var errors = observations.DetailColumn(code, ObservationDetail.StandardError);
            foreach (var row in data.Rows)
            {
                var entity = observations.Entities.IndexOf(row.Entity);
                var time = observations.Periods.IndexOf(row.Period ?? period!.Value);
                if (entity >= 0 && time >= 0 && errors[(time * observations.Entities.Count) + entity] is var error && !double.IsNaN(error))
                    cells.Add(new(row, code, error));
            }
        }

        return new(cells.ToValueList());
    }
}
