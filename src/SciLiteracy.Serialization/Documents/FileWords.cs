using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>The words by which values of enumerations are written in documents.</summary>
internal static class FileWords
{
    public static readonly NameTable<Evidence> Evidence = NameTable<Evidence>.Of(
        ("stated", Domain.Evidence.Stated), ("inferred", Domain.Evidence.Inferred));

    public static readonly NameTable<ArrangementKind> Arrangement = NameTable<ArrangementKind>.Of(
        ("leadership", ArrangementKind.Leadership), ("mechanism", ArrangementKind.Mechanism), ("guarantee", ArrangementKind.Guarantee));

    public static readonly NameTable<AgencySuccessionKind> Succession = NameTable<AgencySuccessionKind>.Of(
        ("renamed", AgencySuccessionKind.Renamed), ("merged", AgencySuccessionKind.Merged), ("split", AgencySuccessionKind.Split),
        ("absorbed", AgencySuccessionKind.Absorbed));

    public static readonly NameTable<Direction> Direction = NameTable<Direction>.Of(
        ("higher", Domain.Direction.Higher), ("lower", Domain.Direction.Lower), ("context", Domain.Direction.Context));

    public static readonly NameTable<IndicatorNature> Nature = NameTable<IndicatorNature>.Of(
        ("stock", IndicatorNature.Stock), ("flow", IndicatorNature.Flow), ("ratio", IndicatorNature.Ratio), ("index", IndicatorNature.Index),
        ("binary", IndicatorNature.Binary));

    public static readonly NameTable<Comparison> Comparison = NameTable<Comparison>.Of(
        (">", Domain.Comparison.GreaterThan), (">=", Domain.Comparison.AtLeast), ("<", Domain.Comparison.LessThan), ("<=", Domain.Comparison.AtMost),
        ("=", Domain.Comparison.EqualTo));

    public static readonly NameTable<RecordedStatus> Status = NameTable<RecordedStatus>.Of(
        ("not_started", RecordedStatus.NotStarted), ("in_progress", RecordedStatus.InProgress), ("completed", RecordedStatus.Completed),
        ("cancelled", RecordedStatus.Cancelled));
}
