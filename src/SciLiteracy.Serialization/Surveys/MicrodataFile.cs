using SciLiteracy.Domain;
using SciLiteracy.Indicators.Surveys;

namespace SciLiteracy.Serialization;

/// <summary>One file of microdata while it is read.</summary>
internal sealed class MicrodataFile : CsvTableFile
{
    private readonly MicrodataFormat _format;
    private readonly IReadOnlySet<string> _texts;
    private readonly string[] _missing;
    private MicrodataColumn[]? _columns;

    public MicrodataFile(CsvInput input, string path, MicrodataFormat format, ReaderLimits limits, IReadOnlySet<string> texts, DiagnosticBuilder findings)
        : base(input, path, limits, findings)
    {
        _format = format;
        _texts = texts;
        _missing = [.. format.Missing];
    }

    /// <summary>Gets the columns that are of texts, if the file has to be read again because one of them was not known to be.</summary>
    public HashSet<string>? TornColumns =>
        _columns is not null && _columns.Any(c => c.IsTorn) ? [.. _texts, .. _columns.Where(c => c.IsTorn).Select(c => c.Name)] : null;

    /// <summary>Gets the number of rows that are read and not taken.</summary>
    public int WaitingRows { get; private set; }

    /// <summary>Returns the rows that are read and were not taken before.</summary>
    public Microdata TakeRows()
    {
        WaitingRows = 0;
        return Microdata.Of(_columns!.Select(c => c.TakeRows()));
    }

    public Microdata ToData() => Microdata.Of(_columns!.Select(c => c.ToColumn()));

    protected override void EndFile()
    {
        if (!HasHeader && !Row.IsStopped)
            Findings.Add(MicrodataDiagnostics.NoHeader, new(Path, 1, 1), "The file is empty; expected a header with the names of the columns.");
    }

    protected override bool ReadHeader()
    {
        var columns = new List<MicrodataColumn>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var isGood = true;
        for (var i = 0; i < Row.CellCount; i++)
        {
            var cell = Row.Cell(i);
            var name = (SpreadsheetFormula.IsEscaped(cell) ? cell[1..] : cell).Trim().ToString();
            if (name.Length == 0)
            {
                Findings.Add(MicrodataDiagnostics.BadColumnName, Row.CellLocation(i), $"Column {i + 1} has no name.");
                isGood = false;
            }
            else if (!places.TryAdd(name, i))
            {
                Findings.Add(MicrodataDiagnostics.BadColumnName, Row.CellLocation(i), $"The column '{Excerpt.Of(name)}' is there twice; first at {Row.CellLocation(places[name])}.");
                isGood = false;
            }

            columns.Add(new(name, _texts.Contains(name) || _format.Categorical.Any(c => c.Text == name), _format.Levels.Contains(name)));
        }

        foreach (var name in _format.Categorical.Where(c => !places.ContainsKey(c.Text)))
        {
            Findings.Add(
                MicrodataDiagnostics.UnknownColumn, name.Location,
                $"The data have no column '{name.Text}'{(NearestName.Hint(name.Text, places.Keys) is { Length: > 0 } hint ? hint : ".")}");
        }

        _columns = isGood ? [.. columns] : null;
        return isGood;
    }

    protected override void ReadRow()
    {
        WaitingRows++;
        var columns = _columns!;
        for (var i = 0; i < columns.Length; i++)
        {
            var cell = Row.Cell(i);
            if (IsMissing(cell))
                columns[i].AddMissing();
            else
                columns[i].Add(cell);
        }
    }

    private bool IsMissing(ReadOnlySpan<char> cell)
    {
        foreach (var text in _missing)
        {
            if (cell.SequenceEqual(text))
                return true;
        }

        return false;
    }
}
