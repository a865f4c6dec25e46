using System.Collections;
using System.Collections.Immutable;
using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Observations;

/// <summary>
/// The periods of a dataset in the order of <see cref="ReferencePeriod.CompareTo"/> (by the first day, the coarser first): the outer axis of its columns.
/// </summary>
/// <remarks>
/// Frequencies may be mixed. Periods without any observation are not on the axis, so neighbours on it need not be neighbours in time;
/// what goes back or forth in time goes through the calendar and <see cref="IndexOf"/>.
/// </remarks>
public sealed class PeriodAxis : IReadOnlyList<ReferencePeriod>
{
    private readonly ImmutableArray<ReferencePeriod> _periods;

    internal PeriodAxis(ImmutableArray<ReferencePeriod> sorted) => _periods = sorted;

    /// <summary>Gets the number of periods.</summary>
    public int Count => _periods.Length;

    /// <summary>Gets the period at a position.</summary>
    public ReferencePeriod this[int index] => _periods[index];

    /// <summary>Returns the position of a period, or -1.</summary>
    public int IndexOf(ReferencePeriod period) => Math.Max(-1, _periods.BinarySearch(period));

    /// <summary>Enumerates the periods without allocating.</summary>
    public ImmutableArray<ReferencePeriod>.Enumerator GetEnumerator() => _periods.GetEnumerator();

    IEnumerator<ReferencePeriod> IEnumerable<ReferencePeriod>.GetEnumerator() => ((IEnumerable<ReferencePeriod>)_periods).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)_periods).GetEnumerator();
}
