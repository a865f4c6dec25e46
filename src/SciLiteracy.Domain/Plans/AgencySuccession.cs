namespace SciLiteracy.Domain;

/// <summary>What became of an agency on the day after its lifetime.</summary>
public sealed record AgencySuccession : Located
{
    /// <summary>Gets what happened.</summary>
    public required AgencySuccessionKind Kind { get; init; }

    /// <summary>Gets the agencies that took over; the first is the principal one.</summary>
    public required ValueList<Reference> Successors { get; init; }

    /// <summary>Gets the source of what is said here.</summary>
    public Reference? Source { get; init; }

    /// <summary>Gets a remark.</summary>
    public string? Note { get; init; }
}
