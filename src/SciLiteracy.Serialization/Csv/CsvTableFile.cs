using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>A CSV file with a header while it is read, row by row: each row has as many cells as the header, and there are no more of them than the limit.</summary>
internal abstract class CsvTableFile : IDisposable
{
    private readonly ReaderLimits _limits;
    private int? _columns;
    private bool _isEnded;

    protected CsvTableFile(CsvInput input, string path, ReaderLimits limits, DiagnosticBuilder findings)
    {
        Path = path;
        _limits = limits;
        Findings = new FindingBudget(findings, Math.Max(0, limits.Findings));
        Row = new CsvTokenizer(input, path, limits, Findings);
    }

    /// <summary>Gets the number of rows so far, without the header.</summary>
    public int RowCount { get; private set; }

    protected string Path { get; }

    protected FindingBudget Findings { get; }

    /// <summary>Gets the row that is read.</summary>
    protected CsvTokenizer Row { get; }

    /// <summary>Gets whether the file has a row, good or not.</summary>
    protected bool HasHeader { get; private set; }

    /// <summary>Reads the rows that are complete; false at the end of the file.</summary>
    public bool ReadRows()
    {
        while (true)
        {
            var state = Row.Read();
            switch (state)
            {
                case CsvRowState.NeedsInput:
                    return true;
                case CsvRowState.End:
                    if (!_isEnded)
                    {
                        _isEnded = true;
                        EndFile();
                        Findings.Close();
                    }

                    return false;
            }

            if (!HasHeader)
            {
                HasHeader = true;
                _columns = state == CsvRowState.Row && ReadHeader() ? Row.CellCount : null;
                if (_columns is null)
                    Row.Stop();
            }
            else if (RowCount++ >= _limits.Rows)
            {
                Findings.Add(CsvDiagnostics.RowLimit(_limits, Row.RowLocation));
                Row.Stop();
            }
            else if (state != CsvRowState.Row)
            {
                // It has its finding.
            }
            else if (Row.CellCount != _columns)
            {
                Findings.Add(CsvDiagnostics.CellCount(Row, _columns!.Value));
            }
            else
            {
                ReadRow();
            }
        }
    }

    public void Fill() => Row.Fill();

    public ValueTask FillAsync(CancellationToken cancellationToken) => Row.FillAsync(cancellationToken);

    public void Dispose() => Row.Dispose();

    /// <summary>Reads the header; false if there is no use in going on, which has its finding.</summary>
    protected abstract bool ReadHeader();

    /// <summary>Reads a row with as many cells as the header.</summary>
    protected abstract void ReadRow();

    /// <summary>Tells what is missing at the end.</summary>
    protected virtual void EndFile()
    {
    }
}
