using System.Buffers;
using System.Globalization;
using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>Cuts CSV into rows and cells as RFC 4180 has it, and knows the line and column of every cell.</summary>
/// <remarks>
/// Lines end with LF, CR LF or CR; the last may be without. Lines without a character between rows are skipped. Cells are spans over one pooled buffer
/// that holds the current row; it grows up to the longest row (<see cref="ReaderLimits.LineLength"/>, counted with the line ends inside quoted cells) and no further.
/// A row that is not complete in the buffer is scanned again when the buffer has been filled or has doubled, so the work stays linear.
/// </remarks>
internal sealed class CsvTokenizer : IDisposable
{
    private const int InitialBufferLength = 32 * 1024;

    private static readonly SearchValues<char> CellEndsAndQuote = SearchValues.Create(",\r\n\"");
    private static readonly SearchValues<char> CellEnds = SearchValues.Create(",\r\n");
    private static readonly SearchValues<char> ControlCharacters = SearchValues.Create(
        "\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\u000B\f\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F\u007F");

    /// <summary>The control characters that text may not have.</summary>
    public static readonly SearchValues<byte> ControlBytes = SearchValues.Create(
        [.. Enumerable.Range(0, 0x80).Where(c => (c < 0x20 && c is not ('\t' or '\n' or '\r')) || c == 0x7F).Select(c => (byte)c)]);

    private readonly CsvInput _input;
    private readonly string _path;
    private readonly ReaderLimits _limits;
    private readonly FindingBudget _findings;
    private readonly int _longestRow;
    private char[] _buffer;
    private char[] _unquoted = [];
    private CellSpan[] _cells = new CellSpan[16];
    private int _rowStart;
    private int _rowEnd;
    private int _next;
    private int _dataEnd;
    private int _line;
    private int _nextLine;
    private bool _hasInnerLineEnds;
    private (DiagnosticDescriptor? Kind, int At, string Message) _problem;

    /// <param name="input">The characters.</param>
    /// <param name="path">The path of the file.</param>
    /// <param name="limits">How much is taken in.</param>
    /// <param name="findings">Receives the findings.</param>
    /// <param name="line">The line on which the input begins.</param>
    public CsvTokenizer(CsvInput input, string path, ReaderLimits limits, FindingBudget findings, int line = 1)
    {
        _line = line;
        _nextLine = line;
        _input = input;
        _path = path;
        _limits = limits;
        _findings = findings;

        // The buffer may become twice as long, and is an array.
        _longestRow = Math.Min(limits.LineLength, 1 << 29);
        _buffer = ArrayPool<char>.Shared.Rent(InitialBufferLength);
    }

    /// <summary>Gets whether reading ended before the end of the file, after a finding.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>Gets the number of cells of the row.</summary>
    public int CellCount { get; private set; }

    /// <summary>Gets the line on which the row begins.</summary>
    public int Line => _line;

    /// <summary>Gets the place where the row begins.</summary>
    public SourceLocation RowLocation => new(_path, _line, 1);

    /// <summary>Returns the text of a cell without its quotation marks; valid until the next call.</summary>
    public ReadOnlySpan<char> Cell(int index)
    {
        var cell = _cells[index];
        var text = _buffer.AsSpan(cell.Start, cell.Length);
        return cell.HasQuotes ? Unquote(text) : text;
    }

    /// <summary>Returns the place of the first character of a cell's text, after the quotation mark if there is one.</summary>
    public SourceLocation CellLocation(int index) => LocationOf(_cells[index].Start);

    /// <summary>Goes to the next row.</summary>
    public CsvRowState Read()
    {
        while (true)
        {
            if (IsStopped)
                return CsvRowState.End;
            _rowStart = _next;
            _line = _nextLine;
            if (_rowStart == _dataEnd && _input.IsEnded)
                return EndOfInput();
            if (!Scan())
                return MoreOrEnd();
            if (_rowEnd - _rowStart > _longestRow)
                return StopAtLongRow();

            // A problem of the input has cut the row off; what is there of it says nothing.
            if (_input.Problem is not null && _next == _rowEnd)
                return EndOfInput();
            CountLines();
            if (CellCount == 1 && _rowEnd == _rowStart)
                continue;
            if (CellCount > _limits.Columns)
            {
                return Stop(CsvDiagnostics.TooManyColumns, CellLocation(_limits.Columns), Text($"The row has more than {_limits.Columns} cells, the limit."));
            }

            return Check();
        }
    }

    /// <summary>Loads characters until the buffer is full, or the input is ended.</summary>
    public void Fill()
    {
        MakeRoom();
        while (Take())
            _input.Load();
    }

    /// <inheritdoc cref="Fill"/>
    public async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        MakeRoom();
        while (Take())
            await _input.LoadAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Begins again with what the input has now.</summary>
    /// <param name="line">The line on which it begins.</param>
    public void Restart(int line)
    {
        _next = 0;
        _dataEnd = 0;
        _nextLine = line;
    }

    /// <summary>Reads no further.</summary>
    public void Stop() => IsStopped = true;

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(_buffer);
        _buffer = [];
        _dataEnd = _next = _rowStart = _rowEnd = 0;
        CellCount = 0;
        IsStopped = true;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private CsvRowState Stop(DiagnosticDescriptor kind, SourceLocation location, string message)
    {
        _findings.Add(kind, location, message);
        IsStopped = true;
        return CsvRowState.End;
    }

    // Finds the cells of the row; false if its end is not in the buffer.
    private bool Scan()
    {
        _problem = default;
        _hasInnerLineEnds = false;
        CellCount = 0;
        var at = _rowStart;
        while (true)
        {
            var end = at < _dataEnd && _buffer[at] == '"' ? ScanQuoted(at) : ScanUnquoted(at);
            if (end < 0)
                return false;
            if (end < _dataEnd && _buffer[end] == ',')
            {
                at = end + 1;
                continue;
            }

            // CR at the end of the buffer may be half of CR LF.
            if (end == _dataEnd - 1 && _buffer[end] == '\r' && !_input.IsEnded)
                return false;
            _rowEnd = end;
            _next = end == _dataEnd ? end : end + 1;
            if (end < _dataEnd - 1 && _buffer[end] == '\r' && _buffer[end + 1] == '\n')
                _next++;
            return true;
        }
    }

    private int ScanUnquoted(int start)
    {
        var end = start;
        var rest = _buffer.AsSpan(start, _dataEnd - start);
        var length = rest.IndexOfAny(CellEndsAndQuote);
        if (length >= 0 && rest[length] == '"')
        {
            SetProblem(CsvDiagnostics.BareQuote, start + length, "The cell does not begin with a quotation mark but has one; put the whole cell in quotation marks and write this one twice.");
            length = rest.IndexOfAny(CellEnds);
        }

        if (length < 0)
        {
            if (!_input.IsEnded)
                return -1;
            length = rest.Length;
        }

        end += length;
        AddCell(new CellSpan(start, length, HasQuotes: false));
        return end;
    }

    private int ScanQuoted(int quote)
    {
        var start = quote + 1;
        var at = start;
        var hasQuotes = false;
        while (true)
        {
            var length = _buffer.AsSpan(at, _dataEnd - at).IndexOf('"');
            if (length < 0 || (at + length + 1 == _dataEnd && !_input.IsEnded))
            {
                if (!_input.IsEnded)
                    return -1;
                SetProblem(CsvDiagnostics.UnclosedQuote, quote, "The quotation mark is not closed before the end of the file.");
                AddCell(new CellSpan(start, _dataEnd - start, hasQuotes));
                _hasInnerLineEnds = true;
                return _dataEnd;
            }

            at += length + 1;
            if (at == _dataEnd || _buffer[at] != '"')
                break;
            hasQuotes = true;
            at++;
        }

        var text = _buffer.AsSpan(start, at - 1 - start);
        _hasInnerLineEnds |= text.IndexOfAny('\r', '\n') >= 0;
        AddCell(new CellSpan(start, text.Length, hasQuotes));
        if (at == _dataEnd || _buffer[at] is ',' or '\r' or '\n')
            return at;

        SetProblem(CsvDiagnostics.TextAfterQuote, at, "The quoted cell ends before this text; expected a comma or the end of the line. A quotation mark inside a quoted cell is written twice.");
        var after = _buffer.AsSpan(at, _dataEnd - at).IndexOfAny(CellEnds);
        return after >= 0 ? at + after : _input.IsEnded ? _dataEnd : -1;
    }

    private void AddCell(CellSpan cell)
    {
        if (CellCount == _cells.Length && CellCount <= _limits.Columns)
            Array.Resize(ref _cells, CellCount * 2);
        if (CellCount < _cells.Length)
            _cells[CellCount] = cell;
        CellCount++;
    }

    private void SetProblem(DiagnosticDescriptor kind, int at, string message)
    {
        if (_problem.Kind is null)
            _problem = (kind, at, message);
    }

    private CsvRowState Check()
    {
        var row = _buffer.AsSpan(_rowStart, _rowEnd - _rowStart);
        var control = row.IndexOfAny(ControlCharacters);
        if (control >= 0)
        {
            var hint = row[control] == '\0' ? " (NUL); is this a text file?" : "; remove it.";
            _findings.Add(FileDiagnostics.ControlCharacter, LocationOf(_rowStart + control), $"Control character '\\u{(int)row[control]:X4}'{hint}");
        }

        if (_problem.Kind is { } kind)
            _findings.Add(kind, LocationOf(_problem.At), _problem.Message);
        var isBroken = control >= 0 || _problem.Kind is not null;
        for (var i = 0; row.Length > _limits.TextLength && i < CellCount; i++)
        {
            if (_cells[i].Length <= _limits.TextLength)
                continue;
            _findings.Add(FileDiagnostics.TextTooLong, LocationOf(_cells[i].Start), Text($"The text has {_cells[i].Length} characters; the limit is {_limits.TextLength}."));
            isBroken = true;
        }

        return isBroken ? CsvRowState.BrokenRow : CsvRowState.Row;
    }

    private CsvRowState MoreOrEnd()
    {
        // What is there of the row is too long already; two more for the line end.
        if (_dataEnd - _rowStart > _longestRow + 2)
            return StopAtLongRow();
        _next = _rowStart;
        return CsvRowState.NeedsInput;
    }

    private CsvRowState EndOfInput()
    {
        if (_input.Problem is null)
            return CsvRowState.End;
        var location = _input.Problem == FileDiagnostics.TooManyBytes ? new SourceLocation(_path, 0, 0) : LocationOf(_dataEnd);
        return Stop(_input.Problem, location, _input.ProblemMessage);
    }

    private CsvRowState StopAtLongRow()
    {
        var row = _buffer.AsSpan(_rowStart, Math.Min(_dataEnd - _rowStart, _longestRow + 1));
        var firstLineEnd = row.IndexOfAny('\r', '\n');
        return firstLineEnd < 0
            ? Stop(
                FileDiagnostics.LineTooLong, new(_path, _line, _longestRow + 1), Text($"The line is longer than {_longestRow} characters, the limit."))
            : Stop(
                FileDiagnostics.LineTooLong, RowLocation,
                Text($"The row that begins here is longer than {_longestRow} characters, the limit; is a quotation mark not closed?"));
    }

    private void CountLines()
    {
        _nextLine = _line;
        if (_hasInnerLineEnds)
            _nextLine += LineEndsIn(_buffer.AsSpan(_rowStart, _rowEnd - _rowStart), out _);
        if (_next > _rowEnd)
            _nextLine++;
    }

    private SourceLocation LocationOf(int at)
    {
        if (!_hasInnerLineEnds)
            return new SourceLocation(_path, _line, at - _rowStart + 1);
        var lines = LineEndsIn(_buffer.AsSpan(_rowStart, at - _rowStart), out var lastLine);
        return new SourceLocation(_path, _line + lines, at - _rowStart - lastLine + 1);
    }

    private static int LineEndsIn(ReadOnlySpan<char> text, out int lastLine)
    {
        var count = 0;
        lastLine = 0;
        while (true)
        {
            var next = text[lastLine..].IndexOfAny('\r', '\n');
            if (next < 0)
                return count;
            lastLine += next + 1;
            if (text[lastLine - 1] == '\r' && lastLine < text.Length && text[lastLine] == '\n')
                lastLine++;
            count++;
        }
    }

    private ReadOnlySpan<char> Unquote(ReadOnlySpan<char> text)
    {
        if (_unquoted.Length < text.Length)
            _unquoted = new char[Math.Max(text.Length, 256)];
        var written = 0;
        while (true)
        {
            var quote = text.IndexOf('"');
            var piece = quote < 0 ? text : text[..(quote + 1)];
            piece.CopyTo(_unquoted.AsSpan(written));
            written += piece.Length;
            if (quote < 0)
                return _unquoted.AsSpan(0, written);

            // The second of the pair; the text of an unclosed cell may end with the first.
            text = text[Math.Min(quote + 2, text.Length)..];
        }
    }

    private void MakeRoom()
    {
        var length = _dataEnd - _next;
        if (_next > 0)
        {
            _buffer.AsSpan(_next, length).CopyTo(_buffer);
            _next = 0;
            _dataEnd = length;
        }

        if (_buffer.Length - _dataEnd >= 2)
            return;
        var larger = ArrayPool<char>.Shared.Rent(_buffer.Length * 2);
        _buffer.AsSpan(0, _dataEnd).CopyTo(larger);
        ArrayPool<char>.Shared.Return(_buffer);
        _buffer = larger;
    }

    // True if there is room left and something to load.
    private bool Take()
    {
        _dataEnd += _input.Take(_buffer.AsSpan(_dataEnd));
        return _buffer.Length - _dataEnd >= 2 && !_input.IsEnded;
    }

    private readonly record struct CellSpan(int Start, int Length, bool HasQuotes);
}
