using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Observations.Consistency;

/// <summary>Values of a dimension that together are the whole and do not overlap, such as <c>female</c> and <c>male</c> of <c>sex</c>.</summary>
public sealed record BreakdownPartition
{
    /// <summary>Makes a partition.</summary>
    /// <param name="dimension">The dimension.</param>
    /// <param name="values">Its values; at least two, each once.</param>
    /// <exception cref="ArgumentException">The dimension is no code, or there are fewer than two values or one twice.</exception>
    public BreakdownPartition(string dimension, params IEnumerable<string> values)
    {
        ArgumentNullException.ThrowIfNull(dimension);
        ArgumentNullException.ThrowIfNull(values);
        if (!Identifier.IsCode(dimension))
            throw new ArgumentException($"'{dimension}' is no dimension; expected a letter, then letters, digits, '_' or '.'.", nameof(dimension));
        Dimension = dimension;
        Values = values.ToValueList();
        if (Values.Count < 2 || Values.Distinct(StringComparer.Ordinal).Count() < Values.Count)
            throw new ArgumentException($"The parts of '{dimension}' are at least two, each once.", nameof(values));
    }

    /// <summary>Gets the dimension.</summary>
    public string Dimension { get; }

    /// <summary>Gets its values.</summary>
    public ValueList<string> Values { get; }
}
