namespace SciLiteracy.Domain;

/// <summary>What an arrangement provides.</summary>
public enum ArrangementKind
{
    /// <summary>Organization and leadership.</summary>
    Leadership,

    /// <summary>A long-term mechanism.</summary>
    Mechanism,

    /// <summary>A guarantee condition: law, policy, funds.</summary>
    Guarantee,
}
