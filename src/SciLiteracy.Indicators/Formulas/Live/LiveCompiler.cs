using SciLiteracy.Indicators.Formulas.Binding;
using SciLiteracy.Indicators.Formulas.Evaluation;
using SciLiteracy.Indicators.Formulas.Syntax;

namespace SciLiteracy.Indicators.Formulas.Live;

/// <summary>
/// Takes formulas apart into steps. What a function of other cells looks at becomes a column of its own unless it is one, so that a step reads columns
/// only and a change stops where a piece of a formula does not change. Equal pieces are computed once.
/// </summary>
internal sealed class LiveCompiler(AccessPatterns patterns)
{
    private readonly FormulaAxes _axes = patterns.Axes;
    private readonly Dictionary<string, LiveColumn> _byIndicator = new(StringComparer.Ordinal);
    private readonly Dictionary<object, LiveColumn> _pieces = [];

    public List<LiveColumn> Columns { get; } = [];

    public List<LiveStep> Steps { get; } = [];

    /// <summary>Gets the most values that a program has on its stack.</summary>
    public int Depth { get; private set; } = 1;

    public IReadOnlyDictionary<string, LiveColumn> ByIndicator => _byIndicator;

    public LiveColumn AddIndicator(string id, bool isComputed)
    {
        var column = AddColumn(id, isComputed);
        _byIndicator.Add(id, column);
        return column;
    }

    /// <summary>Adds the steps of a formula; those of the formulas that it names were added before.</summary>
    public void AddFormula(BoundFormula formula) => AddCellStep(formula.Root, _byIndicator[formula.Indicator.Id]);

    private LiveColumn AddColumn(string? indicator, bool isComputed)
    {
        var column = new LiveColumn(Columns.Count, indicator, isComputed, _axes.Length);
        Columns.Add(column);
        return column;
    }

    private void AddCellStep(BoundExpression expression, LiveColumn target)
    {
        var code = new Code();
        Emit(expression, code);
        Depth = Math.Max(Depth, code.Depth);
        Add(new CellStep(target, new CellProgram([.. code.Instructions], code.Depth, _axes.Keys.Length)) { Index = Steps.Count }, code.Reads);
    }

    private void Add(LiveStep step, IEnumerable<(LiveColumn Column, int[][]? Periods, int[][]? Entities)> reads)
    {
        Steps.Add(step);
        foreach (var (column, periods, entities) in reads)
            column.AddUse(new ColumnUse(step, periods, entities));
    }

    // The column that an argument is, or a new one.
    private LiveColumn ColumnOf(BoundExpression expression)
    {
        if (expression is BoundExpression.Column column)
            return _byIndicator[column.Indicator];
        if (expression is BoundExpression.Call call && IsOfGroups(call.Function.Kind))
            return GroupColumn(call);
        object key = expression is BoundExpression.Part part ? (part.Indicator, part.Breakdown) : expression;
        if (!_pieces.TryGetValue(key, out var piece))
        {
            _pieces.Add(key, piece = AddColumn(null, isComputed: true));
            AddCellStep(expression, piece);
        }

        return piece;
    }

    private static bool IsOfGroups(FunctionKind kind) => kind
        is FunctionKind.Cumulative or FunctionKind.Interpolate or FunctionKind.Latest or FunctionKind.Rank or FunctionKind.MeanOf or >= FunctionKind.Gini;

    // The column of a function that computes several cells at once.
    private LiveColumn GroupColumn(BoundExpression.Call call)
    {
        var kind = call.Function.Kind;
        var x = ColumnOf(call.Arguments[0]);
        var hasWeight = kind >= FunctionKind.Gini && call.Function.Parameters[^1].IsOptional && call.Arguments.Count == call.Function.Parameters.Count;
        var w = hasWeight ? ColumnOf(call.Arguments[^1]) : null;
        var measure = kind >= FunctionKind.Gini ? FormulaEvaluator.MeasureOf(call) : null;
        var age = kind == FunctionKind.Latest ? Count(call, 1, 0) : 0;
        if (_pieces.TryGetValue((kind, x, w, measure, age), out var piece))
            return piece;
        _pieces.Add((kind, x, w, measure, age), piece = AddColumn(null, isComputed: true));
        switch (kind)
        {
            case FunctionKind.Cumulative or FunctionKind.Interpolate or FunctionKind.Latest:
                Add(new SeriesStep(piece, kind, x, age, patterns) { Index = Steps.Count }, [(x, patterns.ToSeries, null)]);
                break;
            case FunctionKind.Rank:
                Add(new RankStep(piece, x, patterns) { Index = Steps.Count }, [(x, null, patterns.ToRepresentative)]);
                break;
            case FunctionKind.MeanOf:
                Add(new MeanStep(piece, x, patterns) { Index = Steps.Count }, [(x, null, patterns.ToOwners)]);
                break;
            default:
                Add(
                    new InequalityStep(piece, measure!, x, w, patterns) { Index = Steps.Count },
                    w is null ? [(x, null, patterns.ToOwners)] : [(x, null, patterns.ToOwners), (w, null, patterns.ToOwners)]);
                break;
        }

        return piece;
    }

    // The column of the sums over siblings.
    private LiveColumn TotalColumn(LiveColumn x)
    {
        if (!_pieces.TryGetValue((FunctionKind.Total, x), out var piece))
        {
            _pieces.Add((FunctionKind.Total, x), piece = AddColumn(null, isComputed: true));
            Add(new TotalStep(piece, x, patterns) { Index = Steps.Count }, [(x, null, patterns.ToRepresentative)]);
        }

        return piece;
    }

    private void Emit(BoundExpression expression, Code code)
    {
        switch (expression)
        {
            case BoundExpression.Number number:
                code.Push(new(Operation.Constant) { Number = number.Value });
                break;
            case BoundExpression.Truth truth:
                code.Push(new(Operation.Constant) { Number = truth.Value ? 1 : 0 });
                break;
            case BoundExpression.Column column:
                Load(_byIndicator[column.Indicator], code);
                break;
            case BoundExpression.Part part:
                var (parts, wholes) = patterns.Selection(part.Breakdown);
                LoadEntity(_byIndicator[part.Indicator], parts, wholes, code);
                break;
            case BoundExpression.Convert convert:
                Emit(convert.Operand, code);
                code.Replace(1, new(Operation.Convert) { Conversion = convert.Conversion });
                break;
            case BoundExpression.Unary unary:
                Emit(unary.Operand, code);
                if (unary.Operator != UnaryOperator.Plus)
                    code.Replace(1, new(unary.Operator == UnaryOperator.Negate ? Operation.Negate : Operation.Not));
                break;
            case BoundExpression.Binary binary:
                Emit(binary.Left, code);
                Emit(binary.Right, code);
                code.Replace(2, new(Operation.Binary) { Operator = binary.Operator });
                break;
            case BoundExpression.Call call:
                EmitCall(call, code);
                break;
            default:
                throw new ArgumentException($"An expression of the type {expression.GetType().Name} has no values.", nameof(expression));
        }
    }

    private void EmitCall(BoundExpression.Call call, Code code)
    {
        switch (call.Function.Kind)
        {
            case FunctionKind.If:
                EmitAll(call, code);
                code.Replace(3, new(Operation.If));
                break;
            case FunctionKind.Clamp:
                EmitAll(call, code);
                code.Replace(3, new(Operation.Clamp));
                break;
            case FunctionKind.Coalesce:
                code.Push(new(Operation.Constant) { Number = double.NaN });
                foreach (var argument in call.Arguments)
                {
                    Emit(argument, code);
                    code.Replace(2, new(Operation.Coalesce));
                }

                break;
            case FunctionKind.Min or FunctionKind.Max:
                for (var i = 0; i < call.Arguments.Count; i++)
                {
                    Emit(call.Arguments[i], code);
                    if (i > 0)
                        code.Replace(2, new(call.Function.Kind == FunctionKind.Min ? Operation.Min : Operation.Max));
                }

                break;
            case FunctionKind.IsMissing or FunctionKind.Abs or FunctionKind.Sqrt or FunctionKind.Ln or FunctionKind.Exp or FunctionKind.Round:
                Emit(call.Arguments[0], code);
                code.Replace(1, new(OperationOf(call.Function.Kind)) { Count = Count(call, 1, 0) });
                break;
            case FunctionKind.Lag:
                var lagged = ColumnOf(call.Arguments[0]);
                code.Push(
                    new(Operation.LoadPeriod) { Column = lagged, Table = patterns.Earlier(Count(call, 1, 1)) }, (lagged, patterns.Later(Count(call, 1, 1)), null));
                break;
            case FunctionKind.At:
                var at = _axes.Periods.IndexOf(((BoundExpression.Period)call.Arguments[1]).Value);
                if (at < 0)
                {
                    code.Push(new(Operation.Constant) { Number = double.NaN });
                    break;
                }

                var then = ColumnOf(call.Arguments[0]);
                code.Push(new(Operation.LoadAt) { Column = then, Count = at }, (then, patterns.Everywhere(at), null));
                break;
            case FunctionKind.Change or FunctionKind.Growth or FunctionKind.Cagr:
                var n = Count(call, 1, 1);
                var compared = ColumnOf(call.Arguments[0]);
                code.Push(
                    new(OperationOf(call.Function.Kind)) { Column = compared, Table = patterns.Earlier(n), Count = n }, (compared, patterns.SelfAndLater(n), null));
                break;
            case FunctionKind.RollingMean or FunctionKind.RollingSum:
                var width = Count(call, 1, 1);
                var rolled = ColumnOf(call.Arguments[0]);
                code.Push(
                    new(OperationOf(call.Function.Kind)) { Column = rolled, Tables = [.. Enumerable.Range(0, width).Select(patterns.Earlier)], Count = width },
                    (rolled, patterns.Windows(width), null));
                break;
            case FunctionKind.Parent:
                LoadEntity(ColumnOf(call.Arguments[0]), _axes.Parents, patterns.ChildrenOf, code);
                break;
            case FunctionKind.Total:
                LoadEntity(TotalColumn(ColumnOf(call.Arguments[0])), patterns.Representatives, patterns.FromRepresentative, code);
                code.Replace(1, new(Operation.Store));
                break;
            case FunctionKind.Share:
                var x = ColumnOf(call.Arguments[0]);
                Load(x, code);
                LoadEntity(TotalColumn(x), patterns.Representatives, patterns.FromRepresentative, code);
                code.Replace(2, new(Operation.Share));
                break;
            default:
                Load(GroupColumn(call), code);
                break;
        }
    }

    private void EmitAll(BoundExpression.Call call, Code code)
    {
        foreach (var argument in call.Arguments)
            Emit(argument, code);
    }

    private static void Load(LiveColumn column, Code code) => code.Push(new(Operation.Load) { Column = column }, (column, null, null));

    private static void LoadEntity(LiveColumn column, int[] table, int[][] inverse, Code code) =>
        code.Push(new(Operation.LoadEntity) { Column = column, Table = table }, (column, null, inverse));

    private static Operation OperationOf(FunctionKind kind) => kind switch
    {
        FunctionKind.IsMissing => Operation.IsMissing,
        FunctionKind.Abs => Operation.Abs,
        FunctionKind.Sqrt => Operation.Sqrt,
        FunctionKind.Ln => Operation.Ln,
        FunctionKind.Exp => Operation.Exp,
        FunctionKind.Round => Operation.Round,
        FunctionKind.Change => Operation.Change,
        FunctionKind.Growth => Operation.Growth,
        FunctionKind.Cagr => Operation.Cagr,
        FunctionKind.RollingMean => Operation.RollingMean,
        FunctionKind.RollingSum => Operation.RollingSum,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Expected a function of one operand."),
    };

    private static int Count(BoundExpression.Call call, int argument, int otherwise) =>
        argument < call.Arguments.Count ? (int)((BoundExpression.Number)call.Arguments[argument]).Value : otherwise;

    /// <summary>A program in the making.</summary>
    private sealed class Code
    {
        private int _height;

        public List<Instruction> Instructions { get; } = [];

        public List<(LiveColumn Column, int[][]? Periods, int[][]? Entities)> Reads { get; } = [];

        public int Depth { get; private set; }

        public void Push(Instruction instruction)
        {
            Instructions.Add(instruction);
            Depth = Math.Max(Depth, ++_height);
        }

        public void Push(Instruction instruction, (LiveColumn Column, int[][]? Periods, int[][]? Entities) read)
        {
            Push(instruction);
            Reads.Add(read);
        }

        public void Replace(int operands, Instruction instruction)
        {
            Instructions.Add(instruction);
            _height -= operands - 1;
        }
    }
}
