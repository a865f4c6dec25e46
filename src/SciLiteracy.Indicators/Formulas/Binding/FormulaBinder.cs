using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Syntax;

namespace SciLiteracy.Indicators.Formulas.Binding;

/// <summary>Checks names, types, units and additivity of one formula. A piece that is wrong is null; it makes no second finding around it.</summary>
internal sealed partial class FormulaBinder
{
    private readonly IReadOnlyDictionary<string, Indicator> _indicators;
    private readonly IReadOnlyDictionary<string, MeasureUnit?> _units;
    private readonly NameSuggestions _indicatorNames;
    private readonly NameSuggestions _functionNames;
    private readonly FormulaFindings _findings;

    public FormulaBinder(
        IReadOnlyDictionary<string, Indicator> indicators,
        IReadOnlyDictionary<string, MeasureUnit?> units,
        NameSuggestions indicatorNames,
        NameSuggestions functionNames,
        FormulaFindings findings)
    {
        _indicators = indicators;
        _units = units;
        _indicatorNames = indicatorNames;
        _functionNames = functionNames;
        _findings = findings;
    }

    /// <summary>Binds a formula to the unit that its indicator declares (null if that is bad itself); null if something is wrong.</summary>
    public BoundExpression? BindRoot(FormulaExpression expression, string id, MeasureUnit? declared)
    {
        if (Bind(expression) is not { } root)
            return null;
        if (root.Type != FormulaType.Number)
        {
            _findings.Add(
                FormulaDiagnostics.NotANumber, expression.Anchor,
                $"The formula of '{id}' gives a truth value; expected a number, such as 'if({Shown(expression)}, 1, 0)'.");
            return null;
        }

        if (declared is null)
            return null;
        if (IsZero(root) || root.Unit!.IsConvertibleTo(declared))
            return Convert(root, declared);
        _findings.Add(
            FormulaDiagnostics.DeclaredUnit, expression.Anchor,
            $"The formula gives '{root.Unit}', which cannot become the unit '{declared}' that '{id}' declares.");
        return null;
    }

    private BoundExpression? Bind(FormulaExpression expression)
    {
        switch (expression)
        {
            case FormulaExpression.Number number:
                return new BoundExpression.Number(number.Value, MeasureUnit.Dimensionless, number.Anchor);
            case FormulaExpression.Truth truth:
                return new BoundExpression.Truth(truth.Value, truth.Anchor);
            case FormulaExpression.Text:
                _findings.Add(
                    FormulaDiagnostics.OperandType, expression.Span,
                    $"Unexpected text '{Shown(expression)}'; a text is only a value in a selection or a period, as in 'at(x, \"2020-Q4\")'.");
                return null;
            case FormulaExpression.Name name:
                return UnitOf(name) is { } unit ? new BoundExpression.Column(name.Code, unit, NatureOf(name.Code), name.Anchor) : null;
            case FormulaExpression.Selection selection:
                return BindSelection(selection);
            case FormulaExpression.Unary unary:
                return BindUnary(unary);
            case FormulaExpression.Binary binary:
                return BindBinary(binary);
            case FormulaExpression.Call call:
                return BindCall(call);
            default:
                throw new ArgumentException($"An expression of the type {expression.GetType().Name} cannot be bound.", nameof(expression));
        }
    }

    // Null if the name is unknown, or the unit that the indicator declares is bad, which is not the fault of this formula.
    private MeasureUnit? UnitOf(FormulaExpression.Name name)
    {
        if (_units.TryGetValue(name.Code, out var unit))
            return unit;
        var message = FormulaFunctions.Find(name.Code) is { } function
            ? $"Unknown indicator '{name.Code}'; the function is called as '{function.Signature}'."
            : $"Unknown indicator '{name.Code}'{_indicatorNames.End(name.Code)}";
        _findings.Add(IndicatorDiagnostics.UnknownIndicator, name.Span, message);
        return null;
    }

    private BoundExpression.Part? BindSelection(FormulaExpression.Selection selection)
    {
        if (!Breakdown.TryParse(string.Join(';', selection.Conditions.Select(c => $"{c.Dimension}={c.Value}")), out var breakdown))
        {
            _findings.Add(FormulaDiagnostics.BadSelection, selection.Span, $"The selection '{Shown(selection)}' is too long; expected at most 1024 characters.");
            return null;
        }

        return UnitOf(selection.Of) is { } unit
            ? new BoundExpression.Part(selection.Of.Code, breakdown, unit, NatureOf(selection.Of.Code), selection.Anchor)
            : null;
    }

    private BoundExpression.Unary? BindUnary(FormulaExpression.Unary unary)
    {
        var wanted = unary.Operator == UnaryOperator.Not ? FormulaType.Truth : FormulaType.Number;
        return Operand(unary.Operand, wanted, unary.Operator.ToSign()) is { } operand
            ? new BoundExpression.Unary(unary.Operator, operand, unary.Anchor)
            : null;
    }

    private BoundExpression.Binary? BindBinary(FormulaExpression.Binary binary)
    {
        var sign = binary.Operator.ToSign();
        var wanted = binary.Operator is BinaryOperator.And or BinaryOperator.Or ? FormulaType.Truth : FormulaType.Number;
        var left = Operand(binary.Left, wanted, sign);
        var right = Operand(binary.Right, wanted, sign);
        if (left is null || right is null)
            return null;
        switch (binary.Operator)
        {
            case BinaryOperator.And or BinaryOperator.Or:
                return Make(left, right, null, null);
            case BinaryOperator.Multiply:
                return Product(left, right, (a, b) => a * b, NatureOfProduct(left.Nature, right.Nature));
            case BinaryOperator.Divide:
                return Product(left, right, (a, b) => a / b, NatureOfQuotient(left.Nature, right.Nature));
            case BinaryOperator.Power:
                return BindPower(binary, left, right);
            default:
                var doing = binary.Operator switch { BinaryOperator.Add => "adds", BinaryOperator.Subtract => "subtracts", _ => "compares" };
                if (CommonUnit([left, right], binary.Anchor, $"'{sign}' {doing}") is not { } unit)
                    return null;
                left = Convert(left, unit);
                right = Convert(right, unit);
                return binary.Operator.IsComparison()
                    ? Make(left, right, null, null)
                    : Make(left, right, unit, NatureOfChoice([left, right]));
        }

        BoundExpression.Binary Make(BoundExpression a, BoundExpression b, MeasureUnit? unit, IndicatorNature? nature) =>
            new(binary.Operator, a, b, unit, nature, binary.Anchor);

        BoundExpression.Binary? Product(BoundExpression a, BoundExpression b, Func<MeasureUnit, MeasureUnit, MeasureUnit> combine, IndicatorNature? nature) =>
            Bounded(() => combine(a.Unit!, b.Unit!), binary.Anchor) is { } unit ? Make(a, b, unit, nature) : null;
    }

    private BoundExpression.Binary? BindPower(FormulaExpression.Binary binary, BoundExpression left, BoundExpression right)
    {
        if (!right.Unit!.IsDimensionless)
        {
            _findings.Add(FormulaDiagnostics.NotDimensionless, binary.Anchor, $"The power '{Shown(binary.Right)}' is in '{right.Unit}'; expected a plain number.");
            return null;
        }

        var nature = left.Nature is null && right.Nature is null ? (IndicatorNature?)null : IndicatorNature.Unspecified;
        right = Convert(right, MeasureUnit.Dimensionless);
        if (left.Unit!.IsDimensionless)
            return new(binary.Operator, Convert(left, MeasureUnit.Dimensionless), right, MeasureUnit.Dimensionless, nature, binary.Anchor);
        if (WrittenOut(right) is not { } exponent || !double.IsInteger(exponent) || Math.Abs(exponent) > MeasureUnit.MaximumExponent)
        {
            _findings.Add(
                FormulaDiagnostics.BadPower, binary.Anchor,
                $"A value in '{left.Unit}' has no power '{Shown(binary.Right)}'; expected a whole number from -{MeasureUnit.MaximumExponent} to {MeasureUnit.MaximumExponent}, or 'sqrt'.");
            return null;
        }

        return Bounded(() => left.Unit.Pow((int)exponent), binary.Anchor) is { } unit
            ? new(binary.Operator, left, right, unit, nature, binary.Anchor)
            : null;
    }

    private static double? WrittenOut(BoundExpression expression) => expression switch
    {
        BoundExpression.Number number => number.Value,
        BoundExpression.Unary { Operator: UnaryOperator.Negate } negation => -WrittenOut(negation.Operand),
        BoundExpression.Unary { Operator: UnaryOperator.Plus } plus => WrittenOut(plus.Operand),
        _ => null,
    };

    private BoundExpression? Operand(FormulaExpression expression, FormulaType wanted, string sign)
    {
        if (Bind(expression) is not { } operand)
            return null;
        if (operand.Type == wanted)
            return operand;
        _findings.Add(
            FormulaDiagnostics.OperandType, expression.Anchor,
            wanted == FormulaType.Number
                ? $"'{sign}' takes numbers; '{Shown(expression)}' is a truth value."
                : $"'{sign}' takes truth values; '{Shown(expression)}' is a number, expected a comparison such as 'x > 0'.");
        return null;
    }

    // The coarsest of the units. A 0 is 0 in every unit, so it fits all of them. Coarse, because decimal values then divide by whole numbers, which
    // gives the nearest double: 7 % compares as equal to 0.07.
    private MeasureUnit? CommonUnit(ReadOnlySpan<BoundExpression> operands, TextSpan anchor, string doing)
    {
        MeasureUnit? common = null;
        BoundExpression? first = null;
        foreach (var operand in operands)
        {
            if (IsZero(operand))
                continue;
            first ??= operand;
            if (common is null)
            {
                common = operand.Unit!;
            }
            else if (common == operand.Unit)
            {
                continue;
            }
            else if (!common.IsConvertibleTo(operand.Unit!))
            {
                var hint = first is BoundExpression.Number || operand is BoundExpression.Number ? ", and a number by itself has none" : "";
                _findings.Add(
                    FormulaDiagnostics.UnitMismatch, anchor,
                    $"{doing} values in '{first.Unit}' and '{operand.Unit}'; expected units of one kind{hint}.");
                return null;
            }
            else if (operand.Unit!.ConversionFactorTo(common) > 1)
            {
                common = operand.Unit!;
            }
        }

        return common ?? MeasureUnit.Dimensionless;
    }

    private static bool IsZero(BoundExpression expression) => expression is BoundExpression.Number { Value: 0 };

    private static BoundExpression Convert(BoundExpression operand, MeasureUnit unit)
    {
        if (operand.Unit == unit)
            return operand;
        if (IsZero(operand))
            return new BoundExpression.Number(0, unit, operand.Anchor);
        var conversion = new BoundExpression.Convert(operand, unit);
        return operand is BoundExpression.Number number && double.IsFinite(conversion.Conversion.Apply(number.Value))
            ? new BoundExpression.Number(conversion.Conversion.Apply(number.Value), unit, operand.Anchor)
            : conversion;
    }

    private MeasureUnit? Bounded(Func<MeasureUnit> unit, TextSpan anchor)
    {
        try
        {
            return unit();
        }
        catch (OverflowException)
        {
            _findings.Add(
                FormulaDiagnostics.UnitOutOfBounds, anchor,
                $"The unit is out of bounds from here on; expected at most {MeasureUnit.MaximumBaseKinds} base kinds, powers up to {MeasureUnit.MaximumExponent} and a scale from about 1e-150 to 1e150.");
            return null;
        }
    }

    // How many say yes is a stock.
    private IndicatorNature NatureOf(string indicator) =>
        _indicators[indicator].Nature is var nature && nature == IndicatorNature.Binary ? IndicatorNature.Stock : nature;

    // Nature of what is added, or of one of several: what keeps one of them from being added over time keeps the result.
    private static IndicatorNature? NatureOfChoice(IEnumerable<BoundExpression> operands)
    {
        IndicatorNature? nature = null;
        foreach (var operand in operands)
        {
            if (operand.Nature is { } other && (nature is null || Strictness(other) > Strictness(nature.Value)))
                nature = other;
        }

        return nature;

        static int Strictness(IndicatorNature nature) => nature switch
        {
            IndicatorNature.Flow => 0,
            IndicatorNature.Unspecified => 1,
            IndicatorNature.Stock => 2,
            IndicatorNature.Index => 3,
            _ => 4,
        };
    }

    private static IndicatorNature? NatureOfProduct(IndicatorNature? left, IndicatorNature? right) =>
        left is null ? right
        : right is null or IndicatorNature.Ratio ? left
        : left == IndicatorNature.Ratio ? right
        : IndicatorNature.Unspecified;

    private static IndicatorNature? NatureOfQuotient(IndicatorNature? left, IndicatorNature? right) =>
        right is null ? left : IndicatorNature.Ratio;

    private static string Shown(FormulaExpression expression) => FormulaFindings.Shown(expression.ToString());
}
