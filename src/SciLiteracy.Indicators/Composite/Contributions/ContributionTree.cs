using System.Collections.Immutable;
using SciLiteracy.Indicators.Composite.Aggregation;
using SciLiteracy.Indicators.Composite.Weighting;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Composite.Contributions;


/// <summary>The scores of an index with what made each of them of its children.</summary>
internal sealed class ContributionTree
{
    private readonly IndexResult _result;
    private readonly IndexStructure _structure;
    private readonly AggregateStep _step;
    private readonly IndexTable _scores;
    private readonly IndexTable _indicators;
    private readonly double[] _weights;
    private readonly double[] _values;

    public ContributionTree(IndexResult result)
    {
        _result = result;
        _structure = result.Structure;
        _scores = result.Scores ?? throw new ArgumentException("The index has no scores, as no step aggregates.", nameof(result));
        var last = result.Steps.Length - 1;
        while (result.Steps[last].Step is not AggregateStep)
            last--;
        _step = (AggregateStep)result.Steps[last].Step;
        // the indicators as the last aggregation found them
        while (last >= 0 && result.Steps[last].Step is AggregateStep)
            last--;
        _indicators = last < 0 ? result.Raw : result.Steps[last].Table;
        var rows = _scores.Rows.Length;
        _values = new double[_structure.NodeCount * rows];
        for (var n = 0; n < _structure.NodeCount; n++)
            (n < _structure.IndicatorCount ? _indicators : _scores).Column(_structure[n].Code).CopyTo(_values.AsSpan(n * rows));
        _weights = new double[_structure.NodeCount];
        foreach (var weight in result.Weights)
            _weights[_structure.Numbers[weight.Code]] = weight.Weight;
    }

    public ContributionBreakdown? Break(string? code, IndexRow row, IndexRow? against)
    {
        var node = code is null ? _structure.Root : _structure.Numbers.GetValueOrDefault(code, -1);
        if (node < _structure.IndicatorCount)
            throw new ArgumentException($"The index has no aggregate '{code}'.", nameof(code));
        var first = RowOf(row);
        var second = against is { } other ? RowOf(other) : -1;
        var total = Value(node, first) - (second < 0 ? 0 : Value(node, second));
        if (double.IsNaN(total))
            return null;
        var parts = ImmutableArray.CreateBuilder<NodeContribution>();
        var coverage = Descend(node, first, second, 1, null, parts);
        return new(_structure[node].Code, row, against, total, coverage, parts.ToImmutable());
    }

    private int RowOf(IndexRow row)
    {
        var place = _scores.Rows.IndexOf(row);
        return place >= 0
            ? place
            : throw new ArgumentException($"The index has no scores of '{row.Entity}'{(row.Period is { } p ? $" in {p}" : "")}.", nameof(row));
    }

    private double Value(int node, int row) => _values[(node * _scores.Rows.Length) + row];

    /// <summary>Adds what is below a node; returns the effect of coverage at the node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="first">The row.</param>
    /// <param name="second">The row that is taken off; -1 without.</param>
    /// <param name="multiplier">What a point of the node contributes.</param>
    /// <param name="amount">What the node contributes in all, where a point of it has no worth of its own; else null.</param>
    /// <param name="parts">Receives the nodes below.</param>
    private double Descend(int node, int first, int second, double multiplier, double? amount, ImmutableArray<NodeContribution>.Builder parts)
    {
        var children = _structure.Children[node];
        var own = new double[children.Length];
        var slopes = new double[children.Length];
        var coverage = 0.0;
        var hasSlopes = second < 0 ? BreakScore(node, first, own, slopes) : BreakDifference(node, first, second, own, slopes, out coverage);
        if (amount is { } given)
            coverage = ShareOut(given, own, coverage, node, first, second);
        for (var c = 0; c < children.Length; c++)
        {
            var child = children[c];
            var contribution = amount is null ? multiplier * own[c] : own[c];
            var place = parts.Count;
            parts.Add(new(_structure[child].Code, _structure[node].Code, _structure.Levels[child], contribution, 0));
            if (child < _structure.IndicatorCount)
                continue;
            if (IsMissing(child, first, second))
            {
                AddNothing(child, parts);
                continue;
            }

            var below = amount is null && hasSlopes
                ? Descend(child, first, second, multiplier * slopes[c], null, parts)
                : Descend(child, first, second, 0, contribution, parts);
            parts[place] = parts[place] with { Coverage = below };
        }

        return amount is null ? multiplier * coverage : coverage;
    }

    /// <summary>Adds what is below a node that contributes nothing.</summary>
    private void AddNothing(int node, ImmutableArray<NodeContribution>.Builder parts)
    {
        foreach (var child in _structure.Children[node])
        {
            parts.Add(new(_structure[child].Code, _structure[node].Code, _structure.Levels[child], 0, 0));
            AddNothing(child, parts);
        }
    }

    private bool IsMissing(int child, int first, int second) => double.IsNaN(Value(child, first)) || (second >= 0 && double.IsNaN(Value(child, second)));

    /// <summary>Replaces contributions by their shares of an amount, by size; returns that of coverage.</summary>
    private double ShareOut(double amount, Span<double> own, double coverage, int node, int first, int second)
    {
        var size = Math.Abs(coverage);
        foreach (var part in own)
            size += Math.Abs(part);
        if (size == 0)
        {
            // none has any: by weight
            coverage = 0;
            var children = _structure.Children[node];
            for (var c = 0; c < own.Length; c++)
            {
                own[c] = IsMissing(children[c], first, second) ? 0 : _weights[children[c]];
                size += own[c];
            }
        }

        for (var c = 0; c < own.Length; c++)
            own[c] = size == 0 ? 0 : amount * (Math.Abs(own[c]) / size);
        return size == 0 ? amount : amount * (Math.Abs(coverage) / size);
    }

    /// <summary>Finds what the children contribute to the score of the node itself; returns whether points of them have a worth of their own, the
    /// slopes.</summary>
    private bool BreakScore(int node, int row, Span<double> own, Span<double> slopes)
    {
        if (BenefitOf(node) is { } benefit)
        {
            BenefitWeights(node, benefit, row, slopes);
            for (var c = 0; c < own.Length; c++)
            {
                var value = Value(_structure.Children[node][c], row);
                own[c] = double.IsNaN(value) || double.IsNaN(slopes[c]) ? 0 : slopes[c] * value;
            }

            return true;
        }

        var method = MethodOf(node);
        var (start, length) = RowsOf(method, row);
        var children = _structure.Children[node].AsSpan();
        var weights = WeightsOf(node);
        var columns = new ColumnSet(_values, _scores.Rows.Length, children, start, length);
        var score = ScoreBreakdown.Compute(method, columns, weights, row - start, ReferenceRow(method, start, length), own);
        if (method.Dependence != AggregationDependence.Entity)
            return false;
        var values = ValuesOf(node, row);
        ScoreBreakdown.Slopes(method, weights, values, score, slopes);
        return true;
    }

    /// <summary>As <see cref="BreakScore"/>, for the difference of two rows.</summary>
    private bool BreakDifference(int node, int first, int second, Span<double> own, Span<double> slopes, out double coverage)
    {
        coverage = 0;
        if (BenefitOf(node) is not null || MethodOf(node).Dependence != AggregationDependence.Entity)
        {
            var other = new double[own.Length];
            BreakScore(node, first, own, slopes);
            BreakScore(node, second, other, slopes);
            for (var c = 0; c < own.Length; c++)
            {
                own[c] -= other[c];
                if (!IsMissing(_structure.Children[node][c], first, second))
                    continue;
                coverage += own[c];
                own[c] = 0;
            }

            return false;
        }

        GapBreakdown.Slopes(MethodOf(node), WeightsOf(node), ValuesOf(node, second), ValuesOf(node, first), slopes, out _, out coverage);
        for (var c = 0; c < own.Length; c++)
        {
            var child = _structure.Children[node][c];
            own[c] = slopes[c] == 0 ? 0 : slopes[c] * (Value(child, first) - Value(child, second));
        }

        return true;
    }

    private double[] WeightsOf(int node) => [.. _structure.Children[node].Select(c => _weights[c])];

    private double[] ValuesOf(int node, int row) => [.. _structure.Children[node].Select(c => Value(c, row))];

    private AggregationMethod MethodOf(int node) =>
        ((IndexAggregate)_structure[node]).Aggregation ?? _step.ByLevel[Math.Min(_structure.Levels[node] - 2, _step.ByLevel.Count - 1)];

    /// <summary>The rows that a method compares with a row.</summary>
    private (int Start, int Length) RowsOf(AggregationMethod method, int row)
    {
        var rows = _scores.Rows;
        if (method.Dependence != AggregationDependence.CrossSection)
            return (0, rows.Length);
        var (start, end) = (row, row + 1);
        while (start > 0 && rows[start - 1].Period == rows[row].Period)
            start--;
        while (end < rows.Length && rows[end].Period == rows[row].Period)
            end++;
        return (start, end - start);
    }

    /// <summary>The last row of the reference entity, as the aggregation takes it.</summary>
    private int ReferenceRow(AggregationMethod method, int start, int length)
    {
        if (method is MazziottaParetoAggregation { ReferenceEntity: { } entity })
        {
            for (var row = start + length - 1; row >= start; row--)
            {
                if (_scores.Rows[row].Entity == entity.Id)
                    return row - start;
            }
        }

        return -1;
    }

    /// <summary>The benefit of the doubt that weighted the children of a node; null if something else did.</summary>
    private BenefitOfTheDoubtWeights? BenefitOf(int node)
    {
        BenefitOfTheDoubtWeights? benefit = null;
        foreach (var record in _result.Steps)
        {
            if (ReferenceEquals(record.Step, _step))
                break;
            if (record.Step is WeightStep step
                && (step.Nodes.Count == 0 || step.Nodes.Any(n => n.Id == _structure[node].Code))
                && (step.Level is not { } level || _structure.Children[node].Any(c => _structure.Levels[c] == level)))
            {
                benefit = step.Method as BenefitOfTheDoubtWeights;
            }
        }

        return benefit;
    }

    private void BenefitWeights(int node, BenefitOfTheDoubtWeights benefit, int row, Span<double> weights)
    {
        var children = _structure.Children[node];
        var (start, length) = RowsOf(new CopelandAggregation(), row);
        var (lower, upper) = (new double[children.Length], new double[children.Length]);
        var (scores, all) = (new double[length], new double[children.Length * length]);
        for (var c = 0; c < children.Length; c++)
        {
            var bounds = benefit.Bounds.FirstOrDefault(b => b.Node.Id == _structure[children[c]].Code);
            (lower[c], upper[c]) = bounds is null ? (benefit.Lower, benefit.Upper) : (bounds.Lower, bounds.Upper);
        }

        BenefitOfTheDoubt.Compute(new ColumnSet(_values, _scores.Rows.Length, children.AsSpan(), start, length), benefit.On, lower, upper, scores, all);
        for (var c = 0; c < children.Length; c++)
            weights[c] = all[(c * length) + row - start];
    }
}
