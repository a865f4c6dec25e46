using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Binding;
using SciLiteracy.Indicators.Formulas.Evaluation;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Indicators.Formulas.Fused;

/// <content>Functions of whole columns. Each sum has one order of its terms, whatever thread takes it.</content>
internal sealed partial class FusedRun
{
    private const int SeriesOfOnePiece = 256;

    private void Reduce(PlannedReduction reduction)
    {
        switch (reduction.Call.Function.Kind)
        {
            case FunctionKind.Rank:
                ForEachFamily(Plan.Axes.Siblings, (family, start, _) => Rank(reduction, family, start));
                break;
            case FunctionKind.MeanOf:
                Clear(reduction);
                ForEachFamily(Plan.Axes.Children, (family, start, order) => MeanOf(reduction, family, start, order));
                break;
            case FunctionKind.Cumulative:
                ForEachSeries((cells, ordinals, order) => Cumulative(reduction, cells, ordinals, order));
                break;
            case FunctionKind.Interpolate:
                ForEachSeries((cells, ordinals, order) => Interpolate(reduction, cells, ordinals, order));
                break;
            case FunctionKind.Latest:
                ForEachSeries((cells, ordinals, _) => Latest(reduction, cells, ordinals));
                break;
            default:
                Clear(reduction);
                var measure = FormulaEvaluator.MeasureOf(reduction.Call);
                ForEachFamily(Plan.Axes.Children, (family, start, order) => Inequality(reduction, measure, family, start, order));
                break;
        }
    }

    private void Clear(PlannedReduction reduction)
    {
        var result = Columns[reduction.Column];
        result.Values.AsSpan(0, Plan.Axes.Length).Fill(double.NaN);
        result.Statuses.AsSpan(0, Plan.Axes.Length).Fill((ObservationStatus)StatusCaution.MissingRank);
    }

    private void SumTotals(int level)
    {
        int[] planned = [.. Enumerable.Range(0, Totals.Length).Where(t => Plan.Totals[t].Level == level)];
        var (entities, families) = (Plan.Axes.Keys.Length, Plan.Axes.Siblings);
        InParallel(planned.Length == 0 ? 0 : Plan.Axes.Periods.Count, (period, machine) =>
        {
            foreach (var t in planned)
            {
                var (x, totals) = (Columns[Plan.Totals[t].X], Totals[t]);
                var state = x.State(period * entities, entities);
                for (var family = 0; family < families.Count; family++)
                {
                    var total = (period * Plan.Families.Count) + family;
                    (totals.Sums[total], totals.Ranks[total]) = Sum(x, state, families[family].Members, Plan.Families.AreRuns[family], period * entities, machine);
                }
            }

            Report(planned.Length);
        });
    }

    // NaN if a member is missing.
    private static (double Sum, byte Rank) Sum(FusedColumn x, BlockState state, int[] members, bool isRun, int start, BlockMachine machine)
    {
        byte rank = 0;
        if (state == BlockState.Mixed)
        {
            foreach (var member in members)
                rank = Math.Max(rank, member < 0 ? StatusCaution.MissingRank : x.Rank(start + member));
        }

        var terms = isRun ? x.Values.AsSpan(start + members[0], members.Length) : machine.Gather(x.Values, start, members);
        return (state == BlockState.Plain && isRun) || !BlockKernels.HasNaN(terms)
            ? (Summation.Compensated(terms), rank)
            : (double.NaN, Math.Max(StatusCaution.MissingRank, rank));
    }

    private void Rank(PlannedReduction reduction, EntityFamily family, int start)
    {
        var x = Columns[reduction.X];
        var sorted = new double[family.Members.Length];
        var count = 0;
        foreach (var member in family.Members)
        {
            if (member >= 0 && !double.IsNaN(x.Values[start + member]))
                sorted[count++] = x.Values[start + member];
        }

        var descending = sorted.AsSpan(0, count);
        descending.Sort();
        descending.Reverse();
        foreach (var member in family.Members)
        {
            if (member >= 0)
            {
                var value = x.Values[start + member];
                Set(reduction, start + member, double.IsNaN(value) ? value : 1 + FormulaEvaluator.CountAbove(descending, value), x.Rank(start + member));
            }
        }
    }

    private void MeanOf(PlannedReduction reduction, EntityFamily family, int start, long order)
    {
        var x = Columns[reduction.X];
        var sum = default(CompensatedSum);
        byte rank = 0;
        var count = 0;
        foreach (var member in family.Members)
        {
            if (member < 0 || double.IsNaN(x.Values[start + member]))
                continue;
            sum.Add(x.Values[start + member]);
            rank = Math.Max(rank, x.Rank(start + member));
            count++;
        }

        if (count == 0)
            return;
        Put(reduction, start + family.Owner, sum.Value / count, rank, order);
        NoteCoverage(reduction, start + family.Owner, count, family.Members.Length, order + 1);
    }

    private void Inequality(PlannedReduction reduction, Inequality.InequalityMeasure measure, EntityFamily family, int start, long order)
    {
        var x = Columns[reduction.X];
        var w = reduction.Weight < 0 ? null : Columns[reduction.Weight];
        var (value, status, undefined, count) = FormulaEvaluator.InequalityOf(
            reduction.Call, measure, family.Members,
            member => double.IsNaN(x.Values[start + member]) || (w is not null && double.IsNaN(w.Values[start + member]))
                ? null
                : (x.Values[start + member], w?.Values[start + member] ?? 1, StatusCaution.StatusOf(Math.Max(x.Rank(start + member), w?.Rank(start + member) ?? 0))));
        var owner = start + family.Owner;
        if (undefined is not null)
            PutUndefined(reduction, FormulaDiagnostics.Undefined, owner, order, undefined);
        else if (value is { } number)
            Put(reduction, owner, number, StatusCaution.RankOf(status), order);
        if (!double.IsNaN(Columns[reduction.Column].Values[owner]))
            NoteCoverage(reduction, owner, count, family.Members.Length, order + 1);
    }

    private void Cumulative(PlannedReduction reduction, int[] cells, int[] ordinals, long order)
    {
        var x = Columns[reduction.X];
        var sum = default(CompensatedSum);
        byte rank = 0;
        var last = -1;
        for (var k = 0; k < cells.Length; k++)
        {
            var (value, own) = (x.Values[cells[k]], x.Rank(cells[k]));
            if (last < 0 && double.IsNaN(value))
            {
                Set(reduction, cells[k], value, own);
                continue;
            }

            // A period that is not on the axis is a gap too.
            if (last >= 0 && ordinals[k] != last + 1)
                rank = Math.Max(rank, StatusCaution.MissingRank);
            rank = Math.Max(rank, own);
            sum.Add(double.IsNaN(value) ? 0 : value);
            last = ordinals[k];
            Put(reduction, cells[k], rank >= StatusCaution.MissingRank ? double.NaN : sum.Value, rank, order + k);
        }
    }

    private void Interpolate(PlannedReduction reduction, int[] cells, int[] ordinals, long order)
    {
        var x = Columns[reduction.X];
        var before = -1;
        var after = 0;
        for (var k = 0; k < cells.Length; k++)
        {
            if (!double.IsNaN(x.Values[cells[k]]))
            {
                before = k;
                Set(reduction, cells[k], x.Values[cells[k]], x.Rank(cells[k]));
                continue;
            }

            after = Math.Max(after, k + 1);
            while (after < cells.Length && double.IsNaN(x.Values[cells[after]]))
                after++;
            if (before < 0 || after == cells.Length)
            {
                Set(reduction, cells[k], double.NaN, x.Rank(cells[k]));
                continue;
            }

            var (a, b) = (x.Values[cells[before]], x.Values[cells[after]]);
            var way = (double)(ordinals[k] - ordinals[before]) / (ordinals[after] - ordinals[before]);
            var rank = Math.Max(x.Rank(cells[before]), x.Rank(cells[after]));
            Put(reduction, cells[k], a + ((b - a) * way), Math.Max(rank, StatusCaution.RankOf(ObservationStatus.Estimated)), order + k);
        }
    }

    private void Latest(PlannedReduction reduction, int[] cells, int[] ordinals)
    {
        var x = Columns[reduction.X];
        var maximumAge = FormulaEvaluator.Count(reduction.Call, 1, 0);
        var latest = -1;
        for (var k = 0; k < cells.Length; k++)
        {
            var (value, rank) = (x.Values[cells[k]], x.Rank(cells[k]));
            if (!double.IsNaN(value))
                latest = k;
            else if (latest >= 0 && ordinals[k] - ordinals[latest] <= maximumAge)
                (value, rank) = (x.Values[cells[latest]], Math.Max(x.Rank(cells[latest]), StatusCaution.RankOf(ObservationStatus.Estimated)));
            Set(reduction, cells[k], value, rank);
        }
    }

    private void Set(PlannedReduction reduction, int cell, double value, byte rank)
    {
        var result = Columns[reduction.Column];
        (result.Values[cell], result.Statuses[cell]) = (value, (ObservationStatus)rank);
    }

    // NaN stays with the rank of what was missing; what left the range of doubles is missing and noted.
    private void Put(PlannedReduction reduction, int cell, double value, byte rank, long order)
    {
        if (double.IsInfinity(value) || (double.IsNaN(value) && rank < StatusCaution.MissingRank))
            PutUndefined(reduction, FormulaDiagnostics.Overflow, cell, order, TooLarge);
        else
            Set(reduction, cell, value + 0.0, rank);
    }

    private void PutUndefined(PlannedReduction reduction, DiagnosticDescriptor kind, int cell, long order, string what)
    {
        Set(reduction, cell, double.NaN, StatusCaution.RankOf(ObservationStatus.CannotExist));
        Note(reduction, kind, cell, order, what);
    }

    private void NoteCoverage(PlannedReduction reduction, int cell, int count, int members, long order)
    {
        if (count < members)
            Note(reduction, FormulaDiagnostics.PartialCoverage, cell, order, $"{reduction.Call.Function.Name} over {count} of {members} regions");
    }

    private void Note(PlannedReduction reduction, DiagnosticDescriptor kind, int cell, long order, string what)
    {
        if (reduction.Site < 0)
            return;
        if (Plan.Sites[reduction.Site].Wanted < 0)
            Findings[reduction.Site].Add(kind, order, cell, what);
        else
            Findings[reduction.Site].AddOpen(kind, order, cell, what);
    }

    // Each family in each period; start is the first cell of the period. Orders of one family are at least two more than it has members apart.
    private void ForEachFamily(List<EntityFamily> families, Action<EntityFamily, int, long> action)
    {
        var room = 2L + families.Sum(f => (long)f.Members.Length + 2);
        InParallel(Plan.Axes.Periods.Count, (period, _) =>
        {
            var order = period * room;
            foreach (var family in families)
            {
                action(family, period * Plan.Axes.Keys.Length, order);
                order += family.Members.Length + 2;
            }
        });
    }

    // The cells of one entity and frequency in the order of time, with the numbers of their periods.
    private void ForEachSeries(Action<int[], int[], long> action)
    {
        var (entities, periods) = (Plan.Axes.Keys.Length, Plan.Axes.Periods);
        var sequences = Plan.Axes.Sequences.Select(s => s.ToArray()).ToArray();
        var ordinals = sequences.Select(s => s.Select(p => periods[p].Ordinal).ToArray()).ToArray();
        var pieces = (entities + SeriesOfOnePiece - 1) / SeriesOfOnePiece;
        InParallel(pieces, (piece, _) =>
        {
            for (var s = 0; s < sequences.Length; s++)
            {
                var cells = new int[sequences[s].Length];
                for (var entity = piece * SeriesOfOnePiece; entity < Math.Min(entities, (piece + 1) * SeriesOfOnePiece); entity++)
                {
                    for (var k = 0; k < cells.Length; k++)
                        cells[k] = (sequences[s][k] * entities) + entity;
                    action(cells, ordinals[s], (((long)s * entities) + entity) * periods.Count);
                }
            }
        });
    }
}
