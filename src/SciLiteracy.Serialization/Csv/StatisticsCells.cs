using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Serialization;

/// <summary>Reads the cells of the current row of a statistics file, each with its findings. Remembers what it has read, so that a text that comes again costs a look-up.</summary>
internal sealed class StatisticsCells
{
    private const string Periods = "a year, half-year, quarter, month or day such as 2020, 2020-S1, 2020-Q3, 2020-06 or 2020-06-15";

    private readonly StatisticsReader _reader;
    private readonly FindingBudget _findings;
    private readonly Dictionary<string, IndicatorEntry?>.AlternateLookup<ReadOnlySpan<char>> _indicators;
    private readonly Dictionary<string, string?>.AlternateLookup<ReadOnlySpan<char>> _entities;
    private readonly Dictionary<string, Breakdown?>.AlternateLookup<ReadOnlySpan<char>> _breakdowns;
    private readonly Dictionary<string, string?>.AlternateLookup<ReadOnlySpan<char>> _sources;
    private readonly Dictionary<string, Dictionary<string, AttributeValue>.AlternateLookup<ReadOnlySpan<char>>> _attributes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, UnitConversion?>.AlternateLookup<ReadOnlySpan<char>> _unitsOfUnknown = LookupOf<UnitConversion?>();
    private readonly NameSuggestions _indicatorNames;
    private readonly NameSuggestions _entityNames;
    private readonly NameSuggestions _sourceNames;

    private CsvTokenizer _row;

    public StatisticsCells(StatisticsReader reader, CsvTokenizer row, FindingBudget findings)
    {
        _reader = reader;
        _row = row;
        _findings = findings;
        _indicators = LookupOf<IndicatorEntry?>();
        _entities = LookupOf<string?>();
        _breakdowns = LookupOf<Breakdown?>();
        _sources = LookupOf<string?>();
        _indicatorNames = new NameSuggestions(reader.Indicators?.Indicators.Select(i => i.Id) ?? []);
        _entityNames = new NameSuggestions(reader.Regions?.Regions.Select(r => r.Code) ?? []);
        _sourceNames = new NameSuggestions(reader.Sources);
    }

    /// <summary>Gets whether there are no indicators to convert values for, so that units are kept as they are written.</summary>
    public bool KeepsUnits => _reader.Indicators is null;

    /// <summary>Sets where the current row is.</summary>
    public void ReadFrom(CsvTokenizer row) => _row = row;

    /// <summary>Reads an indicator; null after a finding if there is none of that name.</summary>
    public IndicatorEntry? Indicator(int cell)
    {
        var text = _row.Cell(cell);
        if (!_indicators.TryGetValue(text, out var entry))
            _indicators[text] = entry = IndicatorEntry.Of(text.ToString(), _reader.Indicators);
        if (entry is { IsGood: true })
            return entry;
        if (_findings.IsUsedUp)
            _findings.Count(_row.CellLocation(cell));
        else if (text.IsEmpty)
            Report(StatisticsDiagnostics.MissingCell, cell, "The cell 'indicator' is empty; expected the code of an indicator.");
        else if (entry is not null)
            Report(StatisticsDiagnostics.ComputedIndicator, cell, $"The indicator '{entry.Id}' is computed by a formula; expected one that is observed.");
        else if (KeepsUnits)
            Report(StatisticsDiagnostics.BadCode, cell, $"'{Excerpt.Of(text)}' is no code of an indicator; expected a letter, then letters, digits, '_' or '.'.");
        else
            Report(IndicatorDiagnostics.UnknownIndicator, cell, $"Unknown indicator '{Excerpt.Of(text)}'{_indicatorNames.End(text.ToString())}");
        return entry;
    }

    /// <summary>Reads the unit of a value and returns how it becomes the unit of the indicator; null after a finding, here or about the indicator.</summary>
    public UnitConversion? Unit(int cell, IndicatorEntry? indicator)
    {
        var text = _row.Cell(cell);
        if (text.IsEmpty)
        {
            Report(StatisticsDiagnostics.MissingCell, cell, "The cell 'unit' is empty; expected a unit such as '%', or '1' for plain numbers.");
            return null;
        }

        if (_reader.Indicators is not { } catalog)
            return default(UnitConversion);
        UnitConversion? known;
        if (indicator is not null)
            known = indicator.ConversionFrom(text, catalog);
        else if (!_unitsOfUnknown.TryGetValue(text, out known))
            _unitsOfUnknown[text] = known = catalog.Units.TryParse(text.ToString(), out _) ? default(UnitConversion) : null;
        if (known is not null)
            return known;
        ReportUnit(cell, text.ToString(), indicator, catalog);
        return null;
    }

    /// <summary>Reads the code of an entity; null after a finding.</summary>
    public string? Entity(int cell)
    {
        var text = _row.Cell(cell);
        if (!_entities.TryGetValue(text, out var entity))
        {
            var isGood = _reader.Regions is null ? Identifier.IsEntity(text) : _reader.Regions.TryFind(text.ToString(), out _);
            _entities[text] = entity = isGood ? text.ToString() : null;
        }

        if (entity is not null)
            return entity;
        if (_findings.IsUsedUp)
            _findings.Count(_row.CellLocation(cell));
        else if (text.IsEmpty)
            Report(StatisticsDiagnostics.MissingCell, cell, "The cell 'entity' is empty; expected the code of an entity.");
        else if (_reader.Regions is null)
            Report(StatisticsDiagnostics.BadCode, cell, $"'{Excerpt.Of(text)}' is no code of an entity; expected a letter or digit, then letters, digits, '_', '.' or '-'.");
        else
            Report(PlaceDiagnostics.UnknownRegion, cell, $"Unknown region '{Excerpt.Of(text)}'{_entityNames.End(text.ToString())}");
        return null;
    }

    /// <summary>Reads a breakdown; null after a finding.</summary>
    public Breakdown? Breakdown(int cell)
    {
        var text = _row.Cell(cell);
        if (!_breakdowns.TryGetValue(text, out var breakdown))
        {
            _ = Domain.Breakdown.TryParse(text, out breakdown);
            _breakdowns[text] = breakdown;
        }

        if (breakdown is not null)
            return breakdown;
        if (_findings.IsUsedUp)
            _findings.Count(_row.CellLocation(cell));
        else if (text.IsEmpty)
            Report(StatisticsDiagnostics.MissingCell, cell, "The cell 'breakdown' is empty; expected '_T' for the whole entity.");
        else
            Report(StatisticsDiagnostics.BadBreakdown, cell, $"'{Excerpt.Of(text)}' is no breakdown; expected '_T' or 'dimension=value[;dimension=value]', each dimension once.");
        return null;
    }

    /// <summary>Reads a period; false after a finding.</summary>
    public bool TryPeriod(int cell, out ReferencePeriod period)
    {
        var text = _row.Cell(cell);
        if (ReferencePeriod.TryParse(text, out period))
            return true;
        if (_findings.IsUsedUp)
            _findings.Count(_row.CellLocation(cell));
        else if (text.IsEmpty)
            Report(StatisticsDiagnostics.MissingCell, cell, $"The cell 'period' is empty; expected {Periods}.");
        else
            Report(StatisticsDiagnostics.BadPeriod, cell, $"'{Excerpt.Of(text)}' is no period; expected {Periods}.");
        return false;
    }

    /// <summary>Reads a value and converts it; NaN for an empty cell. False after a finding.</summary>
    public bool TryValue(int cell, UnitConversion? conversion, out double value)
    {
        var text = _row.Cell(cell);
        value = double.NaN;
        if (text.IsEmpty)
            return true;
        if (!NumberText.TryParse(text, out value))
        {
            if (_findings.IsUsedUp)
                _findings.Count(_row.CellLocation(cell));
            else
                Report(StatisticsDiagnostics.BadValue, cell, NumberText.Complaint(text));
            return false;
        }

        var converted = (conversion ?? default).Apply(value);
        if (!double.IsFinite(converted) || (converted == 0 && value != 0))
        {
            Report(StatisticsDiagnostics.BadValue, cell, $"'{Excerpt.Of(text)}' is too large or too small for a number in the unit of the indicator.");
            return false;
        }

        value = converted;
        return true;
    }

    /// <summary>Tells whether an indicator may have a value; false after a finding.</summary>
    public bool Suits(int cell, IndicatorEntry? indicator, double value)
    {
        if (indicator is not { IsGood: true, IsBinary: true } || double.IsNaN(value) || value is 0 or 1)
            return true;
        Report(StatisticsDiagnostics.NotBinary, cell, $"'{Excerpt.Of(_row.Cell(cell))}' is neither 0 nor 1, but '{indicator.Id}' is binary.");
        return false;
    }

    /// <summary>Reads the numbers beside the value, and converts the standard error as the value. False after a finding.</summary>
    public bool TryDetails(StatisticsColumns columns, UnitConversion? conversion, out ObservationDetails details)
    {
        // One & so that all findings come.
        var isGood = TryDetail(columns.Numerator, default, out var numerator)
            & TryDetail(columns.Denominator, default, out var denominator)
            & TryAtLeastZero(columns.SampleSize, default, "a number of cases", out var sampleSize)
            & TryAtLeastZero(columns.StandardError, conversion, "a standard error", out var standardError)
            & TryAtLeastZero(columns.DegreesOfFreedom, default, "the number of degrees of freedom", out var degreesOfFreedom);
        details = isGood ? ObservationDetails.Of(numerator, denominator, sampleSize, standardError, degreesOfFreedom) : default;
        return isGood;
    }

    /// <summary>Reads a status; false after a finding.</summary>
    public bool TryStatus(int cell, int valueCell, double value, out ObservationStatus status)
    {
        var text = _row.Cell(cell);
        status = double.IsNaN(value) ? ObservationStatus.Missing : ObservationStatus.Normal;
        if (text.IsEmpty)
            return true;
        if (!ObservationStatusExtensions.TryParseLetter(text, out var known))
        {
            if (_findings.IsUsedUp)
                _findings.Count(_row.CellLocation(cell));
            else
                Report(StatisticsDiagnostics.UnknownStatus, cell, $"Unknown status '{Excerpt.Of(text)}'; {StatusHint(text)}");
            return false;
        }

        status = known.Value;
        if (!status.IsMissing() || _row.Cell(valueCell).IsEmpty)
            return true;
        Report(
            StatisticsDiagnostics.ValueDespiteStatus, valueCell,
            $"The value is '{Excerpt.Of(_row.Cell(valueCell))}', but the status '{status.ToLetter()}' says that it is missing; expected an empty cell or another status.");
        return false;
    }

    /// <summary>Reads the id of a source, null for an empty cell; false after a finding.</summary>
    public bool TrySource(int cell, out string? source)
    {
        var text = _row.Cell(cell);
        source = null;
        if (text.IsEmpty)
            return true;
        if (!_sources.TryGetValue(text, out source))
        {
            var id = text.ToString();
            _sources[text] = source = (_reader.Sources.Count == 0 ? Identifier.IsName(id) : _reader.Sources.Contains(id)) ? id : null;
        }

        if (source is not null)
            return true;
        if (_findings.IsUsedUp)
            _findings.Count(_row.CellLocation(cell));
        else if (_reader.Sources.Count == 0)
            Report(StatisticsDiagnostics.BadCode, cell, $"'{Excerpt.Of(text)}' is no id of a source; expected a letter, then letters, digits, '_', '.' or '-'.");
        else
            Report(PlanDiagnostics.UnknownSource, cell, $"Unknown source '{Excerpt.Of(text)}'{_sourceNames.End(text.ToString())}");
        return false;
    }

    /// <summary>Reads an attribute; null for an empty cell.</summary>
    public AttributeValue? Attribute(int cell, string name)
    {
        var text = _row.Cell(cell);
        if (text.IsEmpty)
            return null;
        if (SpreadsheetFormula.IsEscaped(text))
            text = text[1..];
        if (!_attributes.TryGetValue(name, out var texts))
            _attributes[name] = texts = LookupOf<AttributeValue>();
        if (!texts.TryGetValue(text, out var attribute))
            texts[text] = attribute = new AttributeValue(name, text.ToString());
        return attribute;
    }

    private bool TryAtLeastZero(int cell, UnitConversion? conversion, string what, out double? value)
    {
        if (!TryDetail(cell, conversion, out value))
            return false;
        if (value is not < 0)
            return true;
        Report(StatisticsDiagnostics.NegativeDetail, cell, $"'{Excerpt.Of(_row.Cell(cell))}' is negative; {what} is at least 0.");
        return false;
    }

    private bool TryDetail(int cell, UnitConversion? conversion, out double? value)
    {
        value = null;
        if (cell < 0)
            return true;
        if (!TryValue(cell, conversion, out var number))
            return false;
        value = double.IsNaN(number) ? null : number;
        return true;
    }

    private static Dictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> LookupOf<T>() =>
        new Dictionary<string, T>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private static string StatusHint(ReadOnlySpan<char> text) =>
        text.Length == 1 && ObservationStatusExtensions.TryParseLetter([char.ToUpperInvariant(text[0])], out var upper)
            ? $"did you mean '{upper.Value.ToLetter()}'?"
            : $"expected a letter of the SDMX list CL_OBS_STATUS ({string.Join(' ', ObservationStatusExtensions.KnownLetters.ToCharArray())}) or nothing.";

    private void ReportUnit(int cell, string text, IndicatorEntry? indicator, IndicatorCatalog catalog)
    {
        if (_findings.IsUsedUp)
        {
            _findings.Count(_row.CellLocation(cell));
            return;
        }

        var unit = catalog.Units.Parse(text, _row.CellLocation(cell));
        foreach (var diagnostic in unit.Diagnostics)
            _findings.Add(diagnostic);
        if (unit.IsOk && indicator is not null)
        {
            var expected = catalog.Find(indicator.Id)!.Unit;
            Report(StatisticsDiagnostics.UnitMismatch, cell, $"The unit '{Excerpt.Of(text)}' cannot become '{expected}', the unit of '{indicator.Id}'.");
        }
    }

    private void Report(DiagnosticDescriptor kind, int cell, string message) => _findings.Add(kind, _row.CellLocation(cell), message);
}
