using System.Globalization;

namespace SciLiteracy.Domain;

/// <summary>Reads one unit expression by recursive descent, with all its faults: after a fault it goes on as if the faulty piece were <c>1</c>.</summary>
/// <remarks>
/// expression = term { ("*" | "/") term };  term = number [ power ] [ unit ] | unit;  unit = ( code | "%" | "‰" | "(" expression ")" ) [ power ];
/// power = "^" [ "+" | "-" ] digits.
/// </remarks>
internal sealed class UnitParser
{
    private const int MaximumFindings = 32;

    private readonly string _shown;
    private readonly SourceLocation _at;
    private readonly bool _atIsExact;
    private readonly IReadOnlyDictionary<string, MeasureUnit?> _units;
    private readonly NameSuggestions? _suggestions;
    private readonly DiagnosticBuilder? _diagnostics;
    private readonly List<UnitToken> _tokens;
    private int _position;
    private int _findings;
    private bool _outOfBounds;

    private UnitParser(
        string text,
        SourceLocation at,
        bool atIsExact,
        IReadOnlyDictionary<string, MeasureUnit?> units,
        NameSuggestions? suggestions,
        DiagnosticBuilder? diagnostics)
    {
        _shown = Excerpt.Of(text);
        _at = at;
        _atIsExact = atIsExact;
        _units = units;
        _suggestions = suggestions;
        _diagnostics = diagnostics;
        _tokens = UnitLexer.Tokenize(text);
    }

    private UnitToken Current => _tokens[_position];

    /// <summary>Reads an expression; null if it has a fault, or names a unit that is null because its own definition has one.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="at">The place of its first character, or of something around it.</param>
    /// <param name="atIsExact">Whether it is the place of its first character, so that columns count from there.</param>
    /// <param name="units">The units by code; null for one that is declared but could not be made.</param>
    /// <param name="suggestions">Names for the misspelt; null if there is nobody to tell.</param>
    /// <param name="diagnostics">Receives the findings; null if there is nobody to tell.</param>
    public static MeasureUnit? Parse(
        string text,
        SourceLocation at,
        bool atIsExact,
        IReadOnlyDictionary<string, MeasureUnit?> units,
        NameSuggestions? suggestions,
        DiagnosticBuilder? diagnostics)
    {
        if (text.Length > UnitCatalog.MaximumTextLength)
        {
            diagnostics?.Add(
                UnitDiagnostics.UnitTextTooLong, at,
                $"A unit expression of {text.Length} characters is too long; expected at most {UnitCatalog.MaximumTextLength}.");
            return null;
        }

        UnitParser parser = new(text, at, atIsExact, units, suggestions, diagnostics);
        if (parser.Current.Kind == UnitTokenKind.End)
        {
            parser.Report(
                UnitDiagnostics.UnitSyntax, 0,
                $"'{parser._shown}' is no unit; expected an expression such as 'person', 'venue / 1e6 person', '%' or '1'.");
            return null;
        }

        var unit = parser.Expression(depth: 0);
        return parser._findings == 0 ? unit : null;
    }

    // Null stands for a piece that is wrong; it stays null through the operations, so that one fault makes one finding.
    private MeasureUnit? Expression(int depth)
    {
        var value = Term(depth);
        while (true)
        {
            var token = Current;
            switch (token.Kind)
            {
                case UnitTokenKind.End:
                    return value;
                case UnitTokenKind.Close when depth > 0:
                    return value;
                case UnitTokenKind.Close:
                    Report(UnitDiagnostics.UnitSyntax, token.Offset, $"Unexpected ')' in '{_shown}'; there is no '(' before it.");
                    _position++;
                    break;
                case UnitTokenKind.Times:
                    _position++;
                    value = Multiply(value, Term(depth), token);
                    break;
                case UnitTokenKind.Divide:
                    _position++;
                    value = Multiply(value, Term(depth)?.Inverse(), token);
                    break;
                case UnitTokenKind.Power:
                    Report(
                        UnitDiagnostics.UnitSyntax, token.Offset,
                        $"Unexpected '^{Excerpt.Of(token.Text)}' in '{_shown}'; a factor has one power, right after it.");
                    _position++;
                    break;
                default:
                    Report(UnitDiagnostics.UnitSyntax, token.Offset, $"Unexpected '{Excerpt.Of(token.Text)}' in '{_shown}'; expected '*' or '/' before it.");
                    value = Multiply(value, Term(depth), token);
                    break;
            }
        }
    }

    private MeasureUnit? Term(int depth)
    {
        var token = Current;
        if (token.Kind == UnitTokenKind.Number)
        {
            _position++;
            var number = Power(Number(token));
            var next = Current;
            return next.BeginsFactor && next.Kind != UnitTokenKind.Number ? Multiply(number, Power(Unit(depth)), next) : number;
        }

        if (token.BeginsFactor)
            return Power(Unit(depth));

        // Said where the reader looks for it: at the sign that wants a unit, or at what stands in its place.
        if (token.Kind == UnitTokenKind.End)
        {
            var before = _tokens[_position - 1];
            Report(UnitDiagnostics.UnitSyntax, before.Offset, $"'{_shown}' ends after '{before.Text}'; expected a unit or a number.");
        }
        else
        {
            var shown = token.Kind == UnitTokenKind.Power ? "^" + Excerpt.Of(token.Text) : token.Text;
            Report(UnitDiagnostics.UnitSyntax, token.Offset, $"Unexpected '{shown}' in '{_shown}'; expected a unit or a number before it.");
            if (token.Kind == UnitTokenKind.Power)
                _position++;
        }

        return null;
    }

    private MeasureUnit? Unit(int depth)
    {
        var token = Current;
        _position++;
        switch (token.Kind)
        {
            case UnitTokenKind.Percent:
                return MeasureUnit.Percent;
            case UnitTokenKind.PerMille:
                return MeasureUnit.PerMille;
            case UnitTokenKind.Word:
                if (_units.TryGetValue(token.Text, out var unit))
                    return unit;
                if (_suggestions is not null)
                    Report(UnitDiagnostics.UnknownUnit, token.Offset, $"Unknown unit '{Excerpt.Of(token.Text)}'{_suggestions.End(token.Text)}");
                else
                    _findings++;
                return null;
            case UnitTokenKind.BadWord:
                Report(
                    UnitDiagnostics.UnitSyntax, token.Offset,
                    $"'{Excerpt.Of(token.Text)}' is no code of a unit; expected letters, digits, '_' and '.', beginning with a letter.");
                return null;
            default:
                return Parenthesis(token, depth);
        }
    }

    private MeasureUnit? Parenthesis(UnitToken open, int depth)
    {
        if (depth >= UnitCatalog.MaximumDepth)
        {
            Report(UnitDiagnostics.UnitTooDeep, open.Offset, $"The '(' is nested deeper than {UnitCatalog.MaximumDepth}; expected fewer parentheses.");
            for (var nested = 1; nested > 0 && Current.Kind != UnitTokenKind.End; _position++)
                nested += Current.Kind switch { UnitTokenKind.Open => 1, UnitTokenKind.Close => -1, _ => 0 };
            return null;
        }

        var value = Expression(depth + 1);
        if (Current.Kind == UnitTokenKind.Close)
            _position++;
        else
            Report(UnitDiagnostics.UnitSyntax, open.Offset, $"The '(' in '{_shown}' is not closed; expected a ')' after it.");
        return value;
    }

    private MeasureUnit? Number(UnitToken token)
    {
        var point = token.Text.IndexOf('.');
        if (point >= 0 && (point == token.Text.Length - 1 || !char.IsAsciiDigit(token.Text[point + 1])))
        {
            Report(
                UnitDiagnostics.BadUnitNumber, token.Offset,
                $"The number '{Excerpt.Of(token.Text)}' has no digits after the point; expected a number such as 10000, 1e4 or 0.01.");
            return null;
        }

        if (ScaleFactor.TryParse(token.Text, out var factor) && MeasureUnit.Dimensionless.TryScale(factor, out var unit))
            return unit;
        Report(
            UnitDiagnostics.BadUnitNumber, token.Offset,
            $"The number '{Excerpt.Of(token.Text)}' is no scale of a unit; expected one above 0, from about 1e-150 to 1e150.");
        return null;
    }

    private MeasureUnit? Power(MeasureUnit? value)
    {
        var token = Current;
        if (token.Kind != UnitTokenKind.Power)
            return value;
        _position++;
        if (!int.TryParse(token.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent)
            || Math.Abs((long)exponent) > MeasureUnit.MaximumExponent)
        {
            Report(
                UnitDiagnostics.BadUnitPower, token.Offset,
                $"'^{Excerpt.Of(token.Text)}' is no power of a unit; "
                + $"expected '^' and a whole number from -{MeasureUnit.MaximumExponent} to {MeasureUnit.MaximumExponent}.");
            return null;
        }

        if (value is null)
            return null;
        if (!value.TryPow(exponent, out var power))
            ReportOutOfBounds(token);
        return power;
    }

    private MeasureUnit? Multiply(MeasureUnit? left, MeasureUnit? right, UnitToken token)
    {
        if (left is null || right is null)
            return null;
        if (!left.TryMultiply(right, out var product))
            ReportOutOfBounds(token);
        return product;
    }

    private void ReportOutOfBounds(UnitToken token)
    {
        if (_outOfBounds)
            return;
        _outOfBounds = true;
        Report(
            UnitDiagnostics.UnitOutOfBounds, token.Offset,
            $"The unit '{_shown}' is out of bounds from here on; expected at most {MeasureUnit.MaximumBaseKinds} base kinds, "
            + $"powers up to {MeasureUnit.MaximumExponent} and a scale from about 1e-150 to 1e150.");
    }

    private void Report(DiagnosticDescriptor kind, int offset, string message)
    {
        if (++_findings <= MaximumFindings)
            _diagnostics?.Add(kind, _atIsExact ? _at.Shift(offset) : _at, message);
    }
}
