using System.Collections.Frozen;
using System.Collections.Immutable;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Uncertainty;

namespace SciLiteracy.Serialization;

/// <summary>Checks an index document on its own: what must hold between its structure, its steps and its sets of weights, whatever the data.</summary>
internal static class IndexCheck
{
    // What is found with data made up for the check says something of the data, unless it is one of these.
    private static readonly FrozenSet<string> OfTheDocument = new[]
    {
        IndexDiagnostics.DuplicateCode, IndexDiagnostics.BadCode, IndexDiagnostics.EmptyAggregate, IndexDiagnostics.BadWeight, IndexDiagnostics.ZeroWeights,
        IndexDiagnostics.UnknownNode, IndexDiagnostics.BadSetting, IndexDiagnostics.MissingGoalposts, IndexDiagnostics.MissingTarget, IndexDiagnostics.NoDirection,
        IndexDiagnostics.DirectionNotApplied, IndexDiagnostics.NoAggregation, IndexDiagnostics.UnknownWeightSet, IndexDiagnostics.DuplicateWeights,
        UncertaintyDiagnostics.UnknownStep, UncertaintyDiagnostics.WrongSetting, UncertaintyDiagnostics.UnknownVaried, UncertaintyDiagnostics.VariedTwice,
        UncertaintyDiagnostics.BadSetting, UncertaintyDiagnostics.NothingVaries,
    }.Select(d => d.Code).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Reports what is wrong with a document that could be read.</summary>
    public static void Check(IndexDocument document, DiagnosticBuilder findings)
    {
        var uses = IndexColumnUses.Of(document);
        var labels = uses.Where(u => u.IsLabels).Select(u => u.Name).ToHashSet(StringComparer.Ordinal);
        // The values of a workspace have periods, and so may those of a file whose columns the document does not name.
        var period = document.Data is { Period: null } ? (ReferencePeriod?)null : ReferencePeriod.OfYear(2000);
        var columns = new IndexDataBuilder(Enumerable.Range(1, 4).Select(i => new IndexRow($"e{i}", period)));
        foreach (var use in uses.Where(u => !u.IsLabels && u.Name.Length > 0 && !labels.Contains(u.Name)))
            columns.Add(use.Name, [1, 2, 4, 3]);
        foreach (var use in uses.Where(u => u.IsLabels && u.Name.Length > 0))
            columns.AddLabels(use.Name, ["a", "a", "b", "b"]);
        var data = columns.Build();
        var computed = CompositeIndex.Compute(document.Spec, data);
        findings.AddRange(computed.Diagnostics.Where(d => OfTheDocument.Contains(d.Code)));
        if (document.Uncertainty is { } uncertainty && computed.IsOk)
            findings.AddRange(Uncertainty(document.Spec, data, uncertainty).Where(d => OfTheDocument.Contains(d.Code)));
    }

    // A few draws are enough to see that everything which varies is there.
    private static ImmutableArray<Diagnostic> Uncertainty(IndexSpec spec, IndexData data, UncertaintySpec uncertainty)
    {
        var cells = data.Columns.Select(code => new StandardErrorCell(data.Rows[0], code, 0.1)).ToValueList();
        var errors = uncertainty.Vary.OfType<InputError>().DistinctBy(f => f.From.Text).ToDictionary(
            f => f.From.Text, InputErrors (f) => f.Replicates is { } scaling ? new ReplicateErrors(Replicates(data, Math.Max(2, scaling.ReplicateScales.Count)), scaling) : new StandardErrors(cells));
        var small = uncertainty with { Draws = Math.Min(uncertainty.Draws, 8), Sobol = null, Morris = uncertainty.Morris is { } morris ? morris with { Paths = Math.Min(morris.Paths, 2) } : null };
        return UncertaintyPlan.Create(spec, data, small, errors).Diagnostics;
    }

    private static ValueList<ReplicateCell> Replicates(IndexData data, int count) => data.Columns
        .Select(code => new ReplicateCell(data.Rows[0], code, Enumerable.Range(0, count).Select(r => r % 2 == 0 ? 0.9 : 1.1).ToValueList()))
        .ToValueList();
}
