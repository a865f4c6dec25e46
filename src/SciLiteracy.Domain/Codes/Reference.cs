namespace SciLiteracy.Domain;

/// <summary>The id of something defined elsewhere, and where it is referred to. A text converts to it by itself.</summary>
public sealed record Reference : Located
{
    /// <summary>Makes a reference.</summary>
    /// <param name="id">The id of what is meant.</param>
    public Reference(string id) => Id = id;

    /// <summary>Gets the id of what is meant.</summary>
    public string Id { get; }

    /// <summary>Makes a reference of an id.</summary>
    public static implicit operator Reference(string id) => new(id);

    /// <summary>Makes a reference of an id.</summary>
    public static Reference FromString(string id) => new(id);

    /// <summary>The id.</summary>
    public override string ToString() => Id;
}
