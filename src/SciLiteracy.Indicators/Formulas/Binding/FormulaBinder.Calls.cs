using System.Globalization;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Syntax;

namespace SciLiteracy.Indicators.Formulas.Binding;

/// <content>Functions.</content>
internal sealed partial class FormulaBinder
{
    private BoundExpression.Call? BindCall(FormulaExpression.Call call)
    {
        if (FormulaFunctions.Find(call.Function) is not { } function)
        {
            _findings.Add(
                FormulaDiagnostics.UnknownFunction, call.NameSpan,
                _units.ContainsKey(call.Function)
                    ? $"'{call.Function}' is an indicator, no function; expected an operator between it and '('."
                    : FormulaFunctions.FamiliarNames.TryGetValue(call.Function, out var known)
                        ? $"Unknown function '{call.Function}'; did you mean '{known}'?"
                        : $"Unknown function '{call.Function}'{_functionNames.End(call.Function)}");
            foreach (var argument in call.Arguments.Where(a => a is not FormulaExpression.Text))
                Bind(argument);
            return null;
        }

        var isCountRight = call.Arguments.Count >= function.MinimumArguments && call.Arguments.Count <= function.MaximumArguments;
        if (!isCountRight)
        {
            _findings.Add(
                FormulaDiagnostics.ArgumentCount, call.NameSpan,
                $"'{function.Name}' takes {CountOf(function)}, {function.Signature}; found {call.Arguments.Count}.");
        }

        var arguments = new List<BoundExpression>(call.Arguments.Count);
        for (var i = 0; i < call.Arguments.Count && i < function.MaximumArguments; i++)
        {
            if (BindArgument(function, function.ParameterAt(i), call.Arguments[i]) is { } argument)
                arguments.Add(argument);
        }

        if (!isCountRight || arguments.Count < call.Arguments.Count)
            return null;
        if (!CheckTypes(function, call, arguments) || !CheckAdditivity(function, call, arguments))
            return null;
        if (function.Kind == FunctionKind.QuantileRatio && arguments[1] is BoundExpression.Number p && arguments[2] is BoundExpression.Number q && p.Value <= q.Value)
        {
            _findings.Add(
                FormulaDiagnostics.BadArgument, call.Arguments[2].Anchor,
                $"'{function.Name}' takes for q a level below p; found '{Shown(call.Arguments[2])}' beside '{Shown(call.Arguments[1])}'.");
            return null;
        }

        if (!TryApplyUnits(function, call, arguments, out var unit))
            return null;
        return new BoundExpression.Call(function, arguments.ToValueList(), unit, NatureOf(function, arguments), call.Anchor);
    }

    private static string CountOf(FormulaFunction function) =>
        function.MaximumArguments == int.MaxValue ? $"at least {Arguments(function.MinimumArguments)}"
        : function.MaximumArguments == function.MinimumArguments ? Arguments(function.MinimumArguments)
        : $"{function.MinimumArguments} {(function.MaximumArguments - function.MinimumArguments > 1 ? "to" : "or")} {Arguments(function.MaximumArguments)}";

    private static string Arguments(int count) => count == 1 ? "1 argument" : $"{count} arguments";

    private BoundExpression? BindArgument(FormulaFunction function, FunctionParameter parameter, FormulaExpression argument)
    {
        switch (parameter.Kind)
        {
            case ParameterKind.Number:
                return Operand(argument, FormulaType.Number, function.Name);
            case ParameterKind.Truth:
                return Operand(argument, FormulaType.Truth, function.Name);
            case ParameterKind.Either:
                return Bind(argument);
            case ParameterKind.Period:
                return PeriodArgument(function, parameter, argument);
            default:
                var isWhole = parameter.Kind == ParameterKind.Count;
                if (argument is FormulaExpression.Number number && number.Value >= parameter.Minimum && number.Value <= parameter.Maximum
                    && (!isWhole || (!number.IsPercent && double.IsInteger(number.Value))))
                {
                    return new BoundExpression.Number(number.Value, MeasureUnit.Dimensionless, argument.Anchor);
                }

                _findings.Add(
                    FormulaDiagnostics.BadArgument, argument.Anchor,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"'{function.Name}' takes for {parameter.Name} a {(isWhole ? "whole number" : "number")} from {parameter.Minimum} to {parameter.Maximum}, written out; found '{Shown(argument)}'."));
                return null;
        }
    }

    private BoundExpression.Period? PeriodArgument(FormulaFunction function, FunctionParameter parameter, FormulaExpression argument)
    {
        var period = argument switch
        {
            FormulaExpression.Number { IsPercent: false, Value: >= 1 and <= 9999 } year when double.IsInteger(year.Value) => ReferencePeriod.OfYear((int)year.Value),
            FormulaExpression.Text text when ReferencePeriod.TryParse(text.Value, out var parsed) => parsed,
            _ => (ReferencePeriod?)null,
        };
        if (period is { } value)
            return new BoundExpression.Period(value, argument.Anchor);
        _findings.Add(
            FormulaDiagnostics.BadArgument, argument.Anchor,
            $"'{function.Name}' takes for {parameter.Name} a year such as 2015 or a period such as \"2015-Q4\"; found '{Shown(argument)}'.");
        return null;
    }

    private bool CheckTypes(FormulaFunction function, FormulaExpression.Call call, List<BoundExpression> arguments)
    {
        FormulaType? type = null;
        for (var i = 0; i < arguments.Count; i++)
        {
            if (function.ParameterAt(i).Kind != ParameterKind.Either)
                continue;
            type ??= arguments[i].Type;
            if (arguments[i].Type == type)
                continue;
            _findings.Add(
                FormulaDiagnostics.BadArgument, call.Arguments[i].Anchor,
                $"'{function.Name}' chooses between values of one type; '{Shown(call.Arguments[i])}' is a {(type == FormulaType.Number ? "truth value, expected a number" : "number, expected a truth value")}.");
            return false;
        }

        return true;
    }

    private bool CheckAdditivity(FormulaFunction function, FormulaExpression.Call call, List<BoundExpression> arguments)
    {
        var nature = arguments[0].Nature;
        var isBad = function.Kind switch
        {
            FunctionKind.RollingSum or FunctionKind.Cumulative => nature is IndicatorNature.Stock or IndicatorNature.Ratio or IndicatorNature.Index,
            FunctionKind.Total or FunctionKind.Share or FunctionKind.Hoover => nature is IndicatorNature.Ratio or IndicatorNature.Index,
            _ => false,
        };
        if (!isBad)
            return true;
        var over = function.Group == FunctionGroup.Time ? "periods, which only flows allow" : "entities, which only stocks and flows allow";
        var kind = nature switch { IndicatorNature.Stock => "a stock", IndicatorNature.Ratio => "a ratio", _ => "an index" };
        _findings.Add(
            FormulaDiagnostics.NotAdditive, call.NameSpan, $"'{function.Name}' adds over {over}; '{Shown(call.Arguments[0])}' is {kind}.");
        return false;
    }

    // Converts the arguments as the function needs them.
    private bool TryApplyUnits(FormulaFunction function, FormulaExpression.Call call, List<BoundExpression> arguments, out MeasureUnit? unit)
    {
        unit = null;
        switch (function.Unit)
        {
            case UnitRule.Truth:
                return true;
            case UnitRule.SameAsFirst:
                unit = arguments[0].Unit;
                return true;
            case UnitRule.Dimensionless:
                unit = MeasureUnit.Dimensionless;
                return true;
            case UnitRule.PlainNumber:
                if (!arguments[0].Unit!.IsDimensionless)
                {
                    _findings.Add(
                        FormulaDiagnostics.NotDimensionless, call.NameSpan,
                        $"'{function.Name}' takes a plain number; '{Shown(call.Arguments[0])}' is in '{arguments[0].Unit}'.");
                    return false;
                }

                unit = MeasureUnit.Dimensionless;
                arguments[0] = Convert(arguments[0], unit);
                return true;
            case UnitRule.SquareRoot:
                return TryApplyRoot(call, arguments, out unit);
            default:
                if (arguments[^1].Type == FormulaType.Truth)
                    return true;
                var first = function.Kind == FunctionKind.If ? 1 : 0;
                unit = CommonUnit(arguments.ToArray().AsSpan(first), call.NameSpan, $"'{function.Name}' chooses between");
                for (var i = first; unit is not null && i < arguments.Count; i++)
                    arguments[i] = Convert(arguments[i], unit);
                return unit is not null;
        }
    }

    // Of base kinds alone, so that the root of the scale is 1 and not an irrational number.
    private bool TryApplyRoot(FormulaExpression.Call call, List<BoundExpression> arguments, out MeasureUnit? root)
    {
        root = MeasureUnit.Dimensionless;
        var square = MeasureUnit.Dimensionless;
        foreach (var (code, exponent) in arguments[0].Unit!.Dimension)
        {
            if (exponent % 2 != 0)
            {
                _findings.Add(
                    FormulaDiagnostics.BadPower, call.NameSpan,
                    $"'{arguments[0].Unit}' has no square root; expected even powers, but '{code}' has the power {exponent.ToString(CultureInfo.InvariantCulture)}.");
                root = null;
                return false;
            }

            square *= MeasureUnit.Base(code).Pow(exponent);
            root *= MeasureUnit.Base(code).Pow(exponent / 2);
        }

        arguments[0] = Convert(arguments[0], square);
        return true;
    }

    private static IndicatorNature? NatureOf(FormulaFunction function, List<BoundExpression> arguments)
    {
        var nature = arguments[0].Nature;
        switch (function.Kind)
        {
            case FunctionKind.If:
                return NatureOfChoice(arguments.Skip(1));
            case FunctionKind.Coalesce or FunctionKind.Min or FunctionKind.Max or FunctionKind.Clamp:
                return NatureOfChoice(arguments);
            case FunctionKind.IsMissing:
                return null;
            case FunctionKind.Change when nature == IndicatorNature.Stock:
                return IndicatorNature.Flow;
            case FunctionKind.Cumulative:
                return IndicatorNature.Stock;
            case FunctionKind.RollingMean or FunctionKind.RollingSum when nature is IndicatorNature.Flow or IndicatorNature.Unspecified:
                // Windows overlap: like a stock, they add up over entities only.
                return IndicatorNature.Stock;
            case FunctionKind.Abs or FunctionKind.Round or FunctionKind.Lag or FunctionKind.Change or FunctionKind.At or FunctionKind.Interpolate
                or FunctionKind.Latest or FunctionKind.RollingMean or FunctionKind.RollingSum or FunctionKind.Total or FunctionKind.Parent or FunctionKind.MeanOf:
                return nature;
            case FunctionKind.Sqrt or FunctionKind.Ln or FunctionKind.Exp:
                return nature is null ? null : IndicatorNature.Unspecified;
            default:
                return IndicatorNature.Ratio;
        }
    }
}
