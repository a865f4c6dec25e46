using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace SciLiteracy.Indicators.Composite;

/// <summary>
/// The data of an index: columns of numbers (indicators, denominators) and of labels (groups) over rows, which are entities or, in a panel, entities in
/// periods. Immutable.
/// </summary>
/// <remarks>
/// Rows stand period by period, in each in the order in which they were given, so that a cross-section is one span; <see cref="InputOrder"/> gives back the
/// order they came in. NaN is missing.
/// </remarks>
public sealed class IndexData
{
    private readonly Dictionary<string, double[]> _numbers;
    private readonly Dictionary<string, string?[]> _labels;

    internal IndexData(
        ImmutableArray<IndexRow> rows,
        ImmutableArray<int> inputOrder,
        ImmutableArray<CrossSection> sections,
        Dictionary<string, double[]> numbers,
        Dictionary<string, string?[]> labels)
    {
        Rows = rows;
        InputOrder = inputOrder;
        Sections = sections;
        _numbers = numbers;
        _labels = labels;
    }

    /// <summary>Gets the rows, period by period.</summary>
    public ImmutableArray<IndexRow> Rows { get; }

    /// <summary>Gets, for each row in the order given, its place in <see cref="Rows"/>.</summary>
    public ImmutableArray<int> InputOrder { get; }

    /// <summary>Gets the cross-sections in the order of time; one if the data have no periods.</summary>
    public ImmutableArray<CrossSection> Sections { get; }

    /// <summary>Gets whether the rows have periods.</summary>
    public bool IsPanel => Sections.Length > 0 && Sections[0].Period is not null;

    /// <summary>Gets the codes of the columns of numbers, in ordinal order.</summary>
    public IEnumerable<string> Columns => _numbers.Keys.Order(StringComparer.Ordinal);

    /// <summary>Gets the codes of the columns of labels, in ordinal order.</summary>
    public IEnumerable<string> LabelColumns => _labels.Keys.Order(StringComparer.Ordinal);

    /// <summary>Returns a column of numbers; shape [rows], NaN is missing.</summary>
    public bool TryGetColumn(string code, out ReadOnlySpan<double> values)
    {
        var found = _numbers.TryGetValue(code, out var column);
        values = column;
        return found;
    }

    /// <summary>Returns a column of labels; shape [rows], null is missing.</summary>
    public bool TryGetLabels(string code, [NotNullWhen(true)] out IReadOnlyList<string?>? labels)
    {
        var found = _labels.TryGetValue(code, out var column);
        labels = column;
        return found;
    }
}
