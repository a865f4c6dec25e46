using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Observations.Rollups;

/// <summary>What a child brings to its parent. An observed child covers itself wholly, whatever is known of its own children.</summary>
internal readonly record struct RollupPart(double Value, ObservationStatus Status, double? StandardError, double? SampleSize, double Coverage, double WeightCoverage);
