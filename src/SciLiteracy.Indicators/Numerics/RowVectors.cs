using System.Numerics;
using System.Runtime.InteropServices;

namespace SciLiteracy.Indicators.Numerics;

/// <summary>
/// Loads and stores runs of rows as vectors. The last run is filled up, so that every row goes through the same vector operations, and its result does not
/// depend on where it stands.
/// </summary>
internal static class RowVectors
{
    /// <summary>Returns the rows from one on; NaN beyond the last.</summary>
    public static Vector<double> Load(ReadOnlySpan<double> column, int row)
    {
        if (row + Vector<double>.Count <= column.Length)
            return Vector.LoadUnsafe(ref MemoryMarshal.GetReference(column), (nuint)row);
        Span<double> filled = stackalloc double[Vector<double>.Count];
        filled.Fill(double.NaN);
        column[row..].CopyTo(filled);
        return new Vector<double>(filled);
    }

    /// <summary>Writes the rows from one on, as far as there are any.</summary>
    public static void Store(Vector<double> values, Span<double> column, int row)
    {
        if (row + Vector<double>.Count <= column.Length)
        {
            values.StoreUnsafe(ref MemoryMarshal.GetReference(column), (nuint)row);
            return;
        }

        for (var lane = 0; row + lane < column.Length; lane++)
            column[row + lane] = values[lane];
    }

    /// <summary>Returns all bits set where a value is there.</summary>
    public static Vector<double> Present(Vector<double> x) => Vector.AsVectorDouble(Vector.Equals(x, x));
}
