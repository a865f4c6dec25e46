using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Serialization;

/// <summary>An indicator that rows name, and the units they name for it. Of one thread.</summary>
internal sealed class IndicatorEntry
{
    private readonly MeasureUnit? _unit;
    private readonly Dictionary<string, UnitConversion?>.AlternateLookup<ReadOnlySpan<char>> _conversions =
        new Dictionary<string, UnitConversion?>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private IndicatorEntry(string id, MeasureUnit? unit, bool isGood, bool isBinary = false)
    {
        Id = id;
        _unit = unit;
        IsGood = isGood;
        IsBinary = isBinary;
    }

    public string Id { get; }

    /// <summary>Gets whether rows may give its values: it is observed.</summary>
    public bool IsGood { get; }

    /// <summary>Gets whether its values are 0 or 1.</summary>
    public bool IsBinary { get; }

    /// <summary>Returns the indicator of a name; null if there is none. Without indicators, any code is one.</summary>
    public static IndicatorEntry? Of(string id, IndicatorCatalog? indicators)
    {
        if (indicators is null)
            return Identifier.IsCode(id) ? new IndicatorEntry(id, null, isGood: true) : null;
        return indicators.Find(id) is { } indicator
            ? new IndicatorEntry(id, indicators.UnitOf(id), indicator.IsObserved, indicator.Nature == IndicatorNature.Binary)
            : null;
    }

    /// <summary>Returns how values in a unit become values in that of the indicator; null for a text that is no unit, or one that does not fit.</summary>
    public UnitConversion? ConversionFrom(ReadOnlySpan<char> text, IndicatorCatalog indicators)
    {
        if (!_conversions.TryGetValue(text, out var known))
            _conversions[text] = known = Find(text.ToString(), indicators);
        return known;
    }

    private UnitConversion? Find(string text, IndicatorCatalog indicators)
    {
        if (!indicators.Units.TryParse(text, out var unit))
            return null;
        if (_unit is null)
            return default(UnitConversion);
        return unit.IsConvertibleTo(_unit) ? UnitConversion.Between(unit, _unit) : null;
    }
}
