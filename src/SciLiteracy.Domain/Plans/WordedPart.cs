namespace SciLiteracy.Domain;

/// <summary>Which text of something was reworded.</summary>
public enum WordedPart
{
    /// <summary>The title, of an agency or an indicator the name.</summary>
    Title,

    /// <summary>The summary.</summary>
    Summary,

    /// <summary>The definition of an indicator.</summary>
    Definition,
}
