using SciLiteracy.Indicators.Formulas.Columns;

namespace SciLiteracy.Indicators.Surveys.Streaming;

/// <summary>The levels of a column over all blocks of rows, numbered from 1 as they come; 0 for a missing one.</summary>
internal sealed class LevelTable
{
    private readonly Dictionary<string, int> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<double, int> _numbers = [];
    private readonly List<string> _labels = [];
    private readonly List<double> _values = [];
    private bool _isNumber;

    /// <summary>Returns the levels of the rows of a block.</summary>
    public int[] CodesOf(TableColumn column)
    {
        var codes = new int[column.Count];
        switch (column)
        {
            case NumberColumn { Texts: null } numbers:
                _isNumber = true;
                for (var i = 0; i < codes.Length; i++)
                    codes[i] = double.IsNaN(numbers.Values[i]) ? 0 : CodeOf(numbers.Values[i]);
                break;
            case NumberColumn { Texts: { } written } numbers:
                _isNumber = true;
                FillTexts(written, codes, numbers);
                break;
            default:
                FillTexts((TextColumn)column, codes, null);
                break;
        }

        return codes;
    }

    /// <summary>Returns a column with the levels of codes.</summary>
    public TableColumn ToColumn(string name, IReadOnlyList<int> codes)
    {
        if (_labels.Count == 0)
            return new NumberColumn(name, [.. codes.Select(c => c == 0 ? double.NaN : _values[c - 1])]);
        var texts = new TextColumn(name, [.. codes.Select(c => c - 1)], [.. _labels]);
        return _isNumber ? new NumberColumn(name, [.. codes.Select(c => c == 0 ? double.NaN : _values[c - 1])], texts) : texts;
    }

    private int CodeOf(double number)
    {
        if (_numbers.TryGetValue(number, out var code))
            return code;
        _values.Add(number);
        _numbers.Add(number, _values.Count);
        return _values.Count;
    }

    private void FillTexts(TextColumn texts, int[] codes, NumberColumn? numbers)
    {
        var places = new int[texts.Labels.Length];
        for (var i = 0; i < codes.Length; i++)
        {
            var label = texts.Codes[i];
            if (label < 0)
                continue;
            if (places[label] == 0)
            {
                if (!_texts.TryGetValue(texts.Labels[label], out places[label]))
                {
                    _labels.Add(texts.Labels[label]);
                    _values.Add(numbers is null ? 0 : numbers.Values[i]);
                    _texts.Add(texts.Labels[label], places[label] = _labels.Count);
                }
            }

            codes[i] = places[label];
        }
    }
}
