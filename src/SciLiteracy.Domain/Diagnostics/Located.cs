namespace SciLiteracy.Domain;

/// <summary>
/// Something that may have been read from a file. It remembers where, but two that say the same are equal wherever they stand:
/// <see cref="Location"/> takes no part in equality.
/// </summary>
public abstract record Located
{
    /// <summary>Gets the place in the file it was read from; <see cref="SourceLocation.None"/> if it was made in code.</summary>
    public SourceLocation Location { get; init; }

    /// <summary>Compares all but the place.</summary>
    public virtual bool Equals(Located? other) => other is not null && EqualityContract == other.EqualityContract;

    /// <summary>Returns a hash code of all but the place.</summary>
    public override int GetHashCode() => EqualityContract.GetHashCode();
}
