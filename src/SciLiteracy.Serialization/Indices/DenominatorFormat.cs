using SciLiteracy.Indicators.Composite.Denomination;

namespace SciLiteracy.Serialization;

/// <summary>What indicators are divided by.</summary>
internal sealed class DenominatorFormat : MethodFormat<Denominator>
{
    public const string Expected = "a column of the data or a formula over its columns";

    public static DenominatorFormat Instance { get; } = new();

    public override string Noun => "a denominator";

    public override string? DefaultWord => null;

    public override Denominator Read(MappingReader r) =>
        r.OptionalSourceText("denominator", Expected) is { } formula ? new FormulaDenominator(formula) : OwnDenominator.Instance;

    public override MappingNode Write(Denominator method) => MappingNode.Of(("denominator", (method as FormulaDenominator)?.Formula.Text));
}
