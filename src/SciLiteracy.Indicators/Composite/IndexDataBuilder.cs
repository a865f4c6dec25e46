using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace SciLiteracy.Indicators.Composite;

/// <summary>Gathers the columns of the data of an index.</summary>
public sealed class IndexDataBuilder
{
    private readonly ImmutableArray<IndexRow> _rows;
    private readonly int[] _placeOf;
    private readonly ImmutableArray<CrossSection> _sections;
    private readonly Dictionary<string, double[]> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?[]> _labels = new(StringComparer.Ordinal);

    /// <summary>Starts with the rows, in any order.</summary>
    /// <param name="rows">What each row is about: either all rows have a period, of one frequency, or none has.</param>
    /// <exception cref="ArgumentException">Two rows are about the same, or only some have a period, or the frequencies differ.</exception>
    public IndexDataBuilder(IEnumerable<IndexRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        IndexRow[] given = [.. rows];
        var twice = given.GroupBy(r => r).FirstOrDefault(g => g.Skip(1).Any());
        if (twice is not null)
            throw new ArgumentException($"Two rows are about '{twice.Key.Entity}'{(twice.Key.Period is { } p ? $" in {p}" : "")}.", nameof(rows));
        if (given.Select(r => r.Period?.Frequency).Distinct().Skip(1).Any())
            throw new ArgumentException("All rows have periods of one frequency, or none has.", nameof(rows));

        var order = Enumerable.Range(0, given.Length).ToArray();
        if (given is [{ Period: not null }, ..])
            order = [.. order.OrderBy(i => given[i].Period!)];
        _placeOf = new int[given.Length];
        for (var place = 0; place < order.Length; place++)
            _placeOf[order[place]] = place;
        _rows = [.. order.Select(i => given[i])];
        _sections = SectionsOf(_rows);
    }

    /// <summary>Adds a column of numbers; shape [rows] in the order in which the rows were given, NaN is missing.</summary>
    /// <exception cref="ArgumentException">There is a column of that code, the length is not that of the rows, or a value is infinite.</exception>
    public IndexDataBuilder Add(string code, ReadOnlySpan<double> values)
    {
        CheckNew(code, values.Length);
        var column = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsInfinity(values[i]))
                throw new ArgumentException($"The value of '{code}' in row {i + 1} is infinite.", nameof(values));
            column[_placeOf[i]] = values[i];
        }

        _numbers.Add(code, column);
        return this;
    }

    /// <summary>Adds a column of labels; shape [rows] in the order in which the rows were given, null is missing.</summary>
    /// <exception cref="ArgumentException">There is a column of that code, or the length is not that of the rows.</exception>
    public IndexDataBuilder AddLabels(string code, IReadOnlyList<string?> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        CheckNew(code, labels.Count);
        var column = new string?[labels.Count];
        for (var i = 0; i < column.Length; i++)
            column[_placeOf[i]] = labels[i];
        _labels.Add(code, column);
        return this;
    }

    /// <summary>Returns the data; the builder may go on.</summary>
    public IndexData Build() => new(
        _rows,
        ImmutableCollectionsMarshal.AsImmutableArray([.. _placeOf]),
        _sections,
        new(_numbers, StringComparer.Ordinal),
        new(_labels, StringComparer.Ordinal));

    private static ImmutableArray<CrossSection> SectionsOf(ImmutableArray<IndexRow> rows)
    {
        var sections = ImmutableArray.CreateBuilder<CrossSection>();
        for (var start = 0; start < rows.Length;)
        {
            var end = start + 1;
            while (end < rows.Length && rows[end].Period == rows[start].Period)
                end++;
            sections.Add(new CrossSection(rows[start].Period, start, end - start));
            start = end;
        }

        return sections.ToImmutable();
    }

    private void CheckNew(string code, int length)
    {
        ArgumentException.ThrowIfNullOrEmpty(code);
        if (_numbers.ContainsKey(code) || _labels.ContainsKey(code))
            throw new ArgumentException($"There are two columns '{code}'.", nameof(code));
        if (length != _placeOf.Length)
            throw new ArgumentException($"The column '{code}' has {length} values for {_placeOf.Length} rows.", nameof(length));
    }
}
