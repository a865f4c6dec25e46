namespace SciLiteracy.Domain;

/// <summary>What changed of a source document, apart from its title.</summary>
public enum SourceAspect
{
    /// <summary>Who published it.</summary>
    Publisher,

    /// <summary>The year of publication.</summary>
    Year,

    /// <summary>The number under which its issuer filed it.</summary>
    Number,

    /// <summary>Where it can be read.</summary>
    Url,

    /// <summary>The remark.</summary>
    Note,
}
