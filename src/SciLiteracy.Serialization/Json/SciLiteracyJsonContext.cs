using System.Text.Json.Serialization;

namespace SciLiteracy.Serialization;

/// <summary>
/// The documents for <see cref="System.Text.Json.JsonSerializer"/>, made at compile time: <c>JsonSerializer.Serialize(plan, SciLiteracyJsonContext.Default.PlanDocument)</c>
/// works under native AOT. Reading throws a <see cref="System.Text.Json.JsonException"/> whose message has every finding.
/// </summary>
[JsonSerializable(typeof(Document))]
[JsonSerializable(typeof(WorkspaceDocument))]
[JsonSerializable(typeof(PlanDocument))]
[JsonSerializable(typeof(AgenciesDocument))]
[JsonSerializable(typeof(ScheduleDocument))]
[JsonSerializable(typeof(SourcesDocument))]
[JsonSerializable(typeof(RegionsDocument))]
[JsonSerializable(typeof(UnitsDocument))]
[JsonSerializable(typeof(IndicatorsDocument))]
[JsonSerializable(typeof(TargetsDocument))]
[JsonSerializable(typeof(RecordsDocument))]
[JsonSerializable(typeof(IndexDocument))]
[JsonSerializable(typeof(SurveyDocument))]
public sealed partial class SciLiteracyJsonContext : JsonSerializerContext;
