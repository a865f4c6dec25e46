namespace SciLiteracy.Indicators.Surveys.Items;

/// <summary>A model of the probability of an answer.</summary>
public enum ItemModel
{
    /// <summary>No model: classical statistics only.</summary>
    None,

    /// <summary>One discrimination for all items (Rasch; one-parameter logistic model).</summary>
    Rasch,

    /// <summary>A discrimination and a difficulty for every item (two-parameter logistic model).</summary>
    TwoParameter,

    /// <summary>And a probability of guessing (three-parameter logistic model).</summary>
    ThreeParameter,

    /// <summary>Items with more than two scores (generalized partial credit model).</summary>
    GeneralizedPartialCredit,
}
