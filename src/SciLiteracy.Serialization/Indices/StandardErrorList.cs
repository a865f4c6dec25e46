using SciLiteracy.Domain;
using SciLiteracy.Indicators.Uncertainty;

namespace SciLiteracy.Serialization;

/// <summary>A long CSV file of standard errors while it is read: a row a cell, with the entity, the period if the data have any, <c>indicator</c> and <c>standard_error</c>.</summary>
/// <remarks>A cell whose standard error is missing has none.</remarks>
internal sealed class StandardErrorList : InputErrorTable
{
    /// <summary>The column of the standard errors.</summary>
    public const string StandardError = "standard_error";

    private readonly List<StandardErrorCell> _cells = [];
    private bool _isList;

    private StandardErrorList(CsvInput input, string path, IndexColumns columns, ReaderLimits limits, DiagnosticBuilder findings)
        : base(input, path, columns, limits, findings)
    {
    }

    /// <summary>Reads a file.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="columns">The columns of entities and periods.</param>
    /// <param name="limits">How much is read at most.</param>
    /// <param name="findings">Receives the findings, if the file is of this form.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The cells; null if the header does not have the columns of this form.</returns>
    public static async Task<IReadOnlyList<StandardErrorCell>?> TryReadAsync(
        string file, IndexColumns columns, ReaderLimits limits, DiagnosticBuilder findings, CancellationToken cancellationToken)
    {
        var found = new DiagnosticBuilder();
        var list = await ReadAsync(file, limits, input => new StandardErrorList(input, file, columns, limits, found), cancellationToken).ConfigureAwait(false);
        if (!list._isList)
            return null;
        findings.AddRange(found.ToImmutable());
        return list._cells;
    }

    // A file of another form is not read on.
    protected override bool ReadHeader()
    {
        ReadNames();
        _isList = Has(Indicator) && Has(StandardError);
        return _isList && CheckColumns((Indicator, null), (StandardError, null));
    }

    protected override void ReadRow()
    {
        var row = ReadAbout();
        if (ReadNumber(StandardError) is { } error && row is { } about)
            _cells.Add(new(about, Text(At(Indicator)), error) { Location = Row.CellLocation(At(StandardError)) });
    }
}
