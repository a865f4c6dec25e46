using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Observations;

/// <content>The view as columns.</content>
public sealed partial class Dataset
{
    /// <summary>Returns the values of an indicator.</summary>
    /// <param name="indicator">The indicator; one of <see cref="Indicators"/>.</param>
    /// <returns>Values in the unit of the indicator; shape [periods × entities], period-major. NaN where there is no observation, or a missing one.</returns>
    /// <exception cref="ArgumentException">The indicator has no observations.</exception>
    /// <exception cref="InvalidOperationException">The axes make more than <see cref="MaximumColumnLength"/> cells.</exception>
    public ReadOnlySpan<double> Column(string indicator)
    {
        var position = PositionOf(indicator);
        return _values[position] ?? Fill(_values, position, double.NaN, (column, series) => Spread(column, series, _columns.Values));
    }

    /// <summary>Returns the values of an indicator for all entities in one period.</summary>
    /// <param name="indicator">The indicator; one of <see cref="Indicators"/>.</param>
    /// <param name="period">The period; one of <see cref="Periods"/>.</param>
    /// <returns>Values in the unit of the indicator; shape [entities]. NaN where there is no observation, or a missing one.</returns>
    /// <exception cref="ArgumentException">The indicator has no observations, or the period is not on the axis.</exception>
    /// <exception cref="InvalidOperationException">The axes make more than <see cref="MaximumColumnLength"/> cells.</exception>
    public ReadOnlySpan<double> CrossSection(string indicator, ReferencePeriod period)
    {
        var column = Column(indicator);
        var index = Periods.IndexOf(period);
        return index >= 0
            ? column.Slice(index * Entities.Count, Entities.Count)
            : throw new ArgumentException($"There is no observation in the period '{period}'.", nameof(period));
    }

    /// <summary>Returns the statuses of an indicator's values.</summary>
    /// <param name="indicator">The indicator; one of <see cref="Indicators"/>.</param>
    /// <returns>Shape [periods × entities], period-major. <see cref="ObservationStatus.Missing"/> where there is no observation.</returns>
    /// <exception cref="ArgumentException">The indicator has no observations.</exception>
    /// <exception cref="InvalidOperationException">The axes make more than <see cref="MaximumColumnLength"/> cells.</exception>
    public ReadOnlySpan<ObservationStatus> StatusColumn(string indicator)
    {
        var position = PositionOf(indicator);
        return _statuses[position] ?? Fill(_statuses, position, ObservationStatus.Missing, (column, series) => Spread(column, series, _columns.Statuses));
    }

    /// <summary>Returns the sources of an indicator's values.</summary>
    /// <param name="indicator">The indicator; one of <see cref="Indicators"/>.</param>
    /// <returns>Positions in <see cref="Sources"/>; shape [periods × entities], period-major. -1 where there is no observation or it names none.</returns>
    /// <exception cref="ArgumentException">The indicator has no observations.</exception>
    /// <exception cref="InvalidOperationException">The axes make more than <see cref="MaximumColumnLength"/> cells.</exception>
    public ReadOnlySpan<int> SourceColumn(string indicator)
    {
        var position = PositionOf(indicator);
        return _sources[position] ?? Fill(_sources, position, -1, (column, series) => Spread(column, series, _columns.Sources));
    }

    /// <summary>Returns a number that stands beside an indicator's values: numerators, denominators, numbers of cases or standard errors.</summary>
    /// <param name="indicator">The indicator; one of <see cref="Indicators"/>.</param>
    /// <param name="detail">Which number.</param>
    /// <returns>
    /// Shape [periods × entities], period-major. NaN where it is not given. Standard errors are in the unit of the indicator, numerators and denominators in the units in which
    /// they were published.
    /// </returns>
    /// <exception cref="ArgumentException">The indicator has no observations, or there is no such detail.</exception>
    /// <exception cref="InvalidOperationException">The axes make more than <see cref="MaximumColumnLength"/> cells.</exception>
    public ReadOnlySpan<double> DetailColumn(string indicator, ObservationDetail detail)
    {
        _ = default(ObservationDetails)[detail];
        var position = ((int)detail * Indicators.Length) + PositionOf(indicator);
        return _detailColumns[position]
            ?? Fill(_detailColumns, position, double.NaN, (column, series) => SpreadDetails(column, series, detail));
    }

    // The arrays behind Column and StatusColumn; not to be written to.
    internal (double[] Values, ObservationStatus[] Statuses) ColumnArrays(string indicator)
    {
        Column(indicator);
        StatusColumn(indicator);
        var position = PositionOf(indicator);
        return (_values[position]!, _statuses[position]!);
    }

    private int PositionOf(string indicator)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        return _positions.TryGetValue(indicator, out var position)
            ? position
            : throw new ArgumentException($"The indicator '{indicator}' has no observations.", nameof(indicator));
    }

    // position: of the indicator, plus a multiple of their number where several columns of each are kept.
    // Two threads may fill one column at once; both have the same numbers, and the first to finish wins.
    private T[] Fill<T>(T[]?[] columns, int position, T without, Action<T[], int> spread)
    {
        if (ColumnLength > MaximumColumnLength)
        {
            throw new InvalidOperationException(
                $"{Entities.Count} entities in {Periods.Count} periods make {ColumnLength} cells; a column has at most {MaximumColumnLength}.");
        }

        var column = GC.AllocateUninitializedArray<T>((int)ColumnLength);
        Array.Fill(column, without);
        var indicator = position % Indicators.Length;
        for (var series = _indicatorStarts[indicator]; series < _indicatorStarts[indicator + 1]; series++)
            spread(column, series);
        return Interlocked.CompareExchange(ref columns[position], column, null) ?? column;
    }

    private void Spread<T>(T[] column, int series, T[] parts)
    {
        var (entity, entities, periods) = (_seriesEntities[series], Entities.Count, _columns.Periods);
        for (var i = _seriesStarts[series]; i < _seriesStarts[series + 1]; i++)
            column[(periods[i] * entities) + entity] = parts[i];
    }

    private void SpreadDetails(double[] column, int series, ObservationDetail detail)
    {
        if (_columns.Details is not { } details)
            return;
        for (var i = _seriesStarts[series]; i < _seriesStarts[series + 1]; i++)
        {
            if (details[i] >= 0)
                column[(_columns.Periods[i] * Entities.Count) + _seriesEntities[series]] = _details[details[i]][detail] ?? double.NaN;
        }
    }
}
