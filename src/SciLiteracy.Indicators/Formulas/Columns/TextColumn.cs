using System.Collections.Immutable;

namespace SciLiteracy.Indicators.Formulas.Columns;

/// <summary>A column of texts, kept as codes of the different texts that there are.</summary>
public sealed class TextColumn : TableColumn
{
    /// <summary>Makes a column.</summary>
    /// <param name="name">The name.</param>
    /// <param name="codes">For every row the position of its text among the labels, -1 for a missing value; shape [rows].</param>
    /// <param name="labels">The different texts.</param>
    /// <exception cref="ArgumentException">There is no array.</exception>
    public TextColumn(string name, ImmutableArray<int> codes, ImmutableArray<string> labels)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (codes.IsDefault || labels.IsDefault)
            throw new ArgumentException("There is no array of codes or labels.", nameof(codes));
        Codes = codes;
        Labels = labels;
    }

    /// <summary>Gets for every row the position of its text in <see cref="Labels"/>, -1 for a missing value; shape [rows].</summary>
    public ImmutableArray<int> Codes { get; }

    /// <summary>Gets the different texts.</summary>
    public ImmutableArray<string> Labels { get; }

    /// <inheritdoc/>
    public override int Count => Codes.Length;

    /// <summary>Makes a column of texts.</summary>
    /// <param name="name">The name.</param>
    /// <param name="texts">The texts, null for a missing value; shape [rows].</param>
    public static TextColumn Of(string name, IEnumerable<string?> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var builder = new TextColumnBuilder(name);
        foreach (var text in texts)
        {
            if (text is null)
                builder.AddMissing();
            else
                builder.Add(text);
        }

        return builder.ToColumn();
    }

    /// <inheritdoc/>
    public override bool IsMissing(int row) => Codes[row] < 0;

    /// <inheritdoc/>
    public override TableColumn Rename(string name) => new TextColumn(name, Codes, Labels);
}
