using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Serialization;

/// <summary>A piece of a statistics file that ends with a row, and what was read of it: the columns of its good rows, and which rows are to be read one by one.</summary>
/// <remarks>Series, sources and attributes are numbers of the one who read it; those that came up in this piece for the first time are listed.</remarks>
internal sealed class StatisticsPiece
{
    /// <summary>Gets or sets the bytes.</summary>
    public ReadOnlyMemory<byte> Bytes { get; set; }

    /// <summary>Gets or sets the memory behind the bytes, if it is this piece's own.</summary>
    public byte[]? Buffer { get; set; }

    /// <summary>Gets or sets what has been done with it.</summary>
    public PieceState State { get; set; }

    /// <summary>Gets or sets who read it.</summary>
    public StatisticsPieceReader? Reader { get; set; }

    /// <summary>Gets or sets what went wrong where nothing may.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Gets the number of good rows.</summary>
    public int Count;

    public int[] Series = [];

    public int[] Periods = [];

    public double[] Values = [];

    public ObservationStatus[] Statuses = [];

    public int[] Sources = [];

    public int[] Attributes = [];

    /// <summary>The lines of the good rows, from 0 at the beginning of the piece.</summary>
    public int[] Lines = [];

    /// <summary>The numbers beside the values; empty if the file has no such columns.</summary>
    public ObservationDetails[] Details = [];

    /// <summary>Gets the rows that are to be read one by one, in their order.</summary>
    public List<(int RowsBefore, int Start, int Length, int Line)> Others { get; } = [];

    public List<(string Indicator, string Entity, Breakdown Breakdown)> NewSeries { get; } = [];

    public List<ReferencePeriod> NewPeriods { get; } = [];

    public List<string> NewSources { get; } = [];

    public List<(int Before, AttributeValue Attribute)> NewAttributes { get; } = [];

    /// <summary>Gets or sets where and on which line, from 0, the part begins that only the reader of whole files can read; -1 if there is none.</summary>
    public (int Start, int Line) Rest { get; set; }

    /// <summary>Gets or sets the number of lines.</summary>
    public int LineCount { get; set; }

    /// <summary>Begins anew, with room for so many rows.</summary>
    public void Clear(int rows, bool hasDetails)
    {
        Count = 0;
        Others.Clear();
        NewSeries.Clear();
        NewPeriods.Clear();
        NewSources.Clear();
        NewAttributes.Clear();
        Rest = (-1, 0);
        LineCount = 0;
        if (Series.Length < rows)
        {
            Series = new int[rows];
            Periods = new int[rows];
            Values = new double[rows];
            Statuses = new ObservationStatus[rows];
            Sources = new int[rows];
            Attributes = new int[rows];
            Lines = new int[rows];
        }

        if (hasDetails && Details.Length < Series.Length)
            Details = new ObservationDetails[Series.Length];
    }
}
