namespace SciLiteracy.Domain;

/// <summary>A body that leads or takes part. Agencies live in time: they are founded, renamed, merged, split and dissolved.</summary>
public sealed record Agency : Located
{
    /// <summary>Gets the id; a code.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the official name.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>Gets the usual abbreviation.</summary>
    public string? Abbreviation { get; init; }

    /// <summary>Gets the days of its existence under this name.</summary>
    public Lifetime Lifetime { get; init; } = Lifetime.Always;

    /// <summary>Gets who took over when its lifetime ended; null if it lives, or nobody is known to have.</summary>
    public AgencySuccession? Succession { get; init; }

    /// <summary>Gets whether the source breaks off within the name, so that the body meant is not certain.</summary>
    public bool IsTruncated { get; init; }

    /// <summary>Gets whether name, lifetime or succession still wait for a source.</summary>
    public bool IsUnverified { get; init; }

    /// <summary>Gets the source of what is said here.</summary>
    public Reference? Source { get; init; }

    /// <summary>Gets a remark.</summary>
    public string? Note { get; init; }
}
