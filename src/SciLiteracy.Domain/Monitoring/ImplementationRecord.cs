using NodaTime;

namespace SciLiteracy.Domain;

/// <summary>What somebody recorded about the implementation of a measure on a date.</summary>
public sealed record ImplementationRecord : Located
{
    /// <summary>Gets the measure.</summary>
    public required Reference Measure { get; init; }

    /// <summary>Gets the date for which it holds.</summary>
    public required LocalDate AsOf { get; init; }

    /// <summary>Gets how far the measure is.</summary>
    public required RecordedStatus Status { get; init; }

    /// <summary>Gets how much of it is done, 0 to 100; null if not said.</summary>
    public double? PercentComplete { get; init; }

    /// <summary>Gets what shows it.</summary>
    public string? Evidence { get; init; }

    /// <summary>Gets the source that shows it.</summary>
    public Reference? Source { get; init; }

    /// <summary>Gets a remark.</summary>
    public string? Note { get; init; }
}
