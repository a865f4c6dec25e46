using SciLiteracy.Domain;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Uncertainty;

namespace SciLiteracy.Serialization;

/// <summary>The key <c>uncertainty</c> of an index document.</summary>
internal static class UncertaintyFormat
{
    private static readonly NameTable<SamplingDesign> Designs = NameTable<SamplingDesign>.Of(
        ("pseudo_random", SamplingDesign.PseudoRandom), ("latin_hypercube", SamplingDesign.LatinHypercube), ("sobol", SamplingDesign.Sobol));

    private static readonly NameTable<QuantileDefinition> Definitions = NameTable<QuantileDefinition>.Of(
        [.. Enum.GetValues<QuantileDefinition>().Select(d => (d.ToString().ToLowerInvariant(), d))]);

    private static readonly UncertaintySpec Usual = new();
    private static readonly SobolSettings UsualSobol = new();
    private static readonly MorrisSettings UsualMorris = new();

    public static UncertaintySpec Read(MappingReader r) => new()
    {
        Draws = r.OptionalCount("draws", 1) ?? Usual.Draws,
        Seed = ReadSeed(r),
        Sampling = r.OptionalEnumeration("sampling", Designs) ?? Usual.Sampling,
        Vary = r.Sequence("vary", node => UncertainFactorFormat.Read(node, r.Diagnostics)),
        Levels = ReadLevels(r),
        Quantiles = r.OptionalEnumeration("quantiles", Definitions) ?? Usual.Quantiles,
        Top = ReadTop(r),
        Pairs = r.OptionalBoolean("pairs"),
        KeepDraws = r.OptionalBoolean("keep_draws") ?? false,
        Sobol = ReadSwitch(r, "sobol", "settings of a sensitivity analysis", new SobolSettings(), m => new SobolSettings
        {
            Points = m.OptionalCount("points", 2),
            Resamples = m.OptionalCount("resamples", 0) ?? UsualSobol.Resamples,
            Confidence = m.OptionalNumberThat("confidence", c => c is > 0 and < 1, "a probability between 0 and 1") ?? UsualSobol.Confidence,
            PerEntity = m.OptionalBoolean("per_entity") ?? false,
        }),
        Morris = ReadSwitch(r, "morris", "settings of a screening by elementary effects", new MorrisSettings(), m => new MorrisSettings
        {
            Paths = m.OptionalCount("paths", 2) ?? UsualMorris.Paths,
            Levels = m.OptionalCount("levels", 4) ?? UsualMorris.Levels,
        }),
        Smaa = ReadSwitch(r, "smaa", "settings of an acceptability analysis", new SmaaSettings(), m => new SmaaSettings { ConfidenceDraws = m.OptionalCount("confidence_draws", 1) }),
        Location = r.Location,
    };

    public static MappingNode Write(UncertaintySpec spec) => MappingNode.Of(
        ("draws", IndexScalars.Unless(Usual.Draws, spec.Draws)),
        ("seed", spec.Seed == Usual.Seed ? null : new ScalarNode(spec.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture), ScalarKind.Number)),
        ("sampling", spec.Sampling == Usual.Sampling ? null : Designs.NameOf(spec.Sampling)),
        ("vary", SequenceNode.OfAny(spec.Vary, UncertainFactorFormat.Write)),
        ("levels", spec.Levels.Equals(Usual.Levels) ? null : SequenceNode.Of(spec.Levels.Select(l => (DocumentNode)l)).InFlow()),
        ("quantiles", spec.Quantiles == Usual.Quantiles ? null : Definitions.NameOf(spec.Quantiles)),
        ("top", spec.Top.Equals(Usual.Top) ? null : SequenceNode.Of(spec.Top.Select(k => (DocumentNode)k)).InFlow()),
        ("pairs", spec.Pairs is { } pairs ? ScalarNode.OfBoolean(pairs) : null),
        ("keep_draws", FileScalars.Flag(spec.KeepDraws)),
        ("sobol", spec.Sobol is { } sobol ? Write(sobol) : null),
        ("morris", spec.Morris is { } morris ? Write(morris) : null),
        ("smaa", spec.Smaa is { } smaa ? Write(smaa) : null));

    private static ulong ReadSeed(MappingReader r)
    {
        switch (r.OptionalNode("seed"))
        {
            case null:
                return Usual.Seed;
            case ScalarNode { Kind: ScalarKind.Number } scalar when ulong.TryParse(
                scalar.Text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var seed):
                return seed;
            case var node:
                r.ReportBadValue("seed", node, "a whole number from 0 to 18446744073709551615");
                return Usual.Seed;
        }
    }

    private static ValueList<double> ReadLevels(MappingReader r)
    {
        if (r.OptionalNode("levels") is not { } node)
            return Usual.Levels;
        var levels = r.Numbers("levels");
        if (levels.All(l => l is >= 0 and <= 1))
            return levels;
        r.Diagnostics.Add(IndexDocumentDiagnostics.OutOfRange, node.Location, "Expected probabilities from 0 to 1 for 'levels'.");
        return Usual.Levels;
    }

    private static ValueList<int> ReadTop(MappingReader r)
    {
        if (r.OptionalNode("top") is not { } node)
            return Usual.Top;
        var top = r.Numbers("top");
        if (top.All(k => k is >= 1 and <= int.MaxValue && k == Math.Truncate(k)))
            return top.Select(k => (int)k).ToValueList();
        r.Diagnostics.Add(IndexDocumentDiagnostics.OutOfRange, node.Location, "Expected whole numbers of at least 1 for 'top'.");
        return Usual.Top;
    }

    // true stands for the usual settings, false for none.
    private static T? ReadSwitch<T>(MappingReader r, string key, string noun, T usual, Func<MappingReader, T> read)
        where T : class
    {
        switch (r.OptionalNode(key))
        {
            case null:
                return null;
            case MappingNode:
                return r.OptionalMapping(key, noun, read);
            case ScalarNode { Kind: ScalarKind.Boolean }:
                return r.OptionalBoolean(key) == true ? usual : null;
            case var node:
                r.ReportBadValue(key, node, "true, false or settings");
                return null;
        }
    }

    private static DocumentNode Write(SobolSettings settings) => settings.Equals(UsualSobol)
        ? ScalarNode.OfBoolean(true)
        : MappingNode.Of(
            ("points", settings.Points), ("resamples", IndexScalars.Unless(UsualSobol.Resamples, settings.Resamples)),
            ("confidence", IndexScalars.Unless(UsualSobol.Confidence, settings.Confidence)), ("per_entity", FileScalars.Flag(settings.PerEntity))).InFlow();

    private static DocumentNode Write(MorrisSettings settings) => settings.Equals(UsualMorris)
        ? ScalarNode.OfBoolean(true)
        : MappingNode.Of(("paths", IndexScalars.Unless(UsualMorris.Paths, settings.Paths)), ("levels", IndexScalars.Unless(UsualMorris.Levels, settings.Levels))).InFlow();

    private static DocumentNode Write(SmaaSettings settings) => settings.ConfidenceDraws is { } draws ? MappingNode.Of(("confidence_draws", draws)).InFlow() : ScalarNode.OfBoolean(true);
}
