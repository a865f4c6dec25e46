using System.Runtime.InteropServices;
using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Observations;

/// <content>Observations by codes.</content>
public sealed partial class DatasetBuilder
{
    /// <summary>Returns the code of an indicator for a part of an entity.</summary>
    /// <param name="indicator">The indicator.</param>
    /// <param name="entity">The code of the entity.</param>
    /// <param name="breakdown">The part of the entity.</param>
    /// <exception cref="ArgumentException">The indicator is no code, or the entity no code of an entity.</exception>
    public int SeriesCode(string indicator, string entity, Breakdown breakdown)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        ArgumentNullException.ThrowIfNull(entity);
        ArgumentNullException.ThrowIfNull(breakdown);
        if (!_indicators.ContainsKey(indicator) && !Identifier.IsCode(indicator))
            throw new ArgumentException($"'{indicator}' is no code of an indicator; expected a letter, then letters, digits, '_' or '.'.", nameof(indicator));
        ref var key = ref CollectionsMarshal.GetValueRefOrAddDefault(_entities, (entity, breakdown), out var isKnown);
        if (!isKnown)
        {
            if (!Identifier.IsEntity(entity))
            {
                _entities.Remove((entity, breakdown));
                throw new ArgumentException($"'{entity}' is no code of an entity; expected a letter or digit, then letters, digits, '_', '.' or '-'.", nameof(entity));
            }

            key = _keys.Count;
            _keys.Add(new EntityKey(entity, breakdown));
        }

        var series = new SeriesKey(IndexOf(_indicators, indicator), key);
        var code = IndexOf(_seriesCodes, series);
        if (code == _seriesCodes.Count - 1)
        {
            MakeRoom(ref _series, code + 1);
            (_series[code].Indicator, _series[code].Entity) = (series.Indicator, series.Entity);
        }

        return code;
    }

    /// <summary>Returns the code of a period.</summary>
    public int PeriodCode(ReferencePeriod period)
    {
        var code = IndexOf(_periods, period);
        MakeRoom(ref _periodsUsed, code + 1);
        return code;
    }

    /// <summary>Returns the code of a source document.</summary>
    /// <exception cref="ArgumentException">The source is no name.</exception>
    public int SourceCode(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (_sources.TryGetValue(source, out var code))
            return code;
        RequireSource(source);
        code = IndexOf(_sources, source);
        MakeRoom(ref _sourcesUsed, code + 1);
        return code;
    }

    /// <summary>Returns the code of a file.</summary>
    public int FileCode(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var code = IndexOf(_files, path);
        if (code == _paths.Count)
            _paths.Add(path);
        return code;
    }

    /// <summary>Returns the code of attributes: of those before, and one more.</summary>
    /// <param name="before">The code of the attributes before it; -1 for none.</param>
    /// <param name="attribute">The attribute; its name comes after those of the others in ordinal order.</param>
    /// <exception cref="ArgumentException">The name does not come after the others, or there is no such code.</exception>
    public int AttributesCode(int before, AttributeValue attribute)
    {
        ArgumentNullException.ThrowIfNull(attribute);
        ref var code = ref CollectionsMarshal.GetValueRefOrAddDefault(_attributeCodes, (before, attribute), out var isKnown);
        if (isKnown)
            return code;
        if (before < -1 || before >= _attributes.Count || (before >= 0 && string.CompareOrdinal(_attributes[before].Attribute.Name, attribute.Name) >= 0))
        {
            _attributeCodes.Remove((before, attribute));
            throw new ArgumentException($"The attribute '{attribute.Name}' does not come after those before it.", nameof(before));
        }

        code = _attributes.Count;
        _attributes.Add(new(before, attribute));
        MakeRoom(ref _attributesUsed, code + 1);
        return code;
    }

    /// <summary>Adds an observation unless its cell is taken; for readers of many rows.</summary>
    /// <param name="observation">The observation; its codes are those of this builder.</param>
    /// <param name="first">The place of the observation that has the cell, if the result is false; it is kept, the new one is not.</param>
    /// <exception cref="ArgumentException">The value is infinite, a value is there although the status says that it is missing, or there is no such code.</exception>
    public bool TryAdd(in CodedObservation observation, out SourceLocation first)
    {
        RequireConsistent(observation.Value, observation.Status);
        RequireCodes(in observation);
        ref var series = ref _series[observation.Series];
        var bit = 1UL << (observation.Period & 63);
        ref var periods = ref observation.Period < 64
            ? ref series.Periods
            : ref CollectionsMarshal.GetValueRefOrAddDefault(_blocks, new(observation.Series, observation.Period >> 6), out _);
        if ((periods & bit) != 0)
        {
            first = PlaceOf(observation.Series, observation.Period);
            return false;
        }

        periods |= bit;
        series.Count++;
        if (_fileStarts.Count == 0 || _fileStarts[^1].File != observation.File)
            _fileStarts.Add((Count, observation.File));
        var rows = _rows[^1];
        if (rows.Count == rows.Series.Length)
        {
            if (rows.Count < ObservationRows.Capacity)
                rows.Grow();
            else
                _rows.Add(rows = new ObservationRows(isFirst: false));
        }

        var row = rows.Count;
        rows.Series[row] = observation.Series;
        rows.Periods[row] = observation.Period;
        rows.Values[row] = observation.Value;
        rows.Statuses[row] = observation.Status;
        rows.Sources[row] = observation.Source;
        rows.Attributes[row] = observation.Attributes;
        rows.Lines[row] = observation.Line;
        _periodsUsed[observation.Period] = true;
        if (observation.Source >= 0)
            _sourcesUsed[observation.Source] = true;
        if (observation.Attributes >= 0)
            _attributesUsed[observation.Attributes] = true;
        if (!observation.Details.IsEmpty)
        {
            rows.SetDetails(_details.Count);
            _details.Add(observation.Details);
        }

        rows.Count = row + 1;
        Count++;
        first = default;
        return true;
    }

    private void RequireCodes(in CodedObservation observation)
    {
        if ((uint)observation.Series >= (uint)_seriesCodes.Count || (uint)observation.Period >= (uint)_periods.Count
            || observation.Source < -1 || observation.Source >= _sources.Count || observation.Attributes < -1 || observation.Attributes >= _attributes.Count
            || observation.File < -1 || observation.File >= _paths.Count)
        {
            throw new ArgumentException("A code is not one of this builder.", nameof(observation));
        }
    }
}
