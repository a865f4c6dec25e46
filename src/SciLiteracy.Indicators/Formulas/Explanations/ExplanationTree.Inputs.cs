using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Binding;
using SciLiteracy.Indicators.Formulas.Evaluation;

namespace SciLiteracy.Indicators.Formulas.Explanations;

/// <content>Which operands, in which cells, a step looks at.</content>
internal sealed partial class ExplanationTree
{
    private List<Input> InputsOf(BoundExpression expression, FormulaScope scope, int cell, out string? remark)
    {
        remark = null;
        return expression switch
        {
            BoundExpression.Convert convert => [new(convert.Operand, cell)],
            BoundExpression.Unary unary => [new(unary.Operand, cell)],
            BoundExpression.Binary binary => [new(binary.Left, cell), new(binary.Right, cell)],
            BoundExpression.Call call => InputsOf(call, scope, cell, out remark),
            _ => [],
        };
    }

    private List<Input> InputsOf(BoundExpression.Call call, FormulaScope scope, int cell, out string? remark)
    {
        remark = null;
        var x = call.Arguments[0];
        switch (call.Function.Kind)
        {
            case FunctionKind.If:
                var condition = Evaluate(x, scope);
                if (condition.IsMissing(cell))
                    return [new(x, cell)];
                var holds = condition.Values[cell] == 1;
                remark = holds ? "The condition holds, so the first value counts." : "The condition does not hold, so the second value counts.";
                return [new(x, cell), new(call.Arguments[holds ? 1 : 2], cell)];
            case FunctionKind.Coalesce:
                var chosen = 0;
                while (chosen < call.Arguments.Count && Evaluate(call.Arguments[chosen], scope).IsMissing(cell))
                    chosen++;
                return [.. call.Arguments.Take(chosen + 1).Select(a => new Input(a, cell))];
            case FunctionKind.Round:
                return [new(x, cell)];
            case FunctionKind.Lag:
                return [Earlier(x, cell, Count(call, 1, 1))];
            case FunctionKind.At:
                return [In(x, cell, ((BoundExpression.Period)call.Arguments[1]).Value)];
            case FunctionKind.Change or FunctionKind.Growth or FunctionKind.Cagr:
                return [new(x, cell), Earlier(x, cell, Count(call, 1, 1))];
            case FunctionKind.RollingMean or FunctionKind.RollingSum:
                return [.. Enumerable.Range(0, Count(call, 1, 1)).Reverse().Select(n => Earlier(x, cell, n))];
            case FunctionKind.Cumulative:
                return SinceTheFirst(x, scope, cell);
            case FunctionKind.Interpolate:
                return Neighbours(x, scope, cell);
            case FunctionKind.Latest:
                return [LatestOf(x, scope, cell, Count(call, 1, 0), out remark)];
            case FunctionKind.Parent:
                return [ParentOf(x, cell, out remark)];
            case FunctionKind.Total or FunctionKind.Share:
                return Family(Axes.Siblings.Find(f => f.Members.Contains(cell % Axes.Keys.Length)), [x], scope, cell, isComplete: true, out remark);
            case FunctionKind.Rank:
                return Family(Axes.Siblings.Find(f => f.Members.Contains(cell % Axes.Keys.Length)), [x], scope, cell, isComplete: false, out remark);
            default:
                if (call.Function.Group is FunctionGroup.Scalar or FunctionGroup.Time)
                    return [.. call.Arguments.Select(a => new Input(a, cell))];

                // Measures over the regions directly in the entity: the value and, if there is one, the weight of each.
                var hasWeight = call.Function.Parameters[^1] is { IsOptional: true } && call.Arguments.Count == call.Function.Parameters.Count && call.Arguments.Count > 1;
                var family = Axes.Children.Find(f => f.Owner == cell % Axes.Keys.Length);
                return Family(family, hasWeight ? [x, call.Arguments[^1]] : [x], scope, cell, isComplete: false, out remark);
        }
    }

    // So many periods before the cell, by the calendar.
    private Input Earlier(BoundExpression x, int cell, int count)
    {
        var period = Axes.Periods[cell / Axes.Keys.Length];
        return period.Ordinal >= count ? In(x, cell, period - count) : new(x, -1);
    }

    private Input In(BoundExpression x, int cell, ReferencePeriod period)
    {
        var at = Axes.Periods.IndexOf(period);
        return at < 0 ? new(x, -1, AddressOf("", cell) with { Period = period }) : new(x, (at * Axes.Keys.Length) + (cell % Axes.Keys.Length));
    }

    private List<Input> SinceTheFirst(BoundExpression x, FormulaScope scope, int cell)
    {
        var column = Evaluate(x, scope);
        var series = SeriesOf(cell);
        var until = series.IndexOf(cell);
        var first = series.FindIndex(c => !column.IsMissing(c));
        if (first < 0 || first > until)
            return [new(x, cell)];
        var inputs = new List<Input>();

        // Every period by the calendar, so that a gap is seen.
        var last = Axes.Periods[cell / Axes.Keys.Length];
        for (var period = Axes.Periods[series[first] / Axes.Keys.Length]; period.CompareTo(last) <= 0 && inputs.Count <= series.Count + limits.Inputs; period += 1)
            inputs.Add(In(x, cell, period));
        return inputs;
    }

    private List<Input> Neighbours(BoundExpression x, FormulaScope scope, int cell)
    {
        var column = Evaluate(x, scope);
        if (!column.IsMissing(cell))
            return [new(x, cell)];
        var series = SeriesOf(cell);
        var at = series.IndexOf(cell);
        var before = series.FindLastIndex(at, c => !column.IsMissing(c));
        var after = series.FindIndex(at, c => !column.IsMissing(c));
        return [.. new[] { before, at, after }.Where(i => i >= 0 && (i != at || before < 0 || after < 0)).Select(i => new Input(x, series[i]))];
    }

    private Input LatestOf(BoundExpression x, FormulaScope scope, int cell, int maximumAge, out string? remark)
    {
        var column = Evaluate(x, scope);
        var series = SeriesOf(cell);
        var latest = series.FindLastIndex(series.IndexOf(cell), c => !column.IsMissing(c));
        remark = null;
        if (latest < 0)
            return new(x, cell);
        var age = Axes.Periods[cell / Axes.Keys.Length].Ordinal - Axes.Periods[series[latest] / Axes.Keys.Length].Ordinal;
        if (age <= maximumAge)
            return new(x, series[latest]);
        remark = $"The latest value is of {Axes.Periods[series[latest] / Axes.Keys.Length]}, older than {maximumAge} {(maximumAge == 1 ? "period" : "periods")}.";
        return new(x, cell);
    }

    // The cells of the same entity in the periods of the same frequency, in the order of time.
    private List<int> SeriesOf(int cell)
    {
        var period = cell / Axes.Keys.Length;
        return [.. Axes.Sequences.First(s => s.Contains(period)).Select(p => (p * Axes.Keys.Length) + (cell % Axes.Keys.Length))];
    }

    private Input ParentOf(BoundExpression x, int cell, out string? remark)
    {
        var address = AddressOf("", cell);
        var parent = Axes.Parents[cell % Axes.Keys.Length];
        remark = parent < 0 ? $"'{address.Entity}' lies in no other region." : null;
        return parent < 0 ? new(x, -1, address) : new(x, (cell / Axes.Keys.Length * Axes.Keys.Length) + parent);
    }

    // Regions that a function looks at together. Those without a value are left out where they do not decide, and named.
    private List<Input> Family(EntityFamily? family, ReadOnlySpan<BoundExpression> operands, FormulaScope scope, int cell, bool isComplete, out string? remark)
    {
        var address = AddressOf("", cell);
        if (family is null)
        {
            remark = $"'{Name(address.Entity, address.Breakdown)}' has no regions in it.";
            return [];
        }

        var start = cell / Axes.Keys.Length * Axes.Keys.Length;
        var inputs = new List<Input>();
        var without = new List<string>();
        var codes = CodesOf(family, address);
        for (var i = 0; i < family.Members.Length; i++)
        {
            var member = family.Members[i];
            var code = member >= 0 ? Axes.Keys[member].Entity : codes[i];
            var isThere = member >= 0;
            foreach (var operand in operands)
                isThere = isThere && !Evaluate(operand, scope).IsMissing(start + member);
            if (!isThere)
                without.Add($"'{code}'");
            if (!isThere && !isComplete)
                continue;
            foreach (var operand in operands)
                inputs.Add(member >= 0 ? new(operand, start + member) : new(operand, -1, address with { Entity = code }));
        }

        remark = without.Count == 0 ? null
            : $"{without.Count} of {family.Members.Length} regions {(without.Count == 1 ? "has" : "have")} no value: {string.Join(", ", without.Take(limits.Inputs))}{(without.Count > limits.Inputs ? ", …" : "")}.";
        return inputs;
    }

    // The codes of the members in their order, those nowhere in the statistics too.
    private IReadOnlyList<string> CodesOf(EntityFamily family, CellAddress address)
    {
        var regions = explainer.Regions;
        if (family.Owner < 0)
        {
            return regions.TryFind(address.Entity, out var region)
                ? [.. regions.Regions.Where(r => r.Parent is null && (r.Level ?? "") == (region.Level ?? "")).Select(r => r.Code)]
                : [.. family.Members.Select(m => Axes.Keys[m].Entity)];
        }

        var owner = Axes.Keys[family.Owner].Entity;
        var children = regions.Children(owner);
        return [.. (children.Length > 0 ? children : regions.Members(owner)).Select(r => r.Code)];
    }

    private static int Count(BoundExpression.Call call, int argument, int otherwise) =>
        argument < call.Arguments.Count ? (int)((BoundExpression.Number)call.Arguments[argument]).Value : otherwise;
}
