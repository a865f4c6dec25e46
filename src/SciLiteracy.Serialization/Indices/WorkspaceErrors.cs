using System.Collections.Immutable;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Formulas.Columns;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Surveys.Designs;
using SciLiteracy.Indicators.Surveys.Publication;
using SciLiteracy.Indicators.Uncertainty;

namespace SciLiteracy.Serialization;

/// <summary>
/// The errors of input data that a workspace knows: the standard errors beside its observations (<c>from: workspace</c>), and the joint errors of the estimates of a survey with
/// replicate weights (<c>from: { survey: NAME }</c>).
/// </summary>
internal static class WorkspaceErrors
{
    /// <summary>The name of the standard errors of all observations.</summary>
    public const string Workspace = "workspace";

    private const string SurveyPrefix = "survey:";

    /// <summary>Returns the name of the errors of a survey.</summary>
    public static string OfSurvey(string survey) => SurveyPrefix + survey;

    /// <summary>Tells whether errors are those of a survey.</summary>
    public static bool TrySurvey(string from, out string survey)
    {
        var isSurvey = from.StartsWith(SurveyPrefix, StringComparison.Ordinal);
        survey = isSurvey ? from[SurveyPrefix.Length..] : "";
        return isSurvey;
    }

    /// <summary>Tells whether errors come of a workspace and not of a file.</summary>
    public static bool IsNamed(string from) => from == Workspace || TrySurvey(from, out _);

    /// <summary>Returns the errors that an index names.</summary>
    public static ImmutableDictionary<string, InputErrors> Of(Workspace workspace, IndexDocument index, IndexData data, DiagnosticBuilder findings, CancellationToken cancellationToken)
    {
        var errors = ImmutableDictionary.CreateBuilder<string, InputErrors>(StringComparer.Ordinal);
        foreach (var from in Named(index))
        {
            if (!TrySurvey(from.Text, out var name))
            {
                errors[from.Text] = StandardErrors.Of(workspace.Observations, data);
            }
            else if (workspace.Surveys.FirstOrDefault(s => s.Name == name) is not { } survey)
            {
                var hint = NearestName.Hint(name, workspace.Surveys.Select(s => s.Name));
                findings.Add(IndexDocumentDiagnostics.BadErrorFile, from.Location, $"The workspace has no survey '{Excerpt.Of(name)}' that names its data{(hint.Length > 0 ? hint : ".")}");
            }
            else if (survey.Computation.Analysis.Design is not ReplicateDesign design)
            {
                findings.Add(
                    IndexDocumentDiagnostics.BadErrorFile, from.Location,
                    $"The survey '{name}' has no replicate weights, which joint errors are made of; 'from: {Workspace}' takes the standard errors of its estimates.");
            }
            else
            {
                errors[from.Text] = Replicates(workspace, survey, design, data, cancellationToken);
            }
        }

        return errors.ToImmutable();
    }

    /// <summary>Reports errors of a workspace where the data are a file.</summary>
    public static void RefuseFor(IndexDocument index, DiagnosticBuilder findings)
    {
        foreach (var from in Named(index))
            findings.Add(IndexDocumentDiagnostics.BadErrorFile, from.Location, "The errors come of a workspace, but the data of the index are a file; expected the path of a file with standard errors.");
    }

    private static IEnumerable<SourceText> Named(IndexDocument index) =>
        (index.Uncertainty?.Vary ?? []).OfType<InputError>().Select(f => f.From).Where(f => IsNamed(f.Text)).DistinctBy(f => f.Text);

    // The observations of the survey are made anew with the weights of every replicate. A survey with plausible values has its sampling errors only.
    private static ReplicateErrors Replicates(Workspace workspace, WorkspaceSurvey survey, ReplicateDesign design, IndexData data, CancellationToken cancellationToken)
    {
        var full = Cells(workspace, survey, survey.Computation.Analysis, cancellationToken);
        var replicates = new List<Dictionary<(string, string, ReferencePeriod), double>>();
        for (var g = 0; g < design.ReplicateCount; g++)
        {
            var weights = Microdata.Of([new NumberColumn("weight", design.ReplicateWeights(g))]);
            var own = SurveyDesign.Create(weights, new() { Weights = "weight" }).Require();
            replicates.Add(Cells(workspace, survey, survey.Computation.Analysis.With(own), cancellationToken));
        }

        // V = scale Σ rscale (θ - c)²: a deviation is taken times the root of its own scale, from the value of the full sample.
        var columns = data.Columns.Where(c => full.Keys.Any(k => k.Item1 == c)).ToList();
        var used = design.ReplicateScales.Count(s => s > 0);
        var made = new List<IndexData>();
        var centers = full.ToDictionary(
            cell => cell.Key,
            cell => design.AboutFullSample ? cell.Value : replicates.Where((_, g) => design.ReplicateScales[g] > 0).Sum(r => r.GetValueOrDefault(cell.Key, double.NaN)) / used);
        for (var g = 0; g < replicates.Count; g++)
        {
            var root = Math.Sqrt(design.ReplicateScales[g]);
            var builder = new IndexDataBuilder(data.Rows);
            foreach (var code in columns)
            {
                builder.Add(code, [.. data.Rows.Select(row =>
                {
                    var key = (code, row.Entity, row.Period!.Value);
                    return full.TryGetValue(key, out var value) && replicates[g].TryGetValue(key, out var replicate) ? value + (root * (replicate - centers[key])) : double.NaN;
                })]);
            }

            made.Add(builder.Build());
        }

        return ReplicateErrors.Of(made, new() { Method = ReplicateMethod.Other, Scale = design.Scale });
    }

    private static Dictionary<(string Indicator, string Entity, ReferencePeriod Period), double> Cells(
        Workspace workspace, WorkspaceSurvey survey, SurveyAnalysis analysis, CancellationToken cancellationToken)
    {
        var table = analysis.Estimate(survey.Document.Estimates, cancellationToken: cancellationToken).Require();
        var cells = new Dictionary<(string, string, ReferencePeriod), double>();
        foreach (var settings in survey.Document.Observations)
        {
            // What is held back is known with its error no less.
            var plain = settings with { Rules = QualityRules.None };
            foreach (var observation in SurveyObservations.Observe(table.Estimates, plain, workspace.Framework.Indicators).Require())
            {
                if (observation.Breakdown.IsTotal && !observation.IsMissing)
                    cells[(observation.Indicator, observation.Entity, observation.Period)] = observation.Value;
            }
        }

        return cells;
    }
}
