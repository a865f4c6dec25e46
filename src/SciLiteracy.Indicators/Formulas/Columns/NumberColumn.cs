using System.Collections.Immutable;

namespace SciLiteracy.Indicators.Formulas.Columns;

/// <summary>A column of numbers; NaN is a missing value.</summary>
public sealed class NumberColumn : TableColumn
{
    /// <summary>Makes a column.</summary>
    /// <param name="name">The name.</param>
    /// <param name="values">The values; shape [rows].</param>
    /// <exception cref="ArgumentException">There is no array.</exception>
    public NumberColumn(string name, ImmutableArray<double> values)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (values.IsDefault)
            throw new ArgumentException("There is no array of values.", nameof(values));
        Values = values;
    }

    /// <summary>Gets the values; shape [rows].</summary>
    public ImmutableArray<double> Values { get; }

    /// <inheritdoc/>
    public override int Count => Values.Length;

    /// <inheritdoc/>
    public override bool IsMissing(int row) => double.IsNaN(Values[row]);

    /// <inheritdoc/>
    public override TableColumn Rename(string name) => new NumberColumn(name, Values);
}
