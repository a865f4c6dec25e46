namespace SciLiteracy.Indicators.Composite.Screening;

/// <summary>What is asked of the data of an entity.</summary>
public enum ScreeningRule
{
    /// <summary>That enough of the indicators are present; COINr <c>byNA</c>.</summary>
    Availability,

    /// <summary>That enough of the present values are not 0; COINr <c>byzeros</c>.</summary>
    Nonzero,

    /// <summary>Both; COINr <c>byNAandzeros</c>.</summary>
    Both,
}
