using System.Collections.Immutable;

namespace SciLiteracy.Indicators.Formulas.Columns;

/// <summary>A column of numbers; NaN is a missing value.</summary>
public sealed class NumberColumn : TableColumn
{
    /// <summary>Makes a column.</summary>
    /// <param name="name">The name.</param>
    /// <param name="values">The values; shape [rows].</param>
    /// <param name="texts">How the numbers are written in the file, where that matters; null if levels are called by the shortest text of the number.</param>
    /// <exception cref="ArgumentException">There is no array, or the texts are of another length.</exception>
    public NumberColumn(string name, ImmutableArray<double> values, TextColumn? texts = null)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (values.IsDefault)
            throw new ArgumentException("There is no array of values.", nameof(values));
        if (texts is not null && texts.Count != values.Length)
            throw new ArgumentException($"{texts.Count} texts for {values.Length} values.", nameof(texts));
        Values = values;
        Texts = texts;
    }

    /// <summary>Gets the values; shape [rows].</summary>
    public ImmutableArray<double> Values { get; }

    /// <summary>Gets how the numbers are written in the file (<c>01</c>), for a column whose numbers are codes of levels; null if nobody needs it.</summary>
    public TextColumn? Texts { get; }

    /// <inheritdoc/>
    public override int Count => Values.Length;

    /// <inheritdoc/>
    public override bool IsMissing(int row) => double.IsNaN(Values[row]);

    /// <inheritdoc/>
    public override TableColumn Rename(string name) => new NumberColumn(name, Values, Texts);
}
