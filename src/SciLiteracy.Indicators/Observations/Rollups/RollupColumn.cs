using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Observations.Rollups;

/// <summary>The cells of one indicator by entity, while parents are added to them.</summary>
internal sealed class RollupColumn
{
    private readonly Dictionary<string, Dictionary<(Breakdown Breakdown, ReferencePeriod Period), RollupPart>> _entities = new(StringComparer.Ordinal);

    public RollupColumn(IEnumerable<Observation> observations)
    {
        foreach (var o in observations)
            Set(o.Entity, o.Breakdown, o.Period, new(o.Value, o.Status, o.Details.StandardError, o.Details.SampleSize, 1, 1));
    }

    public IEnumerable<(Breakdown Breakdown, ReferencePeriod Period)> KeysOf(string entity) =>
        _entities.TryGetValue(entity, out var cells) ? cells.Keys : [];

    public bool TryGet(string entity, Breakdown breakdown, ReferencePeriod period, out RollupPart part)
    {
        part = default;
        return _entities.TryGetValue(entity, out var cells) && cells.TryGetValue((breakdown, period), out part) && !double.IsNaN(part.Value);
    }

    public void Set(string entity, Breakdown breakdown, ReferencePeriod period, RollupPart part)
    {
        if (!_entities.TryGetValue(entity, out var cells))
            _entities.Add(entity, cells = []);
        cells[(breakdown, period)] = part;
    }
}
