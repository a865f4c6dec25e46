namespace SciLiteracy.Domain;

/// <summary>The way from an agency to the one that stands in its place on a date.</summary>
/// <param name="Agencies">The agencies on the way, the one asked for first; at least one.</param>
/// <param name="IsAlive">Whether the last one exists on the date.</param>
public sealed record SuccessionPath(ValueList<Agency> Agencies, bool IsAlive)
{
    /// <summary>Gets the agency that stands in the place of the first; null if none exists on the date.</summary>
    public Agency? Holder => IsAlive ? Agencies[^1] : null;

    /// <summary>For instance <c>aqsiq -> samr</c>.</summary>
    public override string ToString() => string.Join(" -> ", Agencies.Select(a => a.Id));
}
