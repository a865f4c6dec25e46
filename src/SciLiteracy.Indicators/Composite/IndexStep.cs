using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Composite;

/// <summary>
/// A step of the making of an index. Steps run in the order in which they stand, any number of times each; nothing happens that
/// is not a step.
/// </summary>
public abstract record IndexStep : Located
{
    private protected IndexStep()
    {
    }
}
