using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Formulas.Live;

/// <summary>
/// What cells had before they were changed, in a ring, so that a reader can take back the changes made since its snapshot. One thread writes at a time; any
/// number read, and none waits for another.
/// </summary>
/// <remarks>
/// <para>Entries are numbered from 0. A version is the number of entries that it includes. Entries of one page are linked from the latest to the first.</para>
/// <para>The writer, for each change: (1) reserve the number, (2) write the entry, (3) make it the head of its page, (4) write the cell; at the end of an
/// update: (5) publish. Barriers keep these in order. A reader takes the published version, then reads the cell, and after it the head of the page.
/// If it read a change that is not in its version, (3) before (4) makes it see a head that is not in its version either: then it follows the
/// entries down to its version, and the oldest one of the cell has what the cell had. At last it reads what is reserved: if the ring has not come round to
/// its version, (1) before (2) says that no entry it read was being overwritten.</para>
/// <para>The entries of an update that is not yet published are never overwritten; the ring grows instead. Older ones are, and with them end the versions
/// before them.</para>
/// </remarks>
internal sealed class ChangeLog(int capacity)
{
    private Entry[] _entries = new Entry[BitOperations.RoundUpToPowerOf2((uint)capacity)];
    private long _reserved;
    private long _appended;
    private long _published;

    /// <summary>Gets the latest version that can be read.</summary>
    public long Published => Volatile.Read(ref _published);

    /// <summary>Changes a cell of an indicator; only by the writer.</summary>
    public void Change(LiveColumn column, int cell, double value, ObservationStatus status, ObservationOrigin? origin = null)
    {
        var number = _appended;
        if (number - _published == _entries.Length)
            Grow();
        ref var head = ref column.Heads[cell >> LiveColumn.PageBits];
        Volatile.Write(ref _reserved, number + 1);
        Volatile.WriteBarrier();
        _entries[number & (_entries.Length - 1)] = new Entry(head, column.Values[cell], column.Index, cell, column.Statuses[cell], column.Origins?[cell]);
        Volatile.Write(ref _appended, number + 1);
        Volatile.Write(ref head, number);
        Volatile.WriteBarrier();
        column.Values[cell] = value;
        column.Statuses[cell] = status;
        column.SetOrigin(cell, origin);
    }

    /// <summary>Makes the changes since the last time visible, all at once; only by the writer.</summary>
    public void Publish() => Volatile.Write(ref _published, _appended);

    /// <summary>Tells whether a cell was changed since the last publication; only for the writer.</summary>
    public bool IsChanging(LiveColumn column, int cell)
    {
        for (var number = column.Heads[cell >> LiveColumn.PageBits]; number >= _published;)
        {
            ref readonly var entry = ref _entries[number & (_entries.Length - 1)];
            if (entry.Cell == cell)
                return true;
            number = entry.Previous;
        }

        return false;
    }

    /// <summary>Reads a cell as it was in a version; false if the version has ended.</summary>
    public bool TryRead(LiveColumn column, int cell, long version, out double value, out ObservationStatus status)
    {
        while (true)
        {
            value = Volatile.Read(ref column.Values[cell]);
            status = column.Statuses[cell];
            Volatile.ReadBarrier();
            var number = Volatile.Read(ref column.Heads[cell >> LiveColumn.PageBits]);
            if (number < version)
                return true;
            var entries = Volatile.Read(ref _entries);
            while (number >= version)
            {
                ref readonly var entry = ref entries[number & (entries.Length - 1)];
                if (entry.Cell == cell)
                {
                    value = entry.Value;
                    status = entry.Status;
                }

                // Links go down, unless the entry is being overwritten, which is found below.
                if (entry.Previous >= number)
                    break;
                number = entry.Previous;
            }

            Volatile.ReadBarrier();
            if (Volatile.Read(ref _reserved) - version <= entries.Length)
                return true;
            if (entries == Volatile.Read(ref _entries))
                return false;
        }
    }

    /// <summary>Copies columns as they were in a version; false if the version ended meanwhile.</summary>
    /// <param name="columns">All columns by their index.</param>
    /// <param name="version">The version.</param>
    /// <param name="copies">The copies of the columns that are of indicators, by index.</param>
    public bool TryCopy(LiveColumn[] columns, long version, [NotNullWhen(true)] out ColumnCopy[]? copies)
    {
        // Cells that change while they are copied, and even those copied in halves, are set right from the log after it.
        var made = new ColumnCopy[columns.Length];
        for (var i = 0; i < made.Length; i++)
        {
            made[i] = columns[i].Indicator is null
                ? new([], [], null)
                : new([.. columns[i].Values], [.. columns[i].Statuses], columns[i].Origins is { } origins ? [.. origins] : null);
        }

        Volatile.ReadBarrier();
        var end = Volatile.Read(ref _appended);
        var entries = Volatile.Read(ref _entries);
        copies = null;
        if (end - version > entries.Length)
            return false;
        for (var number = end - 1; number >= version; number--)
        {
            // A copy of the entry: it is used only if it was not being overwritten.
            var entry = entries[number & (entries.Length - 1)];
            Volatile.ReadBarrier();
            if (Volatile.Read(ref _reserved) - number > entries.Length)
                return false;
            made[entry.Column].Values[entry.Cell] = entry.Value;
            made[entry.Column].Statuses[entry.Cell] = entry.Status;

            // A column that had no origins when it was copied had none in the version.
            if (made[entry.Column].Origins is { } origins)
                origins[entry.Cell] = entry.Origin;
        }

        copies = made;
        return true;
    }

    private void Grow()
    {
        var larger = new Entry[_entries.Length * 2];
        for (var number = Math.Max(0, _appended - _entries.Length); number < _appended; number++)
            larger[number & (larger.Length - 1)] = _entries[number & (_entries.Length - 1)];
        Volatile.Write(ref _entries, larger);
    }

    private readonly record struct Entry(long Previous, double Value, int Column, int Cell, ObservationStatus Status, ObservationOrigin? Origin);
}
