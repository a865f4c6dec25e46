using System.Collections.Immutable;
using System.Globalization;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>Checks the factors of an analysis against its index and data, and makes bindings of them.</summary>
internal sealed class FactorBinder
{
    /// <summary>The name that stands for the weights of the structure among sets of weights.</summary>
    public const string Given = "given";

    private const int MostStreams = 31;
    private const int MostCombinations = 10_000;

    private readonly IndexPlan _plan;
    private readonly UncertaintySpec _spec;
    private readonly IReadOnlyDictionary<string, InputErrors> _errors;
    private readonly DiagnosticBuilder _findings;
    private readonly ImmutableArray<double> _nominalWeights;
    private readonly List<FactorBinding> _bindings = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<(int, int)> _variedCells = [];
    private readonly HashSet<string> _varied = new(StringComparer.Ordinal);
    private readonly IndexStructure _structure;
    private readonly Dictionary<SettingAlternatives, (int Step, ImmutableArray<int> Table, int Stride, bool IsLast)> _choices = new(ReferenceEqualityComparer.Instance);

    public FactorBinder(
        IndexPlan plan, UncertaintySpec spec, IReadOnlyDictionary<string, InputErrors> errors, ImmutableArray<double> nominalWeights, DiagnosticBuilder findings)
    {
        _plan = plan;
        _structure = plan.Structure;
        _spec = spec;
        _errors = errors;
        _nominalWeights = nominalWeights;
        _findings = findings;
    }

    /// <summary>Makes the bindings; those of factors with errors are left out.</summary>
    public ImmutableArray<FactorBinding> Bind()
    {
        CompileSteps();
        foreach (var factor in _spec.Vary)
        {
            switch (factor)
            {
                case SettingAlternatives f:
                    Bind(f);
                    break;
                case WeightNoise f:
                    Bind(f);
                    break;
                case DirichletWeights f:
                    Bind(f);
                    break;
                case WeightSetAlternatives f:
                    Bind(f);
                    break;
                case LeaveOneOut f:
                    Bind(f);
                    break;
                case ImputationDraws f:
                    Bind(f);
                    break;
                case InputError f:
                    Bind(f);
                    break;
                default:
                    throw new NotSupportedException($"There is no factor {factor.GetType().Name}.");
            }
        }

        if (_bindings.Count(b => b.HasStream) > MostStreams)
            Bad(_spec, $"More than {MostStreams} factors vary cells of the data.");
        return [.. _bindings];
    }

    private void Bad(Located place, string message) => _findings.Add(UncertaintyDiagnostics.BadSetting, Place(place), message);

    private SourceLocation Place(Located part) => part.Location.IsKnown ? part.Location : _spec.Location;

    private SourceLocation Place(Reference part, Located owner) => part.Location.IsKnown ? part.Location : Place(owner);

    private string NameOf(UncertainFactor factor, string text)
    {
        var name = factor.Name ?? text;
        for (var n = 2; !_names.Add(name); n++)
            name = (factor.Name ?? text) + "." + n.ToString(CultureInfo.InvariantCulture);
        return name;
    }

    // Whether nothing varied it before.
    private bool First(string what, string message, UncertainFactor factor)
    {
        if (_varied.Add(what))
            return true;
        _findings.Add(UncertaintyDiagnostics.VariedTwice, Place(factor), message);
        return false;
    }

    // The place of a step in the index; -1 with a finding if there is none, or it is not clear which.
    private int StepOf(VariedStep varied, Located factor)
    {
        int[] steps = [.. Enumerable.Range(0, _plan.StepCount).Where(s => KindOf(_plan.Spec.Steps[s]) == varied.Kind)];
        var kind = Word(varied.Kind);
        var problem = (steps.Length, varied.Ordinal) switch
        {
            (0, _) => $"The index has no step '{kind}' to vary.",
            ( > 1, null) => $"The index has {steps.Length} steps '{kind}'; expected which of them varies, from 1 to {steps.Length}.",
            (_, < 1) => $"There is no step '{kind}' number '{varied.Ordinal}'; expected 1 to {steps.Length}.",
            (var count, { } ordinal) when ordinal > count => $"There is no step '{kind}' number '{ordinal}'; expected 1 to {count}.",
            _ => null,
        };
        if (problem is null)
            return steps[(varied.Ordinal ?? 1) - 1];
        _findings.Add(UncertaintyDiagnostics.UnknownStep, Place(factor), problem);
        return -1;
    }

    private static StepKind KindOf(IndexStep step) => step switch
    {
        ScreenStep => StepKind.Screen,
        DenominateStep => StepKind.Denominate,
        ImputeStep => StepKind.Impute,
        TreatStep => StepKind.Treat,
        NormalizeStep => StepKind.Normalize,
        WeightStep => StepKind.Weight,
        AggregateStep => StepKind.Aggregate,
        _ => throw new NotSupportedException($"There is no step {step.GetType().Name}."),
    };

    private static string Word(StepKind kind) => kind switch
    {
        StepKind.Screen => "screen",
        StepKind.Denominate => "denominate",
        StepKind.Impute => "impute",
        StepKind.Treat => "treat",
        StepKind.Normalize => "normalize",
        StepKind.Weight => "weight",
        StepKind.Aggregate => "aggregate",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of step."),
    };

    private int FirstStep(Func<IndexStep, bool> condition)
    {
        for (var s = 0; s < _plan.StepCount; s++)
        {
            if (condition(_plan.Spec.Steps[s]))
                return s;
        }

        return _plan.StepCount;
    }

    // Compiles every combination of the settings of all factors that vary a step.
    private void Compile(int step, List<SettingAlternatives> factors)
    {
        var original = _plan.Spec.Steps[step];
        var count = factors.Aggregate(1L, (product, f) => Math.Min(MostCombinations + 1, product * f.Alternatives.Count));
        if (count > MostCombinations)
        {
            Bad(factors[^1], $"The factors of one step have more than {MostCombinations} combinations.");
            return;
        }

        var table = new int[count];
        for (var place = 0; place < table.Length; place++)
        {
            var varied = original;
            var rest = place;
            foreach (var factor in factors)
            {
                var setting = factor.Alternatives[rest % factor.Alternatives.Count];
                rest /= factor.Alternatives.Count;
                if (!setting.TryApply(varied, out var next))
                {
                    _findings.Add(
                        UncertaintyDiagnostics.WrongSetting, Place(factor), $"A step '{Word(KindOf(original))}' has no setting '{setting.What}' such as '{Excerpt.Of(setting.Label ?? setting.Text)}'.");
                    return;
                }

                varied = next;
            }

            // What is wrong with an alternative that comes from code is told where the factor stands.
            if (!varied.Location.IsKnown)
                varied = varied with { Location = Place(factors[^1]) };
            table[place] = varied.Equals(original) ? 0 : _plan.AddAlternative(step, varied, _findings);
        }

        var stride = 1;
        foreach (var factor in factors)
        {
            _choices.Add(factor, (step, [.. table], stride, factor == factors[^1]));
            stride *= factor.Alternatives.Count;
        }
    }

    private void Bind(SettingAlternatives factor)
    {
        if (!_choices.TryGetValue(factor, out var choice))
            return;
        var kind = Word(factor.Step.Kind);
        _bindings.Add(new StepChoice(
            NameOf(factor, kind + (factor.Step.Ordinal is { } ordinal ? FormattableString.Invariant($".{ordinal}") : "") + "." + factor.Alternatives[0].What),
            factor.Group,
            choice.Step,
            choice.Table,
            choice.Stride,
            choice.IsLast,
            factor.Step.Kind == StepKind.Weight,
            [.. factor.Alternatives.Select(a => a.Label ?? a.Text)])
        {
            FirstStep = choice.Step,
        });
    }

    private void CompileSteps()
    {
        var ofStep = new SortedDictionary<int, List<SettingAlternatives>>();
        foreach (var factor in _spec.Vary.OfType<SettingAlternatives>())
        {
            var step = StepOf(factor.Step, factor);
            if (factor.Alternatives.Count == 0)
                Bad(factor, "The factor has no alternatives; expected at least one.");
            if (step < 0 || factor.Alternatives.Count == 0)
                continue;
            var isFirst = factor.Alternatives
                .Select(a => a.What)
                .Distinct(StringComparer.Ordinal)
                .All(what => First($"{step}:{what}", $"The setting '{what}' of step '{Word(factor.Step.Kind)}' is varied twice.", factor));
            if (!isFirst)
                continue;
            if (!ofStep.TryGetValue(step, out var factors))
                ofStep.Add(step, factors = []);
            factors.Add(factor);
        }

        foreach (var (step, factors) in ofStep)
            Compile(step, factors);
    }

    private void Bind(WeightSetAlternatives factor)
    {
        if (factor.Sets.Count == 0)
            Bad(factor, "The factor has no sets of weights; expected at least one.");
        var weights = new List<double[]>();
        foreach (var name in factor.Sets)
        {
            var set = _plan.Spec.WeightSets.FirstOrDefault(s => s.Name == name.Id);
            if (set is null && name.Id != Given)
            {
                string[] names = [Given, .. _plan.Spec.WeightSets.Select(s => s.Name)];
                _findings.Add(
                    UncertaintyDiagnostics.UnknownVaried, Place(name, factor), $"Unknown set of weights '{Excerpt.Of(name.Id)}'{new NameSuggestions(names).End(name.Id)}");
                continue;
            }

            var ofSet = new double[_structure.NodeCount];
            for (var n = 0; n < ofSet.Length; n++)
                ofSet[n] = set?.Weights.FirstOrDefault(w => w.Node.Id == _structure[n].Code)?.Weight ?? _structure[n].Weight;
            weights.Add(ofSet);
        }

        if (weights.Count < factor.Sets.Count || weights.Count == 0 || !First("weight sets", "The sets of weights are varied twice.", factor))
            return;
        if (_plan.Spec.Steps.OfType<WeightStep>().Any())
        {
            _findings.Add(
                UncertaintyDiagnostics.WrongSetting,
                Place(factor),
                "The sets of weights stand in for those of the structure, but a step 'weight' makes others; expected its method to be varied.");
            return;
        }

        _bindings.Add(new WeightSetChoice(NameOf(factor, "weight_sets"), factor.Group, [.. weights], [.. factor.Sets.Select(s => s.Id)]) { FirstStep = 0 });
    }

    // The nodes of a level below the index, or of all; empty with a finding if there are none.
    private ImmutableArray<int> NodesOf(int? level, UncertainFactor factor)
    {
        var highest = _structure.Levels[_structure.Root];
        if (level is { } l && (l < 1 || l >= highest))
        {
            _findings.Add(UncertaintyDiagnostics.UnknownVaried, Place(factor), $"The index has no level '{l}' below itself; expected 1 to {highest - 1}.");
            return [];
        }

        return [.. Enumerable.Range(0, _structure.NodeCount).Where(n => n != _structure.Root && (level is null || _structure.Levels[n] == level))];
    }

    private void Bind(WeightNoise factor)
    {
        if (!(factor.Factor > 0 && factor.Factor <= 1))
            Bad(factor, $"The factor '{IndexChecks.Number(factor.Factor)}' is out of range; expected a number above 0 and at most 1.");
        var nodes = NodesOf(factor.Level, factor);
        foreach (var node in nodes)
        {
            if (!First($"noise:{node}", $"The weight of '{_structure[node].Code}' is multiplied twice.", factor))
                return;
        }

        if (nodes.IsEmpty)
            return;
        var name = factor.Level is { } level ? FormattableString.Invariant($"weights.{level}") : "weights";
        var firstStep = FirstStep(s => s is AggregateStep);
        if (!factor.Separate)
        {
            _bindings.Add(new WeightNoiseBinding(NameOf(factor, name), factor.Group, nodes, CodesOf(nodes), factor.Factor) { FirstStep = firstStep });
            return;
        }

        foreach (var node in nodes)
        {
            _bindings.Add(new WeightNoiseBinding(
                NameOf(factor with { Name = $"{factor.Name ?? "weight"}.{_structure[node].Code}" }, ""), factor.Group, [node], CodesOf([node]), factor.Factor)
            {
                FirstStep = firstStep,
            });
        }
    }

    private ImmutableArray<string> CodesOf(ImmutableArray<int> nodes) => [.. nodes.Select(n => _structure[n].Code)];

    private void Bind(DirichletWeights factor)
    {
        if (factor.Concentration is { } c && !(c > 0 && double.IsFinite(c)))
            Bad(factor, $"The concentration '{IndexChecks.Number(c)}' is out of range; expected a finite number above 0.");
        var ofLevel = NodesOf(factor.Level, factor).ToHashSet();
        var parents = new HashSet<int>();
        foreach (var reference in factor.Nodes)
        {
            if (_structure.Numbers.TryGetValue(reference.Id, out var node) && node >= _structure.IndicatorCount)
            {
                _ = parents.Add(node);
                continue;
            }

            _findings.Add(
                UncertaintyDiagnostics.UnknownVaried,
                Place(reference, factor),
                $"Unknown aggregate '{Excerpt.Of(reference.Id)}'{new NameSuggestions(_structure.AggregateCodes).End(reference.Id)}");
        }

        List<int> nodes = [];
        List<int> ends = [];
        List<double> totals = [];
        List<double> shapes = [];
        for (var parent = _structure.Root; parent < _structure.NodeCount; parent++)
        {
            int[] children = [.. _structure.Children[parent].Where(ofLevel.Contains)];
            // One child has all there is.
            if (children.Length < 2 || (factor.Nodes.Count > 0 && !parents.Contains(parent)))
                continue;
            var total = children.Sum(child => _nominalWeights[child]);
            if (!(total > 0))
                continue;
            foreach (var child in children)
            {
                if (!First($"dirichlet:{child}", $"The weight of '{_structure[child].Code}' is drawn twice.", factor))
                    return;
            }

            nodes.AddRange(children);
            ends.Add(nodes.Count);
            totals.Add(total);
            shapes.AddRange(children.Select(child => factor.Concentration is { } concentration ? concentration * _nominalWeights[child] / total : 1));
        }

        if (nodes.Count == 0)
        {
            if (!_findings.HasErrors)
                Bad(factor, "There are no siblings whose weights could be drawn; expected at least two.");
            return;
        }

        ImmutableArray<int> all = [.. nodes];
        _bindings.Add(new DirichletBinding(NameOf(factor, "weights"), factor.Group, all, CodesOf(all), [.. ends], [.. totals], [.. shapes])
        {
            FirstStep = FirstStep(s => s is AggregateStep),
        });
    }

    private void Bind(LeaveOneOut factor)
    {
        var nodes = NodesOf(factor.Level, factor);
        if (nodes.IsEmpty || !First("structure", "The structure is varied twice.", factor))
            return;
        _bindings.Add(new LeaveOneOutChoice(NameOf(factor, "structure"), factor.Group, [.. nodes.Select(BranchOf)], CodesOf(nodes))
        {
            FirstStep = FirstStep(s => s is ScreenStep or WeightStep or AggregateStep),
        });
    }

    private ImmutableArray<int> BranchOf(int node) => [node, .. node < _structure.IndicatorCount ? [] : _structure.Children[node].SelectMany(c => BranchOf(c))];

    private void Bind(ImputationDraws factor)
    {
        var step = StepOf(new VariedStep(StepKind.Impute, factor.Ordinal), factor);
        if (step < 0 || !First($"imputation:{step}", "The filled values of a step are varied twice.", factor) || _findings.HasErrors)
            return;
        ImmutableArray<int> choices = [.. _choices.Values.Where(c => c.Step == step).SelectMany(c => c.Table).Distinct()];
        _bindings.Add(new ImputationDrawBinding(NameOf(factor, "imputation"), factor.Group, _plan, step, choices, _spec.Seed) { FirstStep = step });
    }

    private void Bind(InputError factor)
    {
        if (!_errors.TryGetValue(factor.From.Text, out var errors))
        {
            _findings.Add(UncertaintyDiagnostics.BadErrors, Place(factor.From.Location.IsKnown ? factor.From : factor), $"There are no errors '{Excerpt.Of(factor.From.Text)}' of input data.");
            return;
        }

        var wanted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var reference in factor.Indicators)
        {
            if (!_plan.Columns.Contains(reference.Id))
            {
                _findings.Add(
                    UncertaintyDiagnostics.UnknownVaried,
                    Place(reference, factor),
                    $"The data have no column '{Excerpt.Of(reference.Id)}'{new NameSuggestions(_plan.Columns).End(reference.Id)}");
            }

            _ = wanted.Add(reference.Id);
        }

        switch (errors)
        {
            case StandardErrors standard:
                Bind(factor, standard, wanted);
                break;
            case ReplicateErrors replicates:
                Bind(factor, replicates, wanted);
                break;
            default:
                throw new NotSupportedException($"There are no errors {errors.GetType().Name}.");
        }
    }

    private void Bind(InputError factor, StandardErrors errors, HashSet<string> wanted)
    {
        List<ErrorCell> cells = [];
        foreach (var (cell, column, row, value, name) in CellsOf(factor, errors.Cells, c => c.Row, c => c.Indicator, "two standard errors"))
        {
            void Found(string message) => _findings.Add(UncertaintyDiagnostics.BadErrors, cell.Location.IsKnown ? cell.Location : Place(factor), message);
            if (!(double.IsFinite(cell.StandardError) && cell.StandardError >= 0))
            {
                Found($"The standard error '{IndexChecks.Number(cell.StandardError)}' of {name} is out of range; expected 0 or more.");
                continue;
            }

            if (double.IsNaN(value) || cell.StandardError == 0 || (wanted.Count > 0 && !wanted.Contains(cell.Indicator)))
                continue;
            if (factor.Distribution == ErrorDistribution.LogNormal && value <= 0)
            {
                Found($"{name} is {IndexChecks.Number(value)}, which no log-normal error has; expected a value above 0.");
                continue;
            }

            if (!_variedCells.Add((column, row)))
            {
                _findings.Add(UncertaintyDiagnostics.VariedTwice, Place(factor), $"{name} has errors from two factors.");
                continue;
            }

            cells.Add(CellOf(column, row, value, cell.StandardError, factor.Distribution));
        }

        if (cells.Count == 0)
        {
            if (!_findings.HasErrors)
                NoErrors(factor);
            return;
        }

        // Numbers go by the place in the data, so that the order of the list makes no difference.
        ImmutableArray<ErrorCell> ordered = [.. cells.OrderBy(c => c.Column).ThenBy(c => c.Row)];
        if (ordered.Length >= 1 << IndexDrawModel.StreamBits)
            Bad(factor, "There are too many cells with errors.");
        var name2 = NameOf(factor, "input_error");
        _bindings.Add(new StandardErrorBinding(
            name2, factor.Group, ordered, factor.Distribution, new CounterRandom(_spec.Seed, RandomPurpose.Cells), c => CellName(c.Column, c.Row))
        {
            FirstStep = FirstReader(ordered.Select(c => c.Column)),
        });
    }

    // Errors that change nothing are a mistake, such as a file of another form: the analysis would seem to cover them.
    private void NoErrors(InputError factor) => _findings.Add(
        UncertaintyDiagnostics.BadErrors,
        Place(factor.From.Location.IsKnown ? factor.From : factor),
        $"The errors '{Excerpt.Of(factor.From.Text)}' have none above 0 for a value that varies; expected at least one.");

    private string CellName(int column, int row) =>
        $"{_plan.Data.Rows[row].Entity}{(_plan.Data.Rows[row].Period is { } period ? " " + period : "")}.{_plan.Columns[column]}";

    // Indicators are read from the start; what only divides, when it divides.
    private int FirstReader(IEnumerable<int> columns) => columns.All(c => c >= _structure.IndicatorCount) ? FirstStep(s => s is not ScreenStep) : 0;

    private static ErrorCell CellOf(int column, int row, double value, double error, ErrorDistribution distribution)
    {
        if (distribution == ErrorDistribution.Normal)
            return new(column, row, value, error);
        // Mean m and standard deviation s of a log-normal variable: variance of the logarithm ln(1 + s²/m²), mean ln m - half of that.
        var ratio = error / value;
        var variance = ElementaryFunctions.LogOnePlus(ratio * ratio);
        return new(column, row, Math.Log(value) - (variance / 2), Math.Sqrt(variance));
    }

    private void Bind(InputError factor, ReplicateErrors errors, HashSet<string> wanted)
    {
        var count = errors.Cells.Count == 0 ? 0 : errors.Cells.Max(c => c.Values.Count);
        if (errors.Cells.Count == 0)
        {
            NoErrors(factor);
            return;
        }

        if (errors.Scaling.Problem(count) is { } problem)
        {
            Bad(errors.Scaling.Location.IsKnown ? errors.Scaling : factor, problem);
            return;
        }

        var factors = errors.Scaling.Factors(count);
        var isDistant = false;
        List<(ErrorCell Cell, double[] Deviations)> cells = [];
        foreach (var (cell, column, row, value, name) in CellsOf(factor, errors.Cells, c => c.Row, c => c.Indicator, "two lists of replicates"))
        {
            void Found(string message) => _findings.Add(UncertaintyDiagnostics.BadErrors, cell.Location.IsKnown ? cell.Location : Place(factor), message);
            var values = cell.Values;
            var known = values.Count(v => !double.IsNaN(v));
            if (known < count)
            {
                Found(string.Create(CultureInfo.InvariantCulture, $"{name} has {known} of {count} replicates; expected all of them, or none."));
                continue;
            }

            if (values.Any(double.IsInfinity))
            {
                Found($"A replicate of {name} is infinite; expected finite numbers.");
                continue;
            }

            if (double.IsNaN(value) || (wanted.Count > 0 && !wanted.Contains(cell.Indicator)))
                continue;
            if (factor.Distribution == ErrorDistribution.LogNormal && (value <= 0 || values.Any(v => v <= 0)))
            {
                var at = value <= 0 ? value : values.First(v => v <= 0);
                Found($"{name} is {IndexChecks.Number(at)}{(value <= 0 ? "" : " in a replicate")}, which no log-normal error has; expected values above 0.");
                continue;
            }

            if (!isDistant && Distance(value, values, factors) is { } message)
            {
                isDistant = true;
                _findings.Add(UncertaintyDiagnostics.DistantReplicates, cell.Location.IsKnown ? cell.Location : Place(factor), $"{name} {message}");
            }

            var made = CellOf(column, row, value, values, errors.Scaling.AboutFullSample, factors, factor.Distribution);
            if (made.Deviations.All(d => d == 0))
                continue;
            if (!_variedCells.Add((column, row)))
            {
                _findings.Add(UncertaintyDiagnostics.VariedTwice, Place(factor), $"{name} has errors from two factors.");
                continue;
            }

            cells.Add(made);
        }

        if (cells.Count == 0)
        {
            if (!_findings.HasErrors)
                NoErrors(factor);
            return;
        }

        if (count >= 1 << IndexDrawModel.StreamBits)
            Bad(factor, "There are too many replicates.");
        // By the place in the data, so that the order of the list makes no difference.
        (ErrorCell Cell, double[] Deviations)[] ordered = [.. cells.OrderBy(c => c.Cell.Column).ThenBy(c => c.Cell.Row)];
        var deviations = new double[count * ordered.Length];
        for (var c = 0; c < ordered.Length; c++)
        {
            for (var r = 0; r < count; r++)
                deviations[(r * ordered.Length) + c] = ordered[c].Deviations[r];
        }

        _bindings.Add(new ReplicateBinding(
            NameOf(factor, "input_error"), factor.Group, [.. ordered.Select(c => c.Cell)], deviations, factor.Distribution, new CounterRandom(_spec.Seed, RandomPurpose.Cells),
            c => CellName(c.Column, c.Row))
        {
            FirstStep = FirstReader(ordered.Select(c => c.Cell.Column)),
        });
    }

    // Replicates lie about the estimate that they replicate; further off than its standard error, they are of something else, or in another unit.
    private static string? Distance(double value, ValueList<double> values, double[] factors)
    {
        var mean = values.Average();
        var variance = values.Select((double v, int r) => factors[r] * (v - mean) * (v - mean)).Sum();
        var distance = Math.Abs(mean - value);
        return distance <= Math.Sqrt(variance) || distance <= 1e-6 * Math.Abs(value)
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"is {value:R}, but its replicates have the mean {mean:G4} and the standard error {Math.Sqrt(variance):G4}; expected replicates of this value, in its unit.");
    }

    private static (ErrorCell Cell, double[] Deviations) CellOf(
        int column, int row, double value, ValueList<double> values, bool aboutValue, double[] factors, ErrorDistribution distribution)
    {
        var isLog = distribution == ErrorDistribution.LogNormal;
        double[] replicates = [.. isLog ? values.Select(v => Math.Log(v)) : values];
        var own = isLog ? Math.Log(value) : value;
        var used = factors.Count(f => f > 0);
        var center = aboutValue ? own : replicates.Where((_, r) => factors[r] > 0).Sum() / used;
        var deviations = new double[replicates.Length];
        var variance = 0.0;
        for (var r = 0; r < deviations.Length; r++)
        {
            deviations[r] = Math.Sqrt(factors[r]) * (replicates[r] - center);
            variance += deviations[r] * deviations[r];
        }

        return (new(column, row, isLog ? own - (variance / 2) : own, Math.Sqrt(variance)), deviations);
    }

    // The cells of a list that are in the data, with their column, row, value and name; findings about the others and about those that are there twice.
    private IEnumerable<(T Cell, int Column, int Row, double Value, string Name)> CellsOf<T>(
        InputError factor, IEnumerable<T> cells, Func<T, IndexRow> rowIn, Func<T, string> codeIn, string twice)
        where T : Located
    {
        var rowOf = new Dictionary<IndexRow, int>();
        for (var r = 0; r < _plan.Rows; r++)
            rowOf.Add(_plan.Data.Rows[r], r);
        var columnOf = _plan.Columns.Select((code, i) => (code, i)).ToDictionary(c => c.code, c => c.i, StringComparer.Ordinal);
        var columns = new NameSuggestions(_plan.Columns);
        var seen = new HashSet<(IndexRow, string)>();
        foreach (var cell in cells)
        {
            void Found(string message) => _findings.Add(UncertaintyDiagnostics.BadErrors, cell.Location.IsKnown ? cell.Location : Place(factor), message);
            var (about, code) = (rowIn(cell), codeIn(cell));
            var name = $"'{Excerpt.Of(code)}' of '{Excerpt.Of(about.Entity)}'{(about.Period is { } period ? $" in {period}" : "")}";
            if (!seen.Add((about, code)))
            {
                Found($"{name} has {twice}.");
            }
            else if (!columnOf.TryGetValue(code, out var column))
            {
                Found($"The data have no column '{Excerpt.Of(code)}'{columns.End(code)}");
            }
            else if (!rowOf.TryGetValue(about, out var row))
            {
                Found($"The data have no row of '{Excerpt.Of(about.Entity)}'{(about.Period is { } p ? $" in {p}" : "")}.");
            }
            else
            {
                _ = _plan.Data.TryGetColumn(code, out var values);
                yield return (cell, column, row, values[row], name);
            }
        }
    }
}
