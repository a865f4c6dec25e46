using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Indicators.Formulas.Live;

/// <summary>What a revision brings beside value and status.</summary>
internal sealed record ObservationOrigin(string? Source, ObservationDetails Details, ValueList<AttributeValue> Attributes, SourceLocation Location);
