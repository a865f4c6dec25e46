using System.Globalization;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Imputation;
using SciLiteracy.Indicators.Composite.Normalization;
using SciLiteracy.Indicators.Composite.Treatment;
using SciLiteracy.Indicators.Composite.Weighting;

namespace SciLiteracy.Serialization;

/// <summary>A file of frozen parameters while it is read: its rows become parameters or findings.</summary>
internal sealed class FrozenParametersTable : CsvTableFile
{
    private static readonly string[] Kinds = ["impute", "treat", "normalize", "weight"];
    private static readonly string[] ImputationNames = ["mean", "median", "group_mean", "group_median"];
    private static readonly string[] TreatmentNames = ["transform", "lower", "upper", "minimum", "maximum", "lambda"];

    private static readonly string[] NormalizationNames =
        ["count", "minimum", "maximum", "mean", "sd", "median", "mad", "reference", "least_score", "greatest_score", "sorted"];

    private readonly IndexSpec _index;
    private readonly HashSet<string> _indicators = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _parents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _positions = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Step, string Code, string? Group, ReferencePeriod? Period, string Parameter), int> _lines = [];
    private readonly List<ImputationParameters> _imputations = [];
    private readonly Dictionary<(int Step, string Code, ReferencePeriod? Period), TreatmentParameters> _treatments = [];
    private readonly Dictionary<(int Step, string Code, ReferencePeriod? Period), (NormalizationParameters Parameters, List<double> Sorted)> _normalizations = [];
    private readonly Dictionary<(int Step, string Node), List<NodeWeight>> _weights = [];

    public FrozenParametersTable(CsvInput input, string path, IndexSpec index, ReaderLimits limits, DiagnosticBuilder findings)
        : base(input, path, limits, findings)
    {
        _index = index;
        Know(index.Structure);
    }

    /// <summary>Returns the parameters.</summary>
    public FrozenParameters ToParameters() => new()
    {
        Imputations = _imputations.ToValueList(),
        Treatments = _treatments.Values.ToValueList(),
        Normalizations = _normalizations.Values.Select(n => n.Parameters with { Sorted = n.Sorted.ToValueList() }).ToValueList(),
        Weights = _weights.Select(w => new FittedWeights(w.Key.Step, w.Key.Node, w.Value.ToValueList())).ToValueList(),
    };

    protected override bool ReadHeader()
    {
        var isGood = true;
        for (var i = 0; i < Row.CellCount; i++)
        {
            var name = Row.Cell(i).ToString();
            if (!_positions.TryAdd(name, i) && FrozenParametersFile.Columns.Contains(name))
            {
                isGood = false;
                Findings.Add(IndexTableDiagnostics.DuplicateColumn, Row.CellLocation(i), $"The column '{Excerpt.Of(name)}' is there twice.");
            }
        }

        var names = new NameSuggestions(_positions.Keys.Where(n => n.Length > 0 && !n.Any(char.IsControl)));
        foreach (var name in FrozenParametersFile.Columns.Where(c => !_positions.ContainsKey(c)))
        {
            isGood = false;
            Findings.Add(IndexTableDiagnostics.MissingColumn, Row.RowLocation, $"There is no column '{name}' of a file of frozen parameters{names.End(name)}");
        }

        return isGood;
    }

    protected override void EndFile()
    {
        if (!HasHeader && !Row.IsStopped)
            Findings.Add(FileDiagnostics.EmptyDocument, new(Path, 1, 1), "The file is empty; expected frozen parameters.");
    }

    protected override void ReadRow()
    {
        var (kind, code, group, parameter) = (Text("kind"), Text("code"), Text("group"), Text("parameter"));
        if (Step(kind) is not { } step || !KnowsCode(kind, code, group) || !TryPeriod(out var period) || !KnowsParameter(kind, parameter))
            return;
        if (parameter != "sorted" && !_lines.TryAdd((step, code, group.Length == 0 ? null : group, period, parameter), Row.Line))
        {
            var first = _lines[(step, code, group.Length == 0 ? null : group, period, parameter)];
            Bad("parameter", string.Create(CultureInfo.InvariantCulture, $"The parameter '{parameter}' of '{Excerpt.Of(code)}' is there twice; first in line {first}."));
            return;
        }

        switch (kind)
        {
            case "impute":
                if (Number(mayMiss: true) is { } value)
                    _imputations.Add(new(step, code, period, parameter, group.Length == 0 ? null : group, value));
                break;
            case "treat":
                ReadTreatment(step, code, period, parameter);
                break;
            case "normalize":
                ReadNormalization(step, code, period, parameter);
                break;
            default:
                if (Number() is { } weight && Require(weight >= 0, "a weight of at least 0"))
                {
                    if (!_weights.TryGetValue((step, group), out var children))
                        _weights.Add((step, group), children = []);
                    children.Add(new(new Reference(code) { Location = Row.RowLocation }, weight));
                }

                break;
        }
    }

    private void ReadTreatment(int step, string code, ReferencePeriod? period, string parameter)
    {
        var key = (step, code, period);
        var known = _treatments.GetValueOrDefault(key)
            ?? new(step, code, period, double.NegativeInfinity, double.PositiveInfinity, AppliedTransform.None, double.NaN, double.NaN, double.NaN);
        if (parameter == "transform")
        {
            if (!FrozenParametersFile.Transforms.TryParse(Text("value"), out var transform))
            {
                Bad("value", $"Unknown transform '{Excerpt.Of(Text("value"))}'; expected {Listing.Of(FrozenParametersFile.Transforms.Names)}.");
                return;
            }

            _treatments[key] = known with { Transform = transform };
        }
        else if (Number() is { } number)
        {
            _treatments[key] = parameter switch
            {
                "lower" => known with { Lower = number },
                "upper" => known with { Upper = number },
                "minimum" => known with { Minimum = number },
                "maximum" => known with { Maximum = number },
                _ => known with { Lambda = number },
            };
        }
    }

    private void ReadNormalization(int step, string code, ReferencePeriod? period, string parameter)
    {
        if (Number() is not { } number)
            return;
        if (parameter == "count" && !Require(number is >= 0 and <= int.MaxValue && number == Math.Truncate(number), "a whole number of at least 0"))
            return;
        var key = (step, code, period);
        var (known, sorted) = _normalizations.TryGetValue(key, out var before) ? before : (new NormalizationParameters(step, code, period), []);
        if (parameter == "sorted")
        {
            if (!Require(sorted.Count == 0 || number >= sorted[^1], "values 'sorted' in rising order"))
                return;
            sorted.Add(number);
        }

        _normalizations[key] = (
            parameter switch
            {
                "count" => known with { Count = (int)number },
                "minimum" => known with { Minimum = number },
                "maximum" => known with { Maximum = number },
                "mean" => known with { Mean = number },
                "sd" => known with { StandardDeviation = number },
                "median" => known with { Median = number },
                "mad" => known with { MedianAbsoluteDeviation = number },
                "reference" => known with { Reference = number },
                "least_score" => known with { LeastScore = number },
                "greatest_score" => known with { GreatestScore = number },
                _ => known,
            },
            sorted);
    }

    private void Know(IndexAggregate aggregate)
    {
        foreach (var child in aggregate.Children)
        {
            _parents[child.Code] = aggregate.Code;
            if (child is IndexAggregate inner)
                Know(inner);
            else
                _ = _indicators.Add(child.Code);
        }
    }

    private int? Step(string kind)
    {
        if (!Kinds.Contains(kind))
        {
            Bad("kind", $"Unknown kind of step '{Excerpt.Of(kind)}'{new NameSuggestions(Kinds).End(kind)} Expected {Listing.Of(Kinds)}.");
            return null;
        }

        var text = Text("step");
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var step) || step < 1 || step > _index.Steps.Count)
        {
            Bad("step", $"The index has no step '{Excerpt.Of(text)}'; expected a number from 1 to {_index.Steps.Count}.");
            return null;
        }

        var own = _index.Steps[step - 1] switch
        {
            ImputeStep => "impute",
            TreatStep => "treat",
            NormalizeStep => "normalize",
            WeightStep => "weight",
            ScreenStep => "screen",
            DenominateStep => "denominate",
            _ => "aggregate",
        };
        if (own == kind)
            return step;
        Bad("kind", $"Step {step} of the index is '{own}', not '{kind}'; expected parameters of an index with the same steps.");
        return null;
    }

    private bool KnowsCode(string kind, string code, string group)
    {
        if (kind != "weight" && !_indicators.Contains(code))
        {
            Bad("code", $"The index has no indicator '{Excerpt.Of(code)}'{new NameSuggestions(_indicators).End(code)}");
            return false;
        }

        if (kind != "weight" || (_parents.TryGetValue(code, out var parent) && parent == group))
            return true;
        Bad("code", $"The index has no '{Excerpt.Of(code)}' below '{Excerpt.Of(group)}', whose weight this would be; expected 'code' and 'group' as the index has them.");
        return false;
    }

    private bool KnowsParameter(string kind, string parameter)
    {
        var names = kind switch { "impute" => ImputationNames, "treat" => TreatmentNames, "normalize" => NormalizationNames, _ => ["weight"] };
        if (names.Contains(parameter))
            return true;
        Bad("parameter", $"A step '{kind}' has no parameter '{Excerpt.Of(parameter)}'{new NameSuggestions(names).End(parameter)} Expected {Listing.Of(names)}.");
        return false;
    }

    private bool TryPeriod(out ReferencePeriod? period)
    {
        period = null;
        var text = Text("period");
        if (text.Length == 0)
            return true;
        if (ReferencePeriod.TryParse(text, out var parsed))
        {
            period = parsed;
            return true;
        }

        Findings.Add(IndexTableDiagnostics.BadPeriod, Row.CellLocation(_positions["period"]), $"'{Excerpt.Of(text)}' is no period; expected {FileScalars.ExpectedPeriod}.");
        return false;
    }

    // Null after a finding.
    private double? Number(bool mayMiss = false)
    {
        var at = _positions["value"];
        var cell = Row.Cell(at);
        if (cell.IsEmpty && mayMiss)
            return double.NaN;
        if (NumberText.TryParse(cell, out var number))
            return number;
        Findings.Add(
            IndexTableDiagnostics.NotANumber, Row.CellLocation(at),
            cell.IsEmpty ? "There is no value; expected a number, or no row." : $"In the column 'value': '{Excerpt.Of(cell)}' is no number.");
        return null;
    }

    private bool Require(bool isGood, string expected)
    {
        if (!isGood)
            Bad("value", $"Expected {expected}, found '{Excerpt.Of(Text("value"))}'.");
        return isGood;
    }

    private void Bad(string column, string message) => Findings.Add(IndexTableDiagnostics.BadParameter, Row.CellLocation(_positions[column]), message);

    private string Text(string column)
    {
        var cell = Row.Cell(_positions[column]);
        return (SpreadsheetFormula.IsEscaped(cell) ? cell[1..] : cell).ToString();
    }
}
