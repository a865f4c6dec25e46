using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Binding;
using SciLiteracy.Indicators.Formulas.Evaluation;

namespace SciLiteracy.Indicators.Formulas.Explanations;

/// <summary>Builds the tree of one explanation; used once.</summary>
internal sealed partial class ExplanationTree(FormulaExplainer explainer, ExplanationLimits limits, CancellationToken cancellationToken)
{
    private readonly HashSet<CellAddress> _explained = [];
    private int _nodes;

    /// <summary>Gets whether nothing was left out so far.</summary>
    public bool IsComplete { get; private set; } = true;

    private FormulaAxes Axes => explainer.Axes;

    /// <summary>Returns the tree of a cell.</summary>
    public ExplanationNode Explain(CellAddress cell) => Explain(cell, 1);

    private ExplanationNode Explain(CellAddress cell, int depth)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _nodes++;
        var unit = explainer.UnitOf(cell.Indicator);
        if (explainer.Model.Find(cell.Indicator) is not { } formula)
        {
            if (explainer.Dataset.Find(cell.Indicator, cell.Entity, cell.Breakdown, cell.Period) is not { } observation)
                return new ExplanationNode.Absent(cell) { Unit = unit, Note = "The statistics have no such observation." };
            return new ExplanationNode.Observed(cell, observation, explainer.SourceOf(observation)) { Value = observation.Value, Status = observation.Status, Unit = unit };
        }

        var computed = new ExplanationNode.Computed(cell, formula.Indicator.Formula!, formula.LocationOf(default)) { Unit = unit };
        var (position, period) = (Axes.PositionOf(cell.Entity, cell.Breakdown), Axes.Periods.IndexOf(cell.Period));
        if (position < 0 || period < 0)
        {
            return computed with
            {
                Note = period < 0
                    ? $"Formulas are computed in the periods of the statistics, and '{cell.Period}' is none of them."
                    : $"Formulas are computed for what the statistics speak of, and '{Name(cell.Entity, cell.Breakdown)}' is not among it.",
            };
        }

        var at = (period * Axes.Keys.Length) + position;
        var column = explainer.ColumnOf(cell.Indicator, cancellationToken);
        computed = computed with { Value = column.Values[at], Status = column.Statuses[at] };
        if (!_explained.Add(cell))
            return computed with { IsCut = true, Note = "Explained where it came first." };
        if (explainer.Dataset.Find(cell.Indicator, cell.Entity, cell.Breakdown, cell.Period) is { IsMissing: false })
            computed = computed with { Note = "There is an observation too; the formula takes its place." };
        return WithInputs(computed, depth, [() => Explain(formula.Root, explainer.ScopeOf(formula), at, depth + 1)]);
    }

    private ExplanationNode Explain(BoundExpression expression, FormulaScope scope, int cell, int depth)
    {
        cancellationToken.ThrowIfCancellationRequested();
        switch (expression)
        {
            case BoundExpression.Column column:
                return Explain(AddressOf(column.Indicator, cell), depth);
            case BoundExpression.Part part:
                return ExplainPart(part, cell, depth);
            case BoundExpression.Number or BoundExpression.Truth:
                _nodes++;
                var value = Evaluate(expression, scope).Values[cell];
                return new ExplanationNode.Constant(scope.Texts.Of(expression)) { Value = value, Status = ObservationStatus.Normal, Unit = expression.Unit?.ToString() };
        }

        _nodes++;
        var values = Evaluate(expression, scope);
        ExplanationNode node = expression is BoundExpression.Convert conversion
            ? new ExplanationNode.Conversion(conversion.Operand.Unit!.ToString(), conversion.Unit!.ToString())
            : new ExplanationNode.Operation(scope.Texts.Of(expression), scope.Formula.LocationOf(expression.Anchor)) { Unit = expression.Unit?.ToString() };
        var inputs = InputsOf(expression, scope, cell, out var remark);
        node = WithInputs(
            node with { Value = values.Values[cell], Status = values.Statuses[cell] }, depth,
            [.. inputs.Select(i => (Func<ExplanationNode>)(() => i.Cell >= 0 ? Explain(i.Expression, scope, i.Cell, depth + 1) : Nowhere(i, scope, depth + 1)))],
            [.. inputs.Select(i => i.Cell < 0 || Evaluate(i.Expression, scope).IsMissing(i.Cell))]);

        // A conversion stands at the place of its operand, and what happened there is told there.
        var noted = expression is BoundExpression.Convert && node.Inputs.Any(i => i.IsMissing) ? null : scope.Notes.Find(expression.Anchor, cell);
        return node with { Note = noted is null ? remark : $"{char.ToUpperInvariant(noted[0])}{noted[1..]}.{(remark is null ? "" : $" {remark}")}" };
    }

    private ExplanationNode ExplainPart(BoundExpression.Part part, int cell, int depth)
    {
        var whole = AddressOf(part.Indicator, cell);
        var position = Axes.Parts(part.Breakdown)[cell % Axes.Keys.Length];
        if (position >= 0)
            return Explain(AddressOf(part.Indicator, (cell / Axes.Keys.Length * Axes.Keys.Length) + position), depth);
        _nodes++;
        var hasDimension = part.Breakdown.Dimensions.Any(d => whole.Breakdown[d.Key] is not null);
        var joined = hasDimension || whole.Breakdown.IsTotal ? part.Breakdown : Breakdown.TryParse($"{whole.Breakdown};{part.Breakdown}", out var both) ? both : part.Breakdown;
        return new ExplanationNode.Absent(whole with { Breakdown = joined })
        {
            Unit = explainer.UnitOf(part.Indicator),
            Note = hasDimension
                ? $"'{Name(whole.Entity, whole.Breakdown)}' has the dimension itself, so it has no such part."
                : $"The statistics have nothing of '{Name(whole.Entity, joined)}'.",
        };
    }

    // What an expression would be where formulas are not computed: missing.
    private ExplanationNode Nowhere(Input input, FormulaScope scope, int depth)
    {
        if (input.Address is { } address && input.Expression is BoundExpression.Column column)
            return Explain(address with { Indicator = column.Indicator }, depth);
        _nodes++;
        var unit = input.Expression.Unit?.ToString();
        return new ExplanationNode.Operation(scope.Texts.Of(input.Expression), scope.Formula.LocationOf(input.Expression.Anchor))
        {
            Unit = unit,
            Note = input.Address is { } at ? $"The statistics have nothing of '{Name(at.Entity, at.Breakdown)}' in {at.Period}." : "There is no such period.",
        };
    }

    // The inputs that the limits allow; of more, the missing ones come first, for they decide.
    private ExplanationNode WithInputs(ExplanationNode node, int depth, IReadOnlyList<Func<ExplanationNode>> inputs, IReadOnlyList<bool>? missing = null)
    {
        if (inputs.Count == 0)
            return node;
        if (depth >= limits.Depth || _nodes >= limits.Nodes)
        {
            IsComplete = false;
            return node with { IsCut = true, InputsLeftOut = inputs.Count };
        }

        var shown = Enumerable.Range(0, inputs.Count);
        if (inputs.Count > limits.Inputs)
        {
            IsComplete = false;
            shown = shown.OrderBy(i => missing is not null && missing[i] ? 0 : 1).Take(limits.Inputs).Order();
        }

        var nodes = shown.Select(i => inputs[i]()).ToValueList();
        return node with { Inputs = nodes, InputsLeftOut = inputs.Count - nodes.Count };
    }

    private FormulaColumn Evaluate(BoundExpression expression, FormulaScope scope) => explainer.Evaluate(expression, scope);

    private CellAddress AddressOf(string indicator, int cell)
    {
        var key = Axes.Keys[cell % Axes.Keys.Length];
        return new(indicator, key.Entity, key.Breakdown, Axes.Periods[cell / Axes.Keys.Length]);
    }

    private static string Name(string entity, Breakdown breakdown) => breakdown.IsTotal ? entity : $"{entity}[{breakdown}]";

    // An operand in a cell; -1 where formulas are not computed, with the address (of whatever indicator) if there is one.
    private readonly record struct Input(BoundExpression Expression, int Cell, CellAddress? Address = null);
}
