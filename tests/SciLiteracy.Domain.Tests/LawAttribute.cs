namespace SciLiteracy.Domain.Tests;

/// <summary>A property that must hold for every input of <see cref="Generators"/>.</summary>
public sealed class LawAttribute : PropertyAttribute
{
    public LawAttribute() => Arbitrary = [typeof(Generators)];
}
