namespace SciLiteracy.Domain;

/// <summary>A part of a plan that has an id: a project, task, measure, arrangement or phase.</summary>
public abstract record PlanElement : Located
{
    // The kinds of elements are a closed set: PlanElementKind names them all.
    private protected PlanElement()
    {
    }

    /// <summary>Gets the id, unique in the plan.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the title.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>Gets what it is about, in a few sentences.</summary>
    public LocalizedText? Summary { get; init; }

    /// <summary>Gets where in the source document it stands.</summary>
    public SourceLocator? Source { get; init; }

    /// <summary>Gets the elements of a higher plan that this one takes up.</summary>
    public ValueList<Reference> TakesUp { get; init; } = [];

    /// <summary>Gets what it is.</summary>
    public abstract PlanElementKind Kind { get; }
}
