using System.Collections.Immutable;
using SciLiteracy.Indicators.Formulas.Columns;

namespace SciLiteracy.Serialization;

/// <summary>One column of microdata while it is read: numbers until a cell is none.</summary>
internal sealed class MicrodataColumn
{
    private readonly ImmutableArray<double>.Builder? _numbers;
    private TextColumnBuilder? _texts;
    private bool _hasNumber;
    private bool _isGivenOut;

    /// <summary>Makes an empty column.</summary>
    /// <param name="name">The name.</param>
    /// <param name="isText">Whether it is known to be one of texts.</param>
    /// <param name="keepsTexts">Whether the texts of numbers are kept.</param>
    public MicrodataColumn(string name, bool isText, bool keepsTexts)
    {
        Name = name;
        IsText = isText;
        _numbers = isText ? null : ImmutableArray.CreateBuilder<double>();
        _texts = isText || keepsTexts ? new(name) : null;
    }

    public string Name { get; }

    public bool IsText { get; private set; }

    /// <summary>Gets whether a text came after numbers whose texts were not kept, so that the file has to be read again.</summary>
    public bool IsTorn { get; private set; }

    public void AddMissing()
    {
        _texts?.AddMissing();
        if (!IsText)
            _numbers!.Add(double.NaN);
    }

    public void Add(ReadOnlySpan<char> cell)
    {
        if (IsTorn)
            return;
        if (!IsText && NumberText.TryParse(cell, out var number))
        {
            _hasNumber = true;
            _numbers!.Add(number);
            _texts?.Add(cell);
            return;
        }

        if (!IsText)
            BecomeText();
        if (!IsTorn)
            _texts!.Add(cell);
    }

    /// <summary>Returns the rows so far and goes on without them.</summary>
    public TableColumn TakeRows()
    {
        var column = ToColumn();
        _isGivenOut = true;
        _texts = _texts is null ? null : new(Name);
        return column;
    }

    public TableColumn ToColumn() => IsText ? _texts!.ToColumn() : new NumberColumn(Name, _numbers!.DrainToImmutable(), _texts?.ToColumn());

    private void BecomeText()
    {
        IsText = true;
        if (_texts is null || _isGivenOut)
        {
            if (_hasNumber || _isGivenOut)
            {
                IsTorn = true;
                _numbers!.Clear();
                return;
            }

            _texts = new(Name);
            for (var i = 0; i < _numbers!.Count; i++)
                _texts.AddMissing();
        }

        _numbers!.Clear();
        _numbers.Capacity = 0;
    }
}
