using System.Globalization;

namespace SciLiteracy.Indicators.Targets.Methods;

/// <summary>A number with the name that it has in the description of a method.</summary>
/// <param name="Name">The name, such as <c>y0</c> or <c>CAGR observed</c>.</param>
/// <param name="Value">The number.</param>
public sealed record NamedQuantity(string Name, double Value)
{
    /// <summary>For instance <c>y0 = 6.2</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} = {Value}");
}
