using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Unicode;

namespace SciLiteracy.Serialization;

/// <summary>Where cells and rows end in whole rows of UTF-8, found for 64 bytes at a time.</summary>
/// <remarks>
/// A comma or LF is an end if an even number of quotation marks is before it. That is what RFC 4180 says of well-formed text; every quoted cell is then looked at
/// to be well-formed, and the first row that is not is told as <see cref="CsvPieceRow.Broken"/>, after which nothing here holds: the reader of single rows goes on from there.
/// </remarks>
internal sealed class CsvPieceIndex
{
    private readonly int _longestRow;
    private int[] _ends = [];
    private int _endCount;
    private int _nextEnd;
    private bool _hasQuotes;
    private bool _hasControls;
    private bool _hasCarriageReturns;
    private bool _isBroken;

    public CsvPieceIndex(ReaderLimits limits) => _longestRow = Math.Min(limits.LineLength, limits.TextLength);

    /// <summary>Gets the number of rows, the blank ones too.</summary>
    public int LineCount { get; private set; }

    /// <summary>Gets where the row begins.</summary>
    public int RowStart { get; private set; }

    /// <summary>Gets where the row ends, without its line end.</summary>
    public int RowEnd { get; private set; }

    /// <summary>Gets where the row after it begins.</summary>
    public int Next { get; private set; }

    /// <summary>Gets the position in <see cref="Ends"/> of the end of the first cell of the row.</summary>
    public int FirstEnd { get; private set; }

    /// <summary>Gets the number of cells of the row.</summary>
    public int CellCount { get; private set; }

    /// <summary>Gets the lines of the row without its last, that is the line ends inside its cells.</summary>
    public int InnerLines { get; private set; }

    /// <summary>Gets whether the piece has a quotation mark.</summary>
    public bool HasQuotes => _hasQuotes;

    /// <summary>Gets where cells end, all but the CR of a CR LF.</summary>
    public ReadOnlySpan<int> Ends => _ends.AsSpan(0, _endCount);

    /// <summary>Returns the length of the whole rows at the beginning; 0 if there is none.</summary>
    public static int LengthOfRows(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.LastIndexOf((byte)'\n');
        if (end < 0)
            return 0;
        var isInside = (bytes[..end].Count((byte)'"') & 1) != 0;
        while (isInside)
        {
            end = bytes[..end].LastIndexOfAny((byte)'\n', (byte)'"');
            if (end < 0)
                return 0;
            while (end >= 0 && bytes[end] == '"')
            {
                isInside = !isInside;
                end = bytes[..end].LastIndexOfAny((byte)'\n', (byte)'"');
            }

            if (end < 0)
                return 0;
        }

        return end + 1;
    }

    /// <summary>Takes bytes that end with LF.</summary>
    public void Build(ReadOnlySpan<byte> bytes)
    {
        if (_ends.Length < bytes.Length + 64)
            _ends = GC.AllocateUninitializedArray<int>(bytes.Length + 64);
        (_endCount, _nextEnd, Next, LineCount) = (0, 0, 0, 0);
        (_hasQuotes, _hasControls, _hasCarriageReturns) = (false, false, false);
        var inside = 0UL;
        var high = Vector256<byte>.Zero;
        var at = 0;
        for (; at + 64 <= bytes.Length; at += 64)
            Add(ref Unsafe.Add(ref MemoryMarshal.GetReference(bytes), at), at, ref inside, ref high);
        if (at < bytes.Length)
        {
            // Blanks fill up; they are no end.
            Span<byte> last = stackalloc byte[64];
            last.Fill((byte)' ');
            bytes[at..].CopyTo(last);
            Add(ref MemoryMarshal.GetReference(last), at, ref inside, ref high);
        }

        _isBroken = inside != 0 || (high.ExtractMostSignificantBits() != 0 && !Utf8.IsValid(bytes));
    }

    /// <summary>Goes to the next row.</summary>
    public CsvPieceRow Read(ReadOnlySpan<byte> bytes)
    {
        if (_nextEnd == _endCount)
            return CsvPieceRow.None;
        FirstEnd = _nextEnd;
        RowStart = Next;
        var last = _nextEnd;
        while (bytes[_ends[last]] != '\n')
            last++;
        _nextEnd = last + 1;
        RowEnd = _ends[last];
        Next = RowEnd + 1;
        CellCount = _nextEnd - FirstEnd;
        InnerLines = 0;
        if (_isBroken)
            return CsvPieceRow.Broken;
        if (_hasCarriageReturns && RowEnd > RowStart && bytes[RowEnd - 1] == '\r')
            _ends[last] = --RowEnd;
        if (RowEnd - RowStart > _longestRow)
            return CsvPieceRow.Broken;
        if (_hasQuotes || _hasCarriageReturns || _hasControls)
            return ReadUnusual(bytes);
        return RowEnd == RowStart ? CsvPieceRow.Blank : CsvPieceRow.Plain;
    }

    /// <summary>Returns the bytes of a cell without its quotation marks; doubled ones inside are still doubled.</summary>
    public ReadOnlySpan<byte> Cell(ReadOnlySpan<byte> bytes, int index)
    {
        var start = index == 0 ? RowStart : _ends[FirstEnd + index - 1] + 1;
        var cell = bytes[start.._ends[FirstEnd + index]];
        return _hasQuotes && cell is [(byte)'"', .., _] ? cell[1..^1] : cell;
    }

    private CsvPieceRow ReadUnusual(ReadOnlySpan<byte> bytes)
    {
        var row = bytes[RowStart..RowEnd];
        if (row.IsEmpty)
            return CsvPieceRow.Blank;
        if (_hasQuotes && !IsWellQuoted(bytes, row))
            return CsvPieceRow.Broken;
        if (_hasCarriageReturns && row.Contains((byte)'\r') && HasCarriageReturnOutside(bytes))
            return CsvPieceRow.Broken;
        if (_hasQuotes)
            InnerLines = LineEndsIn(row);
        return _hasControls && row.ContainsAny(CsvTokenizer.ControlBytes) ? CsvPieceRow.Odd : CsvPieceRow.Plain;
    }

    // Every quotation mark is in a cell that begins and ends with one, and between these they come in pairs.
    private bool IsWellQuoted(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> row)
    {
        var quotes = row.Count((byte)'"');
        for (var i = 0; quotes > 0 && i < CellCount; i++)
        {
            var cell = RawCell(bytes, i);
            if (cell is not [(byte)'"', ..])
                continue;
            if (cell is not [(byte)'"', .., (byte)'"'])
                return false;
            quotes -= 2;
            cell = cell[1..^1];
            while (cell.IndexOf((byte)'"') is >= 0 and var quote)
            {
                if (quote + 1 >= cell.Length || cell[quote + 1] != '"')
                    return false;
                quotes -= 2;
                cell = cell[(quote + 2)..];
            }
        }

        return quotes == 0;
    }

    private bool HasCarriageReturnOutside(ReadOnlySpan<byte> bytes)
    {
        for (var i = 0; i < CellCount; i++)
        {
            var cell = RawCell(bytes, i);
            if (cell is not [(byte)'"', ..] && cell.Contains((byte)'\r'))
                return true;
        }

        return false;
    }

    private ReadOnlySpan<byte> RawCell(ReadOnlySpan<byte> bytes, int index) =>
        bytes[(index == 0 ? RowStart : _ends[FirstEnd + index - 1] + 1).._ends[FirstEnd + index]];

    private static int LineEndsIn(ReadOnlySpan<byte> row)
    {
        var count = 0;
        while (row.IndexOfAny((byte)'\r', (byte)'\n') is >= 0 and var end)
        {
            count++;
            row = row[(end + (row[end] == '\r' && end + 1 < row.Length && row[end + 1] == '\n' ? 2 : 1))..];
        }

        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(ref byte first, int at, ref ulong inside, ref Vector256<byte> high)
    {
        var a = Vector256.LoadUnsafe(ref first);
        var b = Vector256.LoadUnsafe(ref first, 32);
        high |= a | b;
        var lineEnds = Mask(a, b, (byte)'\n');
        var ends = Mask(a, b, (byte)',') | lineEnds;
        var quotes = Mask(a, b, (byte)'"');
        var blank = Vector256.Create((byte)0xE0);
        var controls = Bits(Vector256.Equals(a & blank, Vector256<byte>.Zero), Vector256.Equals(b & blank, Vector256<byte>.Zero)) | Mask(a, b, 0x7F);
        if ((controls & ~lineEnds) != 0)
        {
            var carriageReturns = Mask(a, b, (byte)'\r');
            _hasCarriageReturns |= carriageReturns != 0;
            _hasControls |= (controls & ~(lineEnds | carriageReturns | Mask(a, b, (byte)'\t'))) != 0;
        }

        if ((quotes | inside) != 0)
        {
            _hasQuotes = true;

            // Each bit becomes the parity of the quotation marks up to it.
            quotes ^= quotes << 1;
            quotes ^= quotes << 2;
            quotes ^= quotes << 4;
            quotes ^= quotes << 8;
            quotes ^= quotes << 16;
            quotes ^= quotes << 32;
            quotes ^= inside;
            inside = (ulong)((long)quotes >> 63);
            ends &= ~quotes;
            lineEnds &= ~quotes;
        }

        LineCount += BitOperations.PopCount(lineEnds);
        var count = _endCount;
        ref var to = ref MemoryMarshal.GetArrayDataReference(_ends);
        while (ends != 0)
        {
            Unsafe.Add(ref to, count++) = at + BitOperations.TrailingZeroCount(ends);
            ends &= ends - 1;
        }

        _endCount = count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mask(Vector256<byte> a, Vector256<byte> b, byte value) =>
        Bits(Vector256.Equals(a, Vector256.Create(value)), Vector256.Equals(b, Vector256.Create(value)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bits(Vector256<byte> a, Vector256<byte> b) => a.ExtractMostSignificantBits() | ((ulong)b.ExtractMostSignificantBits() << 32);
}
