using System.Collections.Immutable;

namespace SciLiteracy.Indicators.Formulas.Columns;

/// <summary>Collects the texts of a column.</summary>
public sealed class TextColumnBuilder
{
    private readonly string _name;
    private readonly ImmutableArray<int>.Builder _codes = ImmutableArray.CreateBuilder<int>();
    private readonly Dictionary<string, int> _positions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly List<string> _labels = [];

    /// <summary>Makes an empty column.</summary>
    /// <param name="name">The name.</param>
    public TextColumnBuilder(string name)
    {
        _name = name;
        _lookup = _positions.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Adds a row.</summary>
    /// <param name="text">Its text.</param>
    public void Add(ReadOnlySpan<char> text)
    {
        if (!_lookup.TryGetValue(text, out var code))
        {
            code = _labels.Count;
            var label = text.ToString();
            _labels.Add(label);
            _positions.Add(label, code);
        }

        _codes.Add(code);
    }

    /// <summary>Adds a row without a value.</summary>
    public void AddMissing() => _codes.Add(-1);

    /// <summary>Returns the column.</summary>
    public TextColumn ToColumn() => new(_name, _codes.ToImmutable(), [.. _labels]);
}
