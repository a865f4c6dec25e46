namespace SciLiteracy.Indicators.Composite.Contributions;


/// <summary>Finds the smallest change of an indicator with which an entity reaches a rank.</summary>
public static class RankSolver
{
    private const int MostDoublings = 60;

    /// <summary>Searches from the present value towards a limit.</summary>
    /// <param name="rankAt">Makes the index anew with a value, in raw units, and returns the rank, 1 the best; NaN for none.</param>
    /// <param name="current">The present value, in raw units.</param>
    /// <param name="limit">The value to which the search goes at most, in raw units; above the present one to raise it, below to lower it. May be
    /// infinite.</param>
    /// <param name="targetRank">The rank to be reached, or a better one; at least 1.</param>
    /// <param name="step">How far the first step goes, above 0; such as a thousandth of the spread of the indicator.</param>
    /// <param name="precision">To which difference of values the answer is found, above 0.</param>
    /// <returns>The change; the rank is reached at its value, and is not reached at one nearer to the present value by the precision.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is not as said.</exception>
    /// <remarks>
    /// Steps that double, until one reaches the rank, then bisection of the last step. This is the smallest change where the rank never gets worse on
    /// the way; where steps such as the treatment of outliers make it go back and forth, it is one that reaches the rank, with a nearer value that
    /// does not.
    /// </remarks>
    public static RequiredChange Solve(Func<double, double> rankAt, double current, double limit, double targetRank, double step, double precision)
    {
        ArgumentNullException.ThrowIfNull(rankAt);
        if (!double.IsFinite(current))
            throw new ArgumentOutOfRangeException(nameof(current), current, "The present value is finite.");
        if (double.IsNaN(limit))
            throw new ArgumentOutOfRangeException(nameof(limit), limit, "The limit is a number.");
        if (!(targetRank >= 1))
            throw new ArgumentOutOfRangeException(nameof(targetRank), targetRank, "A rank is at least 1.");
        if (!(double.IsFinite(step) && step > 0))
            throw new ArgumentOutOfRangeException(nameof(step), step, "The first step is finite and above 0.");
        if (!(double.IsFinite(precision) && precision > 0))
            throw new ArgumentOutOfRangeException(nameof(precision), precision, "The precision is finite and above 0.");

        var sign = limit < current ? -1 : 1;
        var evaluations = 1;
        var best = (Value: current, Rank: rankAt(current));
        if (best.Rank <= targetRank)
            return new(true, current, 0, best.Rank, evaluations);
        var failed = current;
        var reached = double.NaN;
        for (var doubling = 0; doubling < MostDoublings && double.IsNaN(reached) && failed != limit; doubling++, step *= 2)
        {
            var next = current + (sign * step);
            if (sign * (next - limit) > 0)
                next = limit;
            if (!double.IsFinite(next))
                break;
            var rank = rankAt(next);
            evaluations++;
            if (rank < best.Rank || double.IsNaN(best.Rank))
                best = (next, rank);
            if (rank <= targetRank)
                reached = next;
            else
                failed = next;
        }

        if (double.IsNaN(reached))
            return new(false, best.Value, best.Value - current, best.Rank, evaluations);
        while (Math.Abs(reached - failed) > precision)
        {
            var middle = failed + ((reached - failed) / 2);
            if (middle == failed || middle == reached)
                break;
            var rank = rankAt(middle);
            evaluations++;
            if (rank <= targetRank)
                (reached, best) = (middle, (middle, rank));
            else
                failed = middle;
        }

        return new(true, reached, reached - current, best.Rank, evaluations);
    }
}
