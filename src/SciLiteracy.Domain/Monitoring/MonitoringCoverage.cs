using System.Collections.Frozen;

namespace SciLiteracy.Domain;

/// <summary>Which elements of a plan are monitored by which indicators, and which by none.</summary>
public sealed class MonitoringCoverage
{
    private readonly FrozenDictionary<string, ValueList<Indicator>> _byElement;

    /// <summary>Looks up every element of a plan in what indicators say they monitor.</summary>
    public MonitoringCoverage(ActionPlan plan, IndicatorCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(catalog);
        Plan = plan;
        _byElement = catalog.Indicators
            .SelectMany(i => i.Monitors.Select(m => m.Id).Distinct(), (i, id) => (Id: id, Indicator: i))
            .GroupBy(p => p.Id, p => p.Indicator, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.ToValueList(), StringComparer.Ordinal);
    }

    /// <summary>Gets the plan.</summary>
    public ActionPlan Plan { get; }

    /// <summary>Returns the indicators that monitor an element or, for a project, one of its parts; for the plan's own id, those of its overall goal.</summary>
    public ValueList<Indicator> MonitorsOf(string elementId) =>
        Plan.Find(elementId) is Project project
            ? ActionPlan.PartsOf(project).Prepend(project).SelectMany(e => Direct(e.Id)).DistinctBy(i => i.Id).ToValueList()
            : Direct(elementId);

    /// <summary>Gets the elements that no indicator monitors, in the order of the plan.</summary>
    public IEnumerable<PlanElement> NotMonitored => Plan.Elements.Where(e => MonitorsOf(e.Id).Count == 0);

    private ValueList<Indicator> Direct(string elementId) => _byElement.GetValueOrDefault(elementId, []);
}
