using System.Buffers;
using System.Globalization;

namespace SciLiteracy.Serialization;

/// <summary>Writes CSV cell by cell: RFC 4180 quoting, lines that end with LF, and text that a spreadsheet would take for a formula made harmless.</summary>
/// <remarks>
/// A text that begins with <c>= + - @</c>, a tab, CR, LF or a full-width <c>＝ ＋ － ＠</c> gets an apostrophe before it, unless it is a plain number or the sign alone; so does one with
/// apostrophes before such a sign, which makes the rule reversible: take one apostrophe off. Numbers are not touched and are the shortest text that reads back to the
/// same double. Missing values are empty cells. The writer does not close what it writes to.
/// </remarks>
public sealed class CsvWriter
{
    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create(",\"\r\n");

    private readonly TextWriter _output;
    private int _cells;
    private bool _hasText;

    /// <summary>Makes a writer.</summary>
    /// <param name="output">Receives the text.</param>
    public CsvWriter(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        _output = output;
    }

    /// <summary>Writes a cell with a text; null is an empty cell.</summary>
    public CsvWriter Text(ReadOnlySpan<char> text)
    {
        Separate();
        if (SpreadsheetFormula.NeedsEscape(text))
            Quote(text, "'");
        else if (text.IndexOfAny(NeedsQuotes) >= 0)
            Quote(text, "");
        else
            _output.Write(text);
        _hasText |= text.Length > 0;
        return this;
    }

    /// <summary>Writes a cell with a number; NaN and null are missing, an empty cell.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is infinite.</exception>
    public CsvWriter Number(double? value)
    {
        if (value is { } number && double.IsInfinity(number))
            throw new ArgumentOutOfRangeException(nameof(value), value, "A number in a CSV file is finite.");
        Separate();
        if (value is null or double.NaN)
            return this;
        Span<char> text = stackalloc char[32];
        value.Value.TryFormat(text, out var written, "R", CultureInfo.InvariantCulture);
        _output.Write(text[..written]);
        _hasText = true;
        return this;
    }

    /// <summary>Writes a cell with a whole number.</summary>
    public CsvWriter Number(long value)
    {
        Separate();
        Span<char> text = stackalloc char[20];
        value.TryFormat(text, out var written, provider: CultureInfo.InvariantCulture);
        _output.Write(text[..written]);
        _hasText = true;
        return this;
    }

    /// <summary>Writes an empty cell.</summary>
    public CsvWriter Empty()
    {
        Separate();
        return this;
    }

    /// <summary>Ends the row.</summary>
    public void EndRow()
    {
        // A single empty cell would be an empty line, which is no row.
        if (_cells == 1 && !_hasText)
            _output.Write("\"\"");
        _output.Write('\n');
        _cells = 0;
        _hasText = false;
    }

    /// <summary>Writes a row of texts, such as a header.</summary>
    public void Row(params ReadOnlySpan<string?> cells)
    {
        foreach (var cell in cells)
            Text(cell);
        EndRow();
    }

    private void Separate()
    {
        if (_cells++ > 0)
            _output.Write(',');
    }

    private void Quote(ReadOnlySpan<char> text, string before)
    {
        if (before.Length > 0 && text.IndexOfAny(NeedsQuotes) < 0)
        {
            _output.Write(before);
            _output.Write(text);
            return;
        }

        _output.Write('"');
        _output.Write(before);
        while (true)
        {
            var quote = text.IndexOf('"');
            if (quote < 0)
                break;
            _output.Write(text[..(quote + 1)]);
            _output.Write('"');
            text = text[(quote + 1)..];
        }

        _output.Write(text);
        _output.Write('"');
    }
}
