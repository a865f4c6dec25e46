namespace SciLiteracy.Domain;

/// <summary>What a change of a plan is about: one thing, under the id it had before and the id it has after.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="IdBefore">Its id before; null if it did not exist.</param>
/// <param name="IdAfter">Its id after; null if it does not exist any more.</param>
public sealed record PlanSubject(PlanSubjectKind Kind, string? IdBefore, string? IdAfter)
{
    /// <summary>Gets the id after, or before if it does not exist any more.</summary>
    public string Id => IdAfter ?? IdBefore ?? "";

    /// <summary>Returns the subject of the opposite change.</summary>
    public PlanSubject Mirror() => new(Kind, IdAfter, IdBefore);

    /// <summary>For instance <c>measure 'm1'</c>.</summary>
    public override string ToString() => $"{(Kind == PlanSubjectKind.SourceDocument ? "source" : Kind.ToString().ToLowerInvariant())} '{Id}'";
}
