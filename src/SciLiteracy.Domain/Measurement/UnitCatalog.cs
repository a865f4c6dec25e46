using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace SciLiteracy.Domain;

/// <summary>The units that a workspace declares; reads unit expressions and shows units to people.</summary>
/// <remarks>
/// An expression joins factors by <c>*</c> and <c>/</c>: <c>CNY / person</c>, <c>1e4 person</c>, <c>person * hour</c>, <c>m^2</c>, <c>%</c>,
/// <c>‰</c>, <c>1</c>. A number may stand right before a unit and belongs to it, so a <c>/</c> divides by everything up to the next <c>*</c> or <c>/</c>:
/// <c>venue / 1e6 person</c> is venue / (1e6 person), and <c>a / b * c</c> is (a / b) * c. Powers are whole numbers; parentheses group.
/// </remarks>
public sealed class UnitCatalog
{
    /// <summary>The longest unit expression, in characters; the canonical text of every unit is shorter.</summary>
    public const int MaximumTextLength = 2048;

    /// <summary>The deepest nesting of parentheses in a unit expression.</summary>
    public const int MaximumDepth = 32;

    private const int CodesShownOfACycle = 10;

    private readonly FrozenDictionary<string, MeasureUnit?> _units;
    private readonly FrozenDictionary<string, UnitDefinition> _definitions;

    private UnitCatalog(ValueList<UnitDefinition> definitions, Dictionary<string, MeasureUnit?> units)
    {
        Definitions = definitions;
        _units = units.ToFrozenDictionary(StringComparer.Ordinal);
        _definitions = definitions.ToFrozenDictionary(d => d.Code, StringComparer.Ordinal);
    }

    /// <summary>Gets the catalog without units; it reads numbers, <c>%</c> and <c>‰</c>.</summary>
    public static UnitCatalog Empty { get; } = new([], []);

    /// <summary>Gets the definitions, in the order in which they were given.</summary>
    public ValueList<UnitDefinition> Definitions { get; }

    /// <summary>Checks definitions, in any order, and builds the catalog.</summary>
    /// <returns>The catalog, or every finding of <see cref="UnitDiagnostics"/> at the place of its unit or inside its definition.</returns>
    public static Result<UnitCatalog> Create(IEnumerable<UnitDefinition> definitions)
    {
        ArgumentNullException.ThrowIfNull(definitions);
        DiagnosticBuilder diagnostics = new();
        var catalog = Read(definitions.ToValueList(), diagnostics);
        return diagnostics.ToResult(() => catalog);
    }

    /// <summary>
    /// Builds a catalog of all definitions that are good, so that what uses them can be checked in the same pass. A unit whose definition is bad is known, but an expression
    /// that names it has no value and no finding of its own.
    /// </summary>
    internal static UnitCatalog Read(ValueList<UnitDefinition> all, DiagnosticBuilder diagnostics)
    {

        Dictionary<string, int> indexOf = new(all.Count, StringComparer.Ordinal);
        for (var i = 0; i < all.Count; i++)
        {
            var definition = all[i];
            if (!Identifier.IsCode(definition.Code))
            {
                diagnostics.Add(
                    UnitDiagnostics.BadUnitCode, definition.Location,
                    $"'{Excerpt.Of(definition.Code)}' is no code of a unit; expected letters, digits, '_' and '.', beginning with a letter.");
            }

            if (!indexOf.TryAdd(definition.Code, i))
            {
                diagnostics.Add(
                    UnitDiagnostics.DuplicateUnit, definition.Location,
                    $"The unit '{Excerpt.Of(definition.Code)}' is defined twice; it is first defined at {all[indexOf[definition.Code]].Location}.");
            }
        }

        // Null: declared, but not made yet or not makable. A second definition of a code is checked, and does not count.
        var units = indexOf.Keys.ToDictionary(code => code, _ => (MeasureUnit?)null, StringComparer.Ordinal);
        int[][] needs = [.. all.Select(d => Needs(d, indexOf))];
        NameSuggestions suggestions = new(indexOf.Keys.Where(code => Identifier.IsCode(code)));
        foreach (var group in UnitDependencies.Order(needs))
        {
            if (UnitDependencies.ShortestCycle(group, needs) is { } cycle)
                ReportCycle(cycle, all, diagnostics);
            foreach (var i in group)
            {
                var definition = all[i];
                var unit = definition.Definition is { } text
                    ? UnitParser.Parse(text.Text, PlaceOf(definition), text.Location.IsKnown && text.IsVerbatim, units, suggestions, diagnostics)
                    : Identifier.IsCode(definition.Code) ? MeasureUnit.Base(definition.Code) : null;
                if (indexOf[definition.Code] == i)
                    units[definition.Code] = unit;
            }
        }

        return new UnitCatalog(all.DistinctBy(d => d.Code, StringComparer.Ordinal).ToValueList(), units);
    }

    /// <summary>Returns the definition with a code, or null.</summary>
    public UnitDefinition? Find(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return _definitions.GetValueOrDefault(code);
    }

    /// <summary>Reads a unit expression that is in no file.</summary>
    /// <param name="text">The expression.</param>
    /// <returns>As <see cref="Parse(string, SourceLocation)"/>.</returns>
    public Result<MeasureUnit> Parse(string text) => Parse(text, SourceLocation.None);

    /// <summary>Reads a unit expression.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="at">The place of its first character; findings are at the columns after it.</param>
    /// <returns>The unit, or every finding, each at its own column inside the text; of a text with more than 32 the first ones.</returns>
    public Result<MeasureUnit> Parse(string text, SourceLocation at)
    {
        ArgumentNullException.ThrowIfNull(text);
        DiagnosticBuilder diagnostics = new();
        var unit = UnitParser.Parse(text, at, atIsExact: true, _units, new NameSuggestions(_units.Keys), diagnostics);
        return diagnostics.ToResult(() => unit!);
    }

    /// <summary>Reads a unit expression of a document.</summary>
    /// <param name="text">The expression and its place.</param>
    /// <param name="around">The place of what it belongs to, for findings if the expression itself was made in code.</param>
    /// <returns>As <see cref="Parse(string, SourceLocation)"/>; findings are at the place of the expression if its characters cannot be told apart in the file.</returns>
    public Result<MeasureUnit> Parse(SourceText text, SourceLocation around)
    {
        ArgumentNullException.ThrowIfNull(text);
        DiagnosticBuilder diagnostics = new();
        var isPlaced = text.Location.IsKnown;
        var unit = UnitParser.Parse(
            text.Text, isPlaced ? text.Location : around, isPlaced && text.IsVerbatim, _units, new NameSuggestions(_units.Keys), diagnostics);
        return diagnostics.ToResult(() => unit!);
    }

    /// <summary>Reads a unit expression that may be bad, when nobody needs to know why.</summary>
    public bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out MeasureUnit? unit)
    {
        unit = text is null ? null : UnitParser.Parse(text, SourceLocation.None, atIsExact: true, _units, suggestions: null, diagnostics: null);
        return unit is not null;
    }

    /// <summary>
    /// Returns how a unit is shown to people: <c>venue / 10⁶ person</c>, <c>CNY / (person · year)</c>, <c>m²</c>, <c>%</c>; empty for plain numbers.
    /// </summary>
    /// <remarks>
    /// A unit that is exactly one of the catalog is shown by the symbol of its first definition with a symbol, else by the name of its first definition.
    /// Otherwise it is composed of its base kinds, each by symbol, name, or code if it is not in the catalog. The text is not meant to be read back.
    /// </remarks>
    /// <param name="unit">The unit.</param>
    /// <param name="languages">The languages of names, the best first; English or the first there is if none is given.</param>
    public string Display(MeasureUnit unit, params ReadOnlySpan<string> languages)
    {
        ArgumentNullException.ThrowIfNull(unit);
        if (unit == MeasureUnit.Dimensionless)
            return "";
        if (unit == MeasureUnit.Percent || unit == MeasureUnit.PerMille)
            return unit.ToString();
        UnitDefinition? declared = null;
        foreach (var definition in Definitions.Where(d => unit.Equals(_units[d.Code])))
        {
            if (definition.Symbol is not null)
                return definition.Symbol;
            declared ??= definition;
        }

        if (declared is not null)
            return NameOf(declared.Code, languages);

        List<string> above = [];
        List<string> below = [];
        foreach (var (code, exponent) in unit.Dimension)
            (exponent > 0 ? above : below).Add(NameOf(code, languages) + Superscript(Math.Abs(exponent)));
        var left = Product(unit.Factor.Numerator, above);
        if (below.Count == 0 && unit.Factor.Denominator.IsOne)
            return left;
        var right = Product(unit.Factor.Denominator, below);
        return below.Count > 1 ? $"{left} / ({right})" : $"{left} / {right}";
    }

    private static int[] Needs(UnitDefinition definition, Dictionary<string, int> indexOf)
    {
        if (definition.Definition is not { Text: { Length: <= MaximumTextLength } text })
            return [];
        return
        [
            .. UnitLexer.Tokenize(text)
                .Where(t => t.Kind == UnitTokenKind.Word && indexOf.ContainsKey(t.Text))
                .Select(t => indexOf[t.Text])
                .Distinct(),
        ];
    }

    private static SourceLocation PlaceOf(UnitDefinition definition) =>
        definition.Definition is { Location.IsKnown: true } text ? text.Location : definition.Location;

    private static void ReportCycle(List<int> cycle, ValueList<UnitDefinition> all, DiagnosticBuilder diagnostics)
    {
        var first = all[cycle[0]];
        List<string> codes = [.. cycle.Take(CodesShownOfACycle).Select(i => all[i].Code)];
        if (cycle.Count > CodesShownOfACycle)
            codes.Add("…");
        codes.Add(first.Code);
        diagnostics.Add(
            UnitDiagnostics.UnitCycle, PlaceOf(first),
            $"The definition of the unit '{first.Code}' leads back to it: {string.Join(" -> ", codes)}; expected base kinds at the end.");
    }

    private static string Product(BigInteger number, List<string> names)
    {
        if (names.Count == 0)
            return Number(number);
        var product = string.Join(" · ", names);
        return number.IsOne ? product : $"{Number(number)} {product}";
    }

    private static string Number(BigInteger number)
    {
        var digits = number.ToString(CultureInfo.InvariantCulture);
        var mantissa = digits.TrimEnd('0');
        var zeros = digits.Length - mantissa.Length;
        return zeros < 4 ? digits
            : mantissa == "1" ? $"10{Superscript(zeros)}"
            : $"{mantissa}×10{Superscript(zeros)}";
    }

    private static string Superscript(int exponent)
    {
        if (exponent == 1)
            return "";
        StringBuilder text = new();
        foreach (var digit in exponent.ToString(CultureInfo.InvariantCulture))
            text.Append("⁰¹²³⁴⁵⁶⁷⁸⁹"[digit - '0']);
        return text.ToString();
    }

    private string NameOf(string code, ReadOnlySpan<string> languages)
    {
        if (Find(code) is not { } definition)
            return code;
        return definition.Symbol ?? (languages.IsEmpty ? definition.Name.ToString() : definition.Name.Best(languages));
    }
}
