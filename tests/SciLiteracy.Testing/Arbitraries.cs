using FsCheck;
using FsCheck.Fluent;
using SciLiteracy.Domain;

namespace SciLiteracy.Testing;

/// <summary>The generators as FsCheck takes them: <c>[Property(Arbitrary = [typeof(Arbitraries)])]</c>.</summary>
public static class Arbitraries
{
    /// <summary>Gets parts of valid plans; a failing one is made smaller part by part.</summary>
    public static Arbitrary<PlanDraft> PlanDrafts() => Arb.From(PlanGenerators.Drafts, PlanEdits.Smaller);

    /// <summary>Gets plans.</summary>
    public static Arbitrary<ActionPlan> Plans() =>
        Arb.From(PlanGenerators.Plans, plan => PlanEdits.Smaller(plan.Draft).Select(d => ActionPlan.Create(d).Require()));

    /// <summary>Gets agencies that are valid together.</summary>
    public static Arbitrary<ValueList<Agency>> Agencies() => Arb.From(PlanGenerators.Agencies);

    /// <summary>Gets source documents that are valid together.</summary>
    public static Arbitrary<ValueList<SourceDocument>> Sources() => Arb.From(PlanGenerators.Sources);

    /// <summary>Gets units that are valid together.</summary>
    public static Arbitrary<ValueList<UnitDefinition>> Units() => Arb.From(MonitoringGenerators.Units);

    /// <summary>Gets regions that are valid together.</summary>
    public static Arbitrary<ValueList<Region>> Regions() => Arb.From(MonitoringGenerators.Regions);

    /// <summary>Gets parts of valid frameworks, with or without a plan.</summary>
    public static Arbitrary<MonitoringFrameworkDraft> FrameworkDrafts() => Arb.From(MonitoringGenerators.Drafts);

    /// <summary>Gets frameworks, with or without a plan.</summary>
    public static Arbitrary<MonitoringFramework> Frameworks() => Arb.From(MonitoringGenerators.Frameworks);

    /// <summary>Gets texts in one to three languages.</summary>
    public static Arbitrary<LocalizedText> Texts() => Arb.From(PlanGenerators.Draws.Select(TextGenerators.Localized));

    /// <summary>Gets streams of choices, for a test that draws more than one thing that must fit together.</summary>
    public static Arbitrary<Draw> Draws() => Arb.From(PlanGenerators.Draws);
}
