using System.Collections.Immutable;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Composite.Normalization;

/// <summary>Applies directions, and brings the indicators to their scales.</summary>
internal sealed class NormalizeKernel : StepKernel
{
    private readonly NormalizeStep _step;
    private readonly ImmutableArray<NormalizationMethod?> _methods;
    private readonly ImmutableArray<ColumnSettings> _settings;
    private readonly ImmutableArray<string> _codes;
    private readonly IndexData _data;
    private readonly int _baseSection;
    private readonly ImmutableArray<NormalizationParameters?> _frozen;

    /// <summary>Makes the kernel.</summary>
    /// <param name="step">The step.</param>
    /// <param name="number">Its number.</param>
    /// <param name="methods">The method of each indicator; null to leave it alone.</param>
    /// <param name="structure">The tree.</param>
    /// <param name="data">The data.</param>
    /// <param name="baseSection">The base period; -1 without.</param>
    /// <param name="frozen">Frozen parameters; shape [indicators × periods] by period, [indicators] else. Null to fit.</param>
    public NormalizeKernel(
        NormalizeStep step,
        int number,
        ImmutableArray<NormalizationMethod?> methods,
        IndexStructure structure,
        IndexData data,
        int baseSection,
        ImmutableArray<NormalizationParameters?> frozen)
        : base(number, step, IndexStage.Normalized)
    {
        _step = step;
        _methods = methods;
        _codes = structure.IndicatorCodes;
        _settings = [.. structure.Indicators.Select(ColumnSettings.Of)];
        _data = data;
        _baseSection = baseSection;
        _frozen = frozen;
    }

    public override void Run(IndexWorkspace workspace)
    {
        for (var i = 0; i < _methods.Length; i++)
        {
            if (_methods[i] is not { } method)
                continue;
            var x = workspace.Node(i);
            if (_settings[i].Lower)
                ScoreFormulas.Negate(x);
            workspace.Recorder?.Change(ColumnMoments.Count(x));
            switch (_step.Scope)
            {
                case NormalizationScope.Period:
                    for (var section = 0; section < workspace.SectionCount; section++)
                    {
                        var (start, length) = workspace.Section(section);
                        if (length > 0)
                            Normalize(i, method, workspace, start, length, start, length, section);
                    }

                    break;
                case NormalizationScope.BasePeriod:
                    var (baseStart, baseLength) = _baseSection < 0 ? (0, 0) : workspace.Section(_baseSection);
                    Normalize(i, method, workspace, 0, x.Length, baseStart, baseLength, -1);
                    break;
                default:
                    Normalize(i, method, workspace, 0, x.Length, 0, x.Length, -1);
                    break;
            }
        }
    }

    // Scores the rows of a run by what the method is fitted to over another run, which is the same or inside.
    private void Normalize(
        int indicator, NormalizationMethod method, IndexWorkspace workspace, int start, int length, int fitStart, int fitLength, int section)
    {
        var x = workspace.Node(indicator).Slice(start, length);
        var fitted = workspace.Node(indicator).Slice(fitStart, fitLength);
        var settings = _settings[indicator];
        var frozen = _frozen.IsEmpty ? null : _frozen[section < 0 ? indicator : (indicator * _data.Sections.Length) + section];
        var fit = frozen is not null ? NormalizationFit.Of(frozen) : ScoreFormulas.Fit(method, fitted, workspace.Values);
        if (frozen is null && method is DistanceToTarget)
            fit.Reference = settings.Target;
        if (frozen is null && method is DistanceToReference reference)
            fit.Reference = ReferenceValue(reference.Entity.Id, fitted, fitStart, workspace);

        var failure = ScoreFormulas.FailureOf(method, fit);
        if (failure == ScoreFailure.None && ScoreFormulas.ReversesOrder(method, fit, settings.Lower))
            ReportReversed(indicator, method, workspace, section);
        var sorted = ReadOnlySpan<double>.Empty;
        var sample = frozen;
        if (TiesOf(method) is { } ties && failure == ScoreFailure.None)
        {
            sorted = frozen is not null ? frozen.Sorted.Items.AsSpan() : Sorted(fitted, workspace.MoreValues);
            if (workspace.Recorder is not null && frozen is null)
                sample = new NormalizationParameters(Number, _codes[indicator], PeriodOf(section)) { Sorted = [.. sorted] };
            var ranksOwn = frozen is null && start == fitStart && length == fitLength;
            if (ranksOwn)
            {
                _ = Ranks.Of(x, ties, descending: false, x, workspace.Values, workspace.Order);
            }
            else
            {
                for (var r = 0; r < x.Length; r++)
                    x[r] = ScoreFormulas.RankAmong(sorted, x[r], ties);
            }

            if (method is BordaScore)
                ScoreFormulas.Affine(x, 1, 1, 1, 0);
            else if (method is PercentileRank)
                ScoreFormulas.Affine(x, 1, fit.Count - 1, 1, 0);
        }
        else if (failure == ScoreFailure.None)
        {
            var before = workspace.Recorder is null ? 0 : ColumnMoments.Count(x);
            ScoreFormulas.Score(method, fit, settings, x);
            if (workspace.Recorder is not null && method is FractionOfMaximum or RatioToMean && ColumnMoments.Count(x) < before)
                ReportZeros(indicator, method, workspace, start, length);
        }

        if (failure == ScoreFailure.None && method.Range is { } range && !method.TakesRange)
        {
            if (frozen is null)
                (fit.LeastScore, fit.GreatestScore) = ColumnMoments.Range(fitted);
            if (fit.GreatestScore > fit.LeastScore)
                ScoreFormulas.Affine(x, fit.LeastScore, fit.GreatestScore - fit.LeastScore, range.High - range.Low, range.Low);
            else
                failure = ScoreFailure.NoSpread;
        }

        if (failure is not (ScoreFailure.None or ScoreFailure.NoValues))
            GiveNoScores(indicator, method, failure, x, start, workspace, section);
        else if (failure == ScoreFailure.NoValues && x.ContainsAnyExcept(double.NaN))
            GiveNoScores(indicator, method, failure, x, start, workspace, section);
        else if (failure == ScoreFailure.NoValues)
            Report(IndexDiagnostics.NotNormalized, workspace, $"'{_codes[indicator]}' has no values{In(section)}.");
        if (workspace.Recorder is { } recorder)
            recorder.Add(ParametersOf(indicator, fit, sample, section));
    }

    private static TieRule? TiesOf(NormalizationMethod method) => method switch
    {
        RankScore rank => rank.Ties,
        BordaScore borda => borda.Ties,
        PercentileRank percentile => percentile.Ties,
        _ => null,
    };

    private static ReadOnlySpan<double> Sorted(ReadOnlySpan<double> fitted, Span<double> room)
    {
        var values = room[..ScoreFormulas.CopyPresent(fitted, room)];
        values.Sort();
        return values;
    }

    // The value of the entity; over several periods, of the last in which it has one.
    private double ReferenceValue(string entity, ReadOnlySpan<double> fitted, int start, IndexWorkspace workspace)
    {
        for (var r = fitted.Length - 1; r >= 0; r--)
        {
            if (!double.IsNaN(fitted[r]) && string.Equals(_data.Rows[workspace.RowOf[start + r]].Entity, entity, StringComparison.Ordinal))
                return fitted[r];
        }

        return double.NaN;
    }

    private void GiveNoScores(
        int indicator, NormalizationMethod method, ScoreFailure failure, Span<double> x, int start, IndexWorkspace workspace, int section)
    {
        var score = failure is ScoreFailure.NoSpread or ScoreFailure.NoMedianDeviation ? method.ConstantScore : null;
        for (var r = 0; r < x.Length; r++)
        {
            if (double.IsNaN(x[r]))
                continue;
            x[r] = score ?? double.NaN;
            if (score is null)
                workspace.Recorder?.Mark(indicator, start + r, CellMarks.NotNormalized);
        }

        if (workspace.Recorder is null)
            return;
        var reason = failure switch
        {
            ScoreFailure.NoValues => "there is no value to fit it to",
            ScoreFailure.TooWide => "its values are too far apart",
            ScoreFailure.NoSpread => "all its values are the same",
            ScoreFailure.NoMedianDeviation => "more than half of its values are the same",
            ScoreFailure.NoReference => $"the reference entity '{(method as DistanceToReference)?.Entity}' has no value",
            ScoreFailure.ReferenceAtMinimum => $"the reference entity '{(method as DistanceToReference)?.Entity}' has the worst value",
            ScoreFailure.TargetAtMinimum => "its target is the worst value",
            ScoreFailure.MeanIsZero => "the mean of its values is 0",
            _ => "its best value is 0",
        };
        var outcome = score is { } constant ? $"it gets the score {IndexChecks.Number(constant)}" : "its scores are missing";
        Report(IndexDiagnostics.NotNormalized, workspace, $"'{_codes[indicator]}' cannot be normalized by '{method.Id}'{In(section)}, since {reason}; {outcome}.");
    }

    private void ReportReversed(int indicator, NormalizationMethod method, IndexWorkspace workspace, int section)
    {
        if (workspace.Recorder is null)
            return;
        var reason = method switch
        {
            FractionOfMaximum => "its best value is negative",
            RatioToMean => "the mean of its values is negative",
            DistanceToTarget => "its target is worse than all values",
            _ => "the reference is worse than all values",
        };
        Report(IndexDiagnostics.OrderReversed, workspace, $"The scores of '{_codes[indicator]}' by '{method.Id}'{In(section)} fall where they should rise, since {reason}.");
    }

    // Where lower is better, the least value over 0 is no score.
    private void ReportZeros(int indicator, NormalizationMethod method, IndexWorkspace workspace, int start, int length)
    {
        var x = workspace.Node(indicator).Slice(start, length);
        var first = -1;
        for (var r = 0; r < x.Length; r++)
        {
            const CellMarks Without = CellMarks.Missing | CellMarks.DenominatorMissing | CellMarks.DenominatorZero | CellMarks.NotTransformed;
            if (!double.IsNaN(x[r]) || ((workspace.Recorder!.MarksOf(indicator, start + r) & Without) != 0
                && (workspace.Recorder.MarksOf(indicator, start + r) & CellMarks.Imputed) == 0))
                continue;
            workspace.Recorder.Mark(indicator, start + r, CellMarks.NotNormalized);
            if (first < 0)
                first = r;
        }

        if (first >= 0)
        {
            Report(
                IndexDiagnostics.NotNormalized,
                workspace,
                $"'{_codes[indicator]}' of {workspace.Recorder!.NameOf(start + first)} is 0, and has no score by '{method.Id}' where lower is better.");
        }
    }

    private void Report(DiagnosticDescriptor kind, IndexWorkspace workspace, string message) =>
        workspace.Recorder?.Report(kind, Step.Location, message);

    private ReferencePeriod? PeriodOf(int section) =>
        section >= 0 ? _data.Sections[section].Period : _step.Scope == NormalizationScope.BasePeriod ? (_baseSection < 0 ? _step.BasePeriod : _data.Sections[_baseSection].Period) : null;

    private string In(int section) => PeriodOf(section) is { } period ? $" in {period}" : "";

    private NormalizationParameters ParametersOf(int indicator, in NormalizationFit fit, NormalizationParameters? sample, int section) =>
        new(Number, _codes[indicator], PeriodOf(section))
        {
            Count = fit.Count,
            Minimum = fit.Minimum,
            Maximum = fit.Maximum,
            Mean = fit.Mean,
            StandardDeviation = fit.StandardDeviation,
            Median = fit.Median,
            MedianAbsoluteDeviation = fit.MedianAbsoluteDeviation,
            Reference = fit.Reference,
            LeastScore = fit.LeastScore,
            GreatestScore = fit.GreatestScore,
            Sorted = sample?.Sorted ?? [],
        };
}
