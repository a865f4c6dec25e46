namespace SciLiteracy.Domain;

/// <summary>A document from which a plan or a figure was taken.</summary>
public sealed record SourceDocument : Located
{
    /// <summary>Gets the id by which locators and observations refer to it; a name.</summary>
    public required string Id { get; init; }

    /// <summary>Gets its title.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>Gets who issued or published it.</summary>
    public string? Publisher { get; init; }

    /// <summary>Gets the year of publication.</summary>
    public int? Year { get; init; }

    /// <summary>Gets the number under which its issuer filed it.</summary>
    public string? Number { get; init; }

    /// <summary>Gets where it can be read.</summary>
    public string? Url { get; init; }

    /// <summary>Gets what a reader has to know about it.</summary>
    public string? Note { get; init; }
}
