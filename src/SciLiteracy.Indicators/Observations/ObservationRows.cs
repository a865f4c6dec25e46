using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Observations;

/// <summary>Some observations in the order in which they came, part by part.</summary>
internal sealed class ObservationRows
{
    /// <summary>The most rows.</summary>
    public const int Capacity = 1 << 15;

    private const int FirstLength = 16;

    public int[] Series = new int[FirstLength];

    public int[] Periods = new int[FirstLength];

    public double[] Values = new double[FirstLength];

    public ObservationStatus[] Statuses = new ObservationStatus[FirstLength];

    public int[] Sources = new int[FirstLength];

    public int[] Attributes = new int[FirstLength];

    public int[] Lines = new int[FirstLength];

    /// <summary>Positions in the list of details, -1: none; null if none has any.</summary>
    public int[]? Details;

    public int Count;

    public ObservationRows(bool isFirst)
    {
        if (!isFirst)
            SetLength(Capacity);
    }

    /// <summary>Makes room for one more.</summary>
    public void Grow() => SetLength(Series.Length * 2);

    /// <summary>Sets the details of the row that is added next.</summary>
    public void SetDetails(int details)
    {
        if (Details is null)
        {
            Details = new int[Series.Length];
            Array.Fill(Details, -1);
        }

        Details[Count] = details;
    }

    private void SetLength(int length)
    {
        Array.Resize(ref Series, length);
        Array.Resize(ref Periods, length);
        Array.Resize(ref Values, length);
        Array.Resize(ref Statuses, length);
        Array.Resize(ref Sources, length);
        Array.Resize(ref Attributes, length);
        Array.Resize(ref Lines, length);
        if (Details is null)
            return;
        var old = Details.Length;
        Array.Resize(ref Details, length);
        Array.Fill(Details, -1, old, length - old);
    }
}
