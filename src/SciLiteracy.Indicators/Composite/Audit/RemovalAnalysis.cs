using System.Collections.Immutable;
using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Composite.Audit;

/// <summary>The effect of leaving out each member of a level: how far the ranks of the index hang on it.</summary>
/// <remarks>
/// The data that go into the first aggregation stay as they are, weights made before it included; the member is left out of its parent, whose other children share
/// its weight in proportion. Source: OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 7. Checked against: COINr 1.1.14
/// <c>remove_elements</c>.
/// </remarks>
public sealed record RemovalAnalysis
{
    private RemovalAnalysis(string index, ImmutableArray<IndexRow> rows, ImmutableArray<int> inputOrder, ImmutableArray<double> scores, ImmutableArray<double> ranks, ImmutableArray<RemovalEffect> effects)
    {
        Index = index;
        Rows = rows;
        InputOrder = inputOrder;
        Scores = scores;
        Ranks = ranks;
        Effects = effects;
    }

    /// <summary>Gets the code of the index.</summary>
    public string Index { get; }

    /// <summary>Gets the rows, period by period; those of the scores of the index.</summary>
    public ImmutableArray<IndexRow> Rows { get; }

    /// <summary>Gets, for each row in the order in which the data were given, its place in <see cref="Rows"/>.</summary>
    public ImmutableArray<int> InputOrder { get; }

    /// <summary>Gets the scores of the index with every member; shape [rows], NaN where there is none.</summary>
    public ImmutableArray<double> Scores { get; }

    /// <summary>Gets the ranks of the index with every member, in each period; shape [rows], NaN without a score.</summary>
    public ImmutableArray<double> Ranks { get; }

    /// <summary>Gets the effect of leaving out each member of the level, in the order of the structure.</summary>
    public ImmutableArray<RemovalEffect> Effects { get; }

    /// <summary>Leaves out each member of a level in turn.</summary>
    /// <param name="result">The index, computed with a step that aggregates.</param>
    /// <param name="level">The level, 1 for the indicators; below that of the index.</param>
    /// <param name="frozen">The frozen parameters that the index was computed with; null if it was not.</param>
    /// <param name="cancellationToken">Stops between two members.</param>
    /// <exception cref="ArgumentException">No step of the index aggregates.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The structure has no such level below the index.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public static RemovalAnalysis Of(
        IndexResult result, int level = 1, FrozenParameters? frozen = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.Scores is not { } scores || result.Ranks is not { } ranks)
            throw new ArgumentException("No step of the index aggregates.", nameof(result));
        var structure = result.Structure;
        if (level < 1 || level >= structure.Levels[structure.Root])
            throw new ArgumentOutOfRangeException(nameof(level), level, $"Members are left out of the levels 1 to {structure.Levels[structure.Root] - 1}.");
        var plan = IndexPlan.Compile(result.Spec, result.Data, frozen, new DiagnosticBuilder())
            ?? throw new InvalidOperationException("An index that was computed can be computed again.");
        var workspace = plan.CreateWorkspace();
        plan.Begin(workspace);
        var first = 0;
        for (; result.Spec.Steps[first] is not AggregateStep; first++)
            plan.RunStep(workspace, first);
        var checkpoint = workspace.Save();
        var index = structure[structure.Root].Code;
        var before = ranks.Column(index).ToArray();
        var effects = ImmutableArray.CreateBuilder<RemovalEffect>();
        for (var node = 0; node < structure.NodeCount; node++)
        {
            if (structure.Levels[node] != level)
                continue;
            cancellationToken.ThrowIfCancellationRequested();
            workspace.Restore(checkpoint);
            workspace.LeftOut[node] = true;
            var worked = plan.Run(workspace, first);
            workspace.LeftOut[node] = false;
            effects.Add(Effect(structure[node].Code, before, workspace.Node(structure.Root), workspace.Ranks(structure.Root), worked));
        }

        return new(index, scores.Rows, scores.InputOrder, [.. scores.Column(index)], [.. before], effects.ToImmutable());
    }

    private static RemovalEffect Effect(string code, double[] before, ReadOnlySpan<double> scores, ReadOnlySpan<double> ranks, bool worked)
    {
        var (sum, most, count) = (0.0, 0.0, 0);
        for (var r = 0; worked && r < before.Length; r++)
        {
            var change = Math.Abs(ranks[r] - before[r]);
            if (double.IsNaN(change))
                continue;
            // Whole numbers, or nearly: a plain sum is exact.
            sum += change;
            most = Math.Max(most, change);
            count++;
        }

        double[] none = [.. before.Select(_ => double.NaN)];
        return new RemovalEffect
        {
            Code = code,
            MeanAbsoluteRankChange = sum / count,
            MaximumAbsoluteRankChange = count == 0 ? double.NaN : most,
            Scores = worked ? [.. scores] : [.. none],
            Ranks = worked ? [.. ranks] : [.. none],
        };
    }
}
