using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>An analysis of the uncertainty of an index, checked and made ready. Immutable; safe for threads.</summary>
/// <remarks>
/// A draw depends on the settings, the seed and its number only. So does what a range of draws gives, and ranges that follow each other add up to the same bits wherever each was run:
/// on one thread or many (<see cref="Run"/>), or piece by piece (<see cref="RunChunk"/> and <see cref="Merge"/>).
/// </remarks>
public sealed class UncertaintyPlan
{
    private readonly DrawAnalysis _analysis;
    private readonly SmaaAnalysis _smaa;

    private UncertaintyPlan(UncertaintySpec spec, IndexDrawModel model)
    {
        Spec = spec;
        Model = model;
        _analysis = new(model, spec);
        _smaa = new(model, _analysis);
        Factors = [.. model.Factors.Select(f => f.Name)];
    }

    /// <summary>Gets the settings.</summary>
    public UncertaintySpec Spec { get; }

    /// <summary>Gets the names of the factors of a sensitivity analysis: what varies, groups as one.</summary>
    public ImmutableArray<string> Factors { get; }

    internal IndexDrawModel Model { get; }

    /// <summary>Checks an analysis against its index and data, and makes it ready.</summary>
    /// <param name="index">The index.</param>
    /// <param name="data">Its data.</param>
    /// <param name="spec">What is uncertain, and how that is examined.</param>
    /// <param name="errors">The errors of input data by the names that <see cref="InputError.From"/> says; null for none.</param>
    /// <returns>The plan, or the findings that prevented it.</returns>
    public static Result<UncertaintyPlan> Create(IndexSpec index, IndexData data, UncertaintySpec spec, IReadOnlyDictionary<string, InputErrors>? errors = null)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(spec);
        var findings = new DiagnosticBuilder();
        var model = Bind(index, data, spec, errors ?? FrozenDictionary<string, InputErrors>.Empty, findings);
        return findings.ToResult(() => new UncertaintyPlan(spec, model!));
    }

    /// <summary>Does the draws of a range, on the thread of the caller.</summary>
    /// <param name="range">The draws.</param>
    /// <param name="cancellationToken">Stops between draws.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range begins below 0 or has a negative count; or the design is a Latin hypercube, and the range passes its last point.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public UncertaintyPartial RunChunk(DrawRange range, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(range.First, nameof(range));
        ArgumentOutOfRangeException.ThrowIfNegative(range.Count, nameof(range));
        return _analysis.Chunk(range, cancellationToken);
    }

    /// <summary>Adds up what two ranges that follow each other gave.</summary>
    /// <param name="first">What the first range gave.</param>
    /// <param name="second">What the range after it gave.</param>
    /// <exception cref="ArgumentException">The second does not follow the first, or one is of an analysis with other settings.</exception>
    public UncertaintyPartial Merge(UncertaintyPartial first, UncertaintyPartial second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return _analysis.Merge(first, second);
    }

    /// <summary>Does all draws, and the sensitivity analyses that the settings ask for.</summary>
    /// <param name="options">Threads, time, and draws that were done before; null for the defaults.</param>
    /// <param name="progress">Is told the share of the evaluations that are done, from 0 to 1, never falling.</param>
    /// <param name="cancellationToken">Stops between chunks.</param>
    /// <exception cref="ArgumentException">Draws that were done before are of an analysis with other settings, or do not begin at draw 0.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public UncertaintyResult Run(UncertaintyRunOptions? options = null, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        if (options.Resume is { Range.First: not 0 })
            throw new ArgumentException("What was done before does not begin at draw 0.", nameof(options));
        var runner = new ChunkRunner(options, cancellationToken);
        var sobolRuns = (long)(Spec.Sobol is { } s ? s.Points ?? Spec.Draws : 0) * (Model.Factors.Length + 2);
        var morrisRuns = (long)(Spec.Morris?.Paths ?? 0) * (Model.Factors.Length + 1);
        var smaaRuns = Spec.Smaa is null ? 0 : 2L * Spec.Draws;
        double all = Spec.Draws + sobolRuns + morrisRuns + smaaRuns;
        Action<long>? Report(long before, long each) => progress is null ? null : done => progress.Report((before + (done * each)) / all);

        var partial = _analysis.Run(runner, options, Report(0, 1));
        var sobol = Spec.Sobol is { } sobolSettings ? _analysis.Sobol(sobolSettings, runner, Report(Spec.Draws, Model.Factors.Length + 2)) : null;
        var morris = Spec.Morris is { } morrisSettings ? _analysis.Morris(morrisSettings, runner, Report(Spec.Draws + sobolRuns, Model.Factors.Length + 1)) : null;
        var smaa = Spec.Smaa is { } smaaSettings ? _smaa.Run(partial.Range.Count, smaaSettings, runner, Report(Spec.Draws + sobolRuns + morrisRuns, 1)) : null;
        return new(partial, Model.SectionStarts, _analysis.Describe(partial, runner), sobol, morris, smaa, Records(partial, runner));
    }

    /// <summary>Describes what draws gave that were done piece by piece, without sensitivity analyses.</summary>
    /// <param name="partial">What the draws gave.</param>
    public UncertaintyResult ResultOf(UncertaintyPartial partial)
    {
        ArgumentNullException.ThrowIfNull(partial);
        var runner = new ChunkRunner(new() { Threads = 1 }, default);
        return new(partial, Model.SectionStarts, _analysis.Describe(partial, runner), null, null, null, Records(partial, runner));
    }

    /// <summary>Computes one draw again, with the values of its factors.</summary>
    /// <param name="draw">The number of the draw, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is below 0; or the design is a Latin hypercube, and it is past its last point.</exception>
    public DrawRecord Draw(long draw)
    {
        return RecordOf(draw, new IndexDrawEvaluator(Model));
    }

    private ImmutableArray<DrawRecord> Records(UncertaintyPartial partial, ChunkRunner runner)
    {
        if (!Spec.KeepDraws)
            return [];
        var records = new DrawRecord[partial.Range.Count];
        const int Size = 64;
        runner.ForEach((records.Length + Size - 1) / Size, chunk =>
        {
            var evaluator = new IndexDrawEvaluator(Model);
            for (var i = chunk * Size; i < Math.Min(records.Length, (chunk + 1) * Size); i++)
                records[i] = RecordOf(partial.Range.First + i, evaluator);
        });
        return ImmutableCollectionsMarshal.AsImmutableArray(records);
    }

    private DrawRecord RecordOf(long draw, IndexDrawEvaluator evaluator)
    {
        _analysis.Place(draw, evaluator);
        var succeeded = evaluator.TryEvaluate();
        return new(
            draw,
            [.. Model.Bindings.SelectMany(b => b.Describe(evaluator))],
            succeeded ? [.. evaluator.Scores] : [],
            succeeded ? [.. evaluator.Ranks] : [],
            evaluator.FailureReason);
    }

    private static IndexDrawModel? Bind(IndexSpec index, IndexData data, UncertaintySpec spec, IReadOnlyDictionary<string, InputErrors> errors, DiagnosticBuilder findings)
    {
        CheckSettings(spec, findings);
        // Of its own, so that the plan is made in spite of findings about the settings.
        var ofIndex = new DiagnosticBuilder();
        var plan = IndexPlan.Compile(index, data, null, ofIndex);
        findings.AddRange(ofIndex.ToImmutable());
        if (plan is null)
            return null;
        if (IndexDrawModel.LastAggregation(plan) < 0)
        {
            findings.Add(UncertaintyDiagnostics.NoScores, spec.Location, "The index has no step that aggregates, and so no scores.");
            return null;
        }

        var nominal = new IndexDrawModel(plan, []);
        if (nominal.NominalFailure is { } reason)
            findings.Add(UncertaintyDiagnostics.NoScores, spec.Location, "The index as specified has no scores: " + reason);
        if (spec.Vary.Count == 0)
            findings.Add(UncertaintyDiagnostics.NothingVaries, spec.Location, "Nothing varies; expected at least one factor.");
        var bindings = new FactorBinder(plan, spec, errors, nominal.NominalWeights, findings).Bind();
        if (findings.HasErrors)
            return null;
        var model = new IndexDrawModel(plan, bindings);
        CheckSize(spec, model, findings);
        if (spec.Smaa is not null && SmaaAnalysis.SiblingsOf(model).IsEmpty)
            findings.Add(UncertaintyDiagnostics.BadSetting, spec.Location, "No weights vary, so none make an entity the first; expected 'dirichlet_weights' or 'weights' among what varies.");
        return findings.HasErrors ? null : model;
    }

    private static void CheckSettings(UncertaintySpec spec, DiagnosticBuilder findings)
    {
        void Bad(string message) => findings.Add(UncertaintyDiagnostics.BadSetting, spec.Location, message);

        if (spec.Draws < 1)
            Bad($"The number of draws '{spec.Draws}' is out of range; expected 1 or more.");
        if (!Enum.IsDefined(spec.Sampling))
            Bad($"There is no design '{(int)spec.Sampling}'.");
        if (!Enum.IsDefined(spec.Quantiles))
            Bad($"There are no quantiles '{(int)spec.Quantiles}'.");
        foreach (var level in spec.Levels.Where(l => !(l >= 0 && l <= 1)))
            Bad($"The level '{IndexChecks.Number(level)}' is out of range; expected a number from 0 to 1.");
        foreach (var k in spec.Top.Where(k => k < 1))
            Bad($"The number of places '{k}' is out of range; expected 1 or more.");
        if (spec.Sobol is { } sobol)
        {
            if (sobol.Points < 2)
                Bad($"The number of points '{sobol.Points}' is out of range; expected 2 or more.");
            if (sobol.Resamples < 0)
                Bad($"The number of resamples '{sobol.Resamples}' is out of range; expected 0 or more.");
            if (!(sobol.Confidence > 0 && sobol.Confidence < 1))
                Bad($"The confidence '{IndexChecks.Number(sobol.Confidence)}' is out of range; expected a number above 0 and below 1.");
        }

        if (spec.Smaa?.ConfidenceDraws < 1)
            Bad($"The number of draws '{spec.Smaa.ConfidenceDraws}' of a confidence factor is out of range; expected 1 or more.");
        if (spec.Morris is { } morris)
        {
            if (morris.Paths < 2)
                Bad($"The number of paths '{morris.Paths}' is out of range; expected 2 or more.");
            if (morris.Levels < 4 || morris.Levels % 2 == 1)
                Bad($"The number of levels '{morris.Levels}' is out of range; expected an even number of 4 or more.");
        }
    }

    private static void CheckSize(UncertaintySpec spec, IndexDrawModel model, DiagnosticBuilder findings)
    {
        if (spec.Sobol is not { } sobol)
            return;
        var runs = (long)(sobol.Points ?? spec.Draws) * (model.Factors.Length + 2);
        var bytes = (runs * sizeof(double)) + (sobol.PerEntity ? runs * model.Rows.Length * (sizeof(int) + sizeof(double)) : 0);
        if (bytes > DrawAnalysis.Memory)
        {
            findings.Add(
                UncertaintyDiagnostics.TooLarge,
                spec.Location,
                $"The sensitivity analysis takes {bytes >> 20} MiB; expected at most {DrawAnalysis.Memory >> 20} MiB, with fewer points{(sobol.PerEntity ? " or not for each entity" : "")}.");
        }
    }
}
