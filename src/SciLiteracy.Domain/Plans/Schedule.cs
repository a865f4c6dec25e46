using NodaTime;

namespace SciLiteracy.Domain;

/// <summary>The phases of a plan, in the order of the plan.</summary>
public sealed record Schedule
{
    /// <summary>Makes a schedule.</summary>
    public Schedule(ValueList<Phase> phases) => Phases = phases;

    /// <summary>Gets the phases.</summary>
    public ValueList<Phase> Phases { get; }

    /// <summary>Returns the phases in force on a date; none before the first and after the last, several where phases overlap.</summary>
    public ValueList<Phase> InForce(LocalDate on) => Phases.Where(p => p.Period.Contains(on)).ToValueList();

    /// <summary>Returns the pairs of phases that share days, with the days they share.</summary>
    public ValueList<(Phase First, Phase Second, DateInterval Days)> Overlaps()
    {
        var overlaps = new List<(Phase, Phase, DateInterval)>();
        for (var i = 0; i < Phases.Count; i++)
        {
            for (var j = i + 1; j < Phases.Count; j++)
            {
                if (Phases[i].Period.Intersection(Phases[j].Period) is { } days)
                    overlaps.Add((Phases[i], Phases[j], days));
            }
        }

        return overlaps.ToValueList();
    }
}
