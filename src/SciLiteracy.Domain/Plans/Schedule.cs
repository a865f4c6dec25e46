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

    /// <summary>Returns the pairs of phases that share days, with the days they share, in the order of the first and then of the second.</summary>
    public ValueList<(Phase First, Phase Second, DateInterval Days)> Overlaps()
    {
        // Phases as they begin, beside those that have begun and not ended: what is looked at is a pair, or ends for good.
        var pairs = new List<(int First, int Second)>();
        var running = new List<int>();
        foreach (var next in Enumerable.Range(0, Phases.Count).OrderBy(i => Phases[i].Period.Start))
        {
            running.RemoveAll(i => Phases[i].Period.End < Phases[next].Period.Start);
            pairs.AddRange(running.Select(i => (Math.Min(i, next), Math.Max(i, next))));
            running.Add(next);
        }

        pairs.Sort();
        return pairs.Select(p => (Phases[p.First], Phases[p.Second], Phases[p.First].Period.Intersection(Phases[p.Second].Period)!)).ToValueList();
    }
}
