using System.Globalization;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Surveys.Calibration;
using SciLiteracy.Indicators.Surveys.Designs;
using SciLiteracy.Indicators.Surveys.Items;
using SciLiteracy.Indicators.Surveys.Publication;

namespace SciLiteracy.Serialization;

/// <summary>Writes survey documents as trees. What holds anyway is left out; an item of a list is a line.</summary>
internal static class SurveyWriter
{
    public static MappingNode Write(SurveyDocument document)
    {
        if (document.ReplicateScalesFile is not null && document.Design?.Replicates is not { ReplicateScales.Count: 0 })
            throw new ArgumentException("The scales of replicates stand in a file or in the design of replicate weights, not both.", nameof(document));
        return MappingNode.Of(
            ("survey", document.Name),
            ("data", Write(document.DataFile, document.Data)),
            ("variables", Free(document.Variables, v => v.Name, v => v.Formula.Text)),
            ("plausible_values", Free(document.PlausibleValues, s => s.Name, s => Names(s.Columns))),
            ("design", document.Design is { } design ? Write(design, document.ReplicateScalesFile) : null),
            ("calibrate", SequenceNode.OfAny(document.Calibration, s => Write(s).InFlow())),
            ("estimates", SequenceNode.OfAny(document.Estimates, e => Write(e).InFlow())),
            ("items", document.Items is { } items ? Write(items).InFlow() : null),
            ("observations", SequenceNode.OfAny(document.Observations, o => Write(o))));
    }

    private static MappingNode? Write(SourceText? file, MicrodataFormat format)
    {
        var missing = format.Missing.Equals(MicrodataFormat.Default.Missing) ? null : SequenceNode.Of(format.Missing.Select(m => (DocumentNode)ScalarNode.OfText(m))).InFlow();
        return file is null && missing is null && format.Categorical.Count == 0
            ? null
            : MappingNode.Of(("file", file?.Text), ("missing", missing), ("categorical", OneOrMore(format.Categorical))).InFlow();
    }

    private static MappingNode Write(DesignSettings design, SourceText? scalesFile) => MappingNode.Of(
        ("weights", design.Weights?.Text),
        ("strata", OneOrMore(design.Strata)),
        ("clusters", OneOrMore(design.Clusters)),
        ("population_sizes", OneOrMore(design.PopulationSizes)),
        ("nested", FileScalars.Flag(design.Nested)),
        ("variance", design.FirstStageOnly ? SurveyDocumentFormat.Variances.NameOf(true) : null),
        ("single_psu", (design.SinglePsu, design.SinglePsuInDomains) switch
        {
            (SinglePsuRule.Fail, false) => null,
            (var rule, false) => SurveyDocumentFormat.SinglePsuRules.NameOf(rule),
            (var rule, true) => MappingNode.Of(("method", SurveyDocumentFormat.SinglePsuRules.NameOf(rule)), ("domains", true)).InFlow(),
        }),
        ("pps", design.InclusionProbabilities is { } probabilities ? MappingNode.Of(("method", "brewer"), ("probabilities", probabilities.Text)).InFlow() : null),
        ("replicates", design.Replicates is { } replicates ? Write(replicates, scalesFile).InFlow() : null));

    private static MappingNode Write(ReplicateSettings replicates, SourceText? scalesFile) => MappingNode.Of(
        ("method", SurveyDocumentFormat.ReplicateMethods.NameOf(replicates.Method)),
        ("columns", Names(replicates.Columns)),
        ("fay", replicates.Method == ReplicateMethod.Fay || replicates.Fay != 0 ? replicates.Fay : null),
        ("scale", replicates.Scale),
        ("rscales", scalesFile is not null ? scalesFile.Text : Numbers(replicates.ReplicateScales)),
        ("combined", replicates.Combined ? null : ScalarNode.OfBoolean(false)),
        ("mse", replicates.AboutFullSample ? null : ScalarNode.OfBoolean(false)));

    private static MappingNode Write(SurveyCalibrationStep step) => step.Step switch
    {
        CalibrationStep.PostStratification s => MappingNode.Of(("post_stratify", MappingNode.Of(
            ("by", Names(s.By)), ("totals", step.TotalsFile is { } file ? Only(file, s.Totals.Count) : Cells(s.Totals, s.By.Count))).InFlow())),
        CalibrationStep.Rake s => MappingNode.Of(("rake", MappingNode.Of(
            ("margins", step.TotalsFile is { } file ? Only(file, s.Margins.Count) : Margins(s.Margins, takesNumbers: false))).InFlow())),
        CalibrationStep.Distanced s => MappingNode.Of((KeyOf(s.Distance), MappingNode.Of(
            ("population", s.Population),
            ("totals", step.TotalsFile is { } file ? Only(file, s.Margins.Count) : Margins(s.Margins, takesNumbers: true)),
            ("bounds", s.LowerBound is null && s.UpperBound is null ? null : SequenceNode.Of([s.LowerBound ?? (DocumentNode)ScalarNode.Null, s.UpperBound ?? (DocumentNode)ScalarNode.Null]).InFlow())).InFlow())),
        CalibrationStep.Trim s => MappingNode.Of(("trim", MappingNode.Of(
            ("lower", s.Lower == 0 ? null : s.Lower), ("upper", double.IsPositiveInfinity(s.Upper) ? null : s.Upper), ("strict", FileScalars.Flag(s.IsStrict))).InFlow())),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step.Step.GetType(), "Not a calibration step that can be written."),
    };

    private static string KeyOf(CalibrationDistance distance) => distance switch
    {
        CalibrationDistance.Linear => "linear",
        CalibrationDistance.Raking => "raking",
        _ => "logit",
    };

    private static ScalarNode Only(SourceText file, int totals) =>
        totals == 0 ? ScalarNode.OfText(file.Text) : throw new ArgumentException($"The totals of a calibration step stand in the document or in the file '{file.Text}', not both.");

    // Totals of several variables are nested, one level of the first after the other.
    private static MappingNode Cells(IEnumerable<CalibrationTotal> totals, int depth)
    {
        var list = totals.ToList();
        if (list.Find(t => t.Levels.Count != depth) is { } wrong)
            throw new ArgumentException($"A total has {wrong.Levels.Count} levels for {depth} variables.", nameof(totals));
        return CellsFrom(list, 0, depth);
    }

    private static MappingNode CellsFrom(List<CalibrationTotal> totals, int level, int depth) => MappingNode.OfEntries(
        level == depth - 1
            ? totals.Select(t => new MappingEntry(ScalarNode.OfText(t.Levels[level]), t.Total))
            : totals.GroupBy(t => t.Levels[level], StringComparer.Ordinal).Select(g => new MappingEntry(ScalarNode.OfText(g.Key), CellsFrom([.. g], level + 1, depth)))).InFlow();

    private static MappingNode Margins(ValueList<CalibrationMargin> margins, bool takesNumbers) => MappingNode.OfEntries(margins.Select(m => new MappingEntry(
        ScalarNode.OfText(m.Variable.Text),
        m.Total is not { } total ? Cells(m.Totals, 1)
        : takesNumbers && m.Totals.Count == 0 ? (DocumentNode)total
        : throw new ArgumentException($"The margin of '{m.Variable}' has a total of numbers beside levels, or where only levels are raked.", nameof(margins))))).InFlow();

    private static MappingNode Write(EstimateRequest request)
    {
        (string, DocumentNode?)[] kind = request switch
        {
            EstimateRequest.Mean e => [("mean", Names(e.Variables))],
            EstimateRequest.Total e => [("total", Names(e.Variables))],
            EstimateRequest.Variance e => [(e.Key, Names(e.Variables)), ("divisor", e.IsDivisorN ? "n" : null)],
            EstimateRequest.Proportion e => [("proportion", Names(e.Variables)), ("scale", e.IsLogOdds ? "logit" : null)],
            EstimateRequest.Ratio e => [("ratio", MappingNode.Of(("numerator", e.Numerator.Text), ("denominator", e.Denominator.Text)).InFlow())],
            EstimateRequest.Quantile e =>
            [
                ("quantile", MappingNode.Of(
                    ("of", e.Of.Text),
                    ("at", SequenceNode.Of(e.At.Select(a => (DocumentNode)a)).InFlow()),
                    ("rule", e.Rule == QuantileDefinition.R1 ? null : EstimateReader.Rules.NameOf(e.Rule))).InFlow()),
            ],
            EstimateRequest.Plausible e => [("plausible", MappingNode.Of(("mean", Names(e.Columns)), ("levels", e.Cuts.Count == 0 ? null : Cuts(e.Cuts))).InFlow())],
            EstimateRequest.Levels e => [("levels", MappingNode.Of(("of", e.Of.Text), ("cuts", Cuts(e.Cuts))).InFlow())],
            EstimateRequest.Contrast e =>
            [
                ("contrast", MappingNode.Of(
                    ("of", e.Of.Text),
                    ("between", MappingNode.OfEntries([new(ScalarNode.OfText(e.Between.Text), List([e.First, e.Second]))]).InFlow())).InFlow()),
            ],
            EstimateRequest.Correlation e => [("correlation", List([e.First, e.Second]))],
            EstimateRequest.Regression e =>
            [
                ("regression", MappingNode.Of(
                    ("of", e.Of.Text),
                    ("on", Names(e.On)),
                    ("family", e.Family == RegressionFamily.Gaussian ? null : EstimateReader.Families.NameOf(e.Family)),
                    ("r_squared", FileScalars.Flag(e.HasRSquared))).InFlow()),
            ],
            EstimateRequest.Independence e =>
            [
                ("independence", MappingNode.Of(
                    ("rows", e.Rows.Text),
                    ("columns", e.Columns.Text),
                    ("statistic", e.Statistic == IndependenceStatistic.F ? null : EstimateReader.Statistics.NameOf(e.Statistic))).InFlow()),
            ],
            _ => throw new ArgumentOutOfRangeException(nameof(request), request.GetType(), "Not an estimate that can be written."),
        };
        return MappingNode.Of(
        [
            .. kind,
            ("id", request.Id),
            ("where", request.Where?.Text),
            ("by", OneOrMore(request.By)),
            ("missing", request.DropMissing ? "drop" : null),
            ("ci", Write(request.Interval)),
            ("deff", request.DesignEffect == DesignEffectKind.WithoutReplacement ? null : EstimateReader.Effects.NameOf(request.DesignEffect)),
            ("covariance", Write(request.Covariance)),
            ("standardize", request.Standardize is not { } standard ? null : MappingNode.OfEntries(
                [new(ScalarNode.OfText(standard.Variable.Text), Free(standard.Shares, s => s.Key, s => s.Value) ?? MappingNode.Of().InFlow())]).InFlow()),
        ]);
    }

    private static DocumentNode? Write(CovarianceScope scope) => scope switch
    {
        CovarianceScope.None => null,
        CovarianceScope.WithinDomains => FileScalars.Flag(true),
        _ => EstimateReader.Covariances.NameOf(scope),
    };

    private static MappingNode? Write(IntervalSettings interval) => interval.Equals(IntervalSettings.Default) ? null : MappingNode.Of(
        ("level", interval.Level == IntervalSettings.Default.Level ? null : interval.Level),
        ("method", interval.Method == IntervalMethod.Default ? null : EstimateReader.Methods.NameOf(interval.Method)),
        ("df", interval.DegreesOfFreedom is { } df && double.IsPositiveInfinity(df) ? "normal" : (DocumentNode?)interval.DegreesOfFreedom)).InFlow();

    // Cuts that are named by their numbers are a list.
    private static DocumentNode Cuts(ValueList<LevelCut> cuts) => cuts.All(c => c.Name == c.Value.ToString("R", CultureInfo.InvariantCulture))
        ? SequenceNode.Of(cuts.Select(c => (DocumentNode)c.Value)).InFlow()
        : MappingNode.OfEntries(cuts.Select(c => new MappingEntry(ScalarNode.OfText(c.Name), c.Value))).InFlow();

    private static MappingNode Write(ItemSettings items)
    {
        var usual = new ItemSettings { Columns = [] };
        var hasRange = items.Low != usual.Low || items.High != usual.High;
        return MappingNode.Of(
            ("columns", Names(items.Columns)),
            ("key", Free(items.Key, k => k.Item.Text, Write)),
            ("omitted", items.OmittedScoreZero ? SurveyDocumentFormat.Omissions.NameOf(true) : null),
            ("model", items.Model == ItemModel.None ? null : SurveyDocumentFormat.Models.NameOf(items.Model)),
            ("scores", items.Scores is { } scores ? SurveyDocumentFormat.ScoreMethods.NameOf(scores) : null),
            ("standard_errors", items.StandardErrors == usual.StandardErrors ? null : SurveyDocumentFormat.ItemErrors.NameOf(items.StandardErrors)),
            ("quadrature", !hasRange && items.Nodes == usual.Nodes ? null : MappingNode.Of(
                ("nodes", items.Nodes == usual.Nodes ? null : items.Nodes), ("range", hasRange ? Numbers([items.Low, items.High]) : null)).InFlow()));
    }

    // Answers that score 1 need no score.
    private static DocumentNode Write(ItemKey key) => key.Answers.All(a => a.Score == 1)
        ? Names(key.Answers.Select(a => new SourceText(a.Answer)).ToValueList())
        : MappingNode.OfEntries(key.Answers.Select(a => new MappingEntry(ScalarNode.OfText(a.Answer), a.Score))).InFlow();

    private static MappingNode Write(SurveyObservationSettings settings) => MappingNode.Of(
        ("indicator", settings.Indicator),
        ("of", Names(settings.Estimates)),
        ("variable", settings.Variable?.Text),
        ("level", settings.Level?.Text),
        ("unit", settings.Unit?.Text),
        ("period", FileScalars.Period(settings.Period)),
        ("entity", settings.Entity),
        ("entities", settings.EntityCodes.Count == 0 ? settings.EntityDimension?.Text : MappingNode.Of(
            ("dimension", (settings.EntityDimension ?? throw new ArgumentException("There are codes of entities without a dimension of entities.", nameof(settings))).Text),
            ("codes", Free(settings.EntityCodes, c => c.Key, c => c.Value))).InFlow()),
        ("breakdowns", Free(settings.Breakdowns, b => b.Dimension.Text, b => b.Levels.Count == 0
            ? b.Name
            : MappingNode.Of(("as", b.Name == b.Dimension.Text ? null : b.Name), ("levels", Free(b.Levels, l => l.Key, l => l.Value))).InFlow())),
        ("breakdown", settings.Part?.ToString()),
        ("flag", Limits(("n", settings.Rules.FlagBelowSampleSize), ("cv", settings.Rules.FlagAboveVariation), ("df", settings.Rules.FlagBelowDegreesOfFreedom))),
        ("suppress", Limits(("n", settings.Rules.SuppressBelowSampleSize), ("cv", settings.Rules.SuppressAboveVariation))),
        ("source", settings.Source));

    private static MappingNode? Limits(params ReadOnlySpan<(string Key, DocumentNode? Value)> limits) => MappingNode.Of(limits) is { Entries.Count: > 0 } given ? given.InFlow() : null;

    private static MappingNode? Free<T>(ValueList<T> items, Func<T, string> key, Func<T, DocumentNode> value) =>
        items.Count == 0 ? null : MappingNode.OfEntries(items.Select(i => new MappingEntry(ScalarNode.OfText(key(i)), value(i)))).InFlow();

    private static SequenceNode? Numbers(ValueList<double> numbers) => SequenceNode.OfAny(numbers, n => (DocumentNode)n)?.InFlow();

    private static SequenceNode List(ValueList<SourceText> names) => SequenceNode.Of(names.Select(n => (DocumentNode)ScalarNode.OfText(n.Text))).InFlow();

    // One name, or a list of them.
    private static DocumentNode Names(ValueList<SourceText> names) => names is [var one] ? ScalarNode.OfText(one.Text) : List(names);

    private static DocumentNode? OneOrMore(ValueList<SourceText> names) => names.Count == 0 ? null : Names(names);
}
