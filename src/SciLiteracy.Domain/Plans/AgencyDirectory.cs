using System.Collections.Frozen;
using NodaTime;

namespace SciLiteracy.Domain;

/// <summary>A checked set of agencies that knows who followed whom.</summary>
public sealed class AgencyDirectory
{
    private readonly FrozenDictionary<string, Agency> _byId;

    private AgencyDirectory(ValueList<Agency> agencies)
    {
        Agencies = agencies;
        _byId = agencies.ToFrozenDictionary(a => a.Id, StringComparer.Ordinal);
    }

    /// <summary>Gets the directory without agencies.</summary>
    public static AgencyDirectory Empty { get; } = new([]);

    /// <summary>Gets the agencies, in the order in which they were given.</summary>
    public ValueList<Agency> Agencies { get; }

    /// <summary>Returns the agency with an id, or null.</summary>
    public Agency? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Returns the agencies that exist on a date.</summary>
    public IEnumerable<Agency> On(LocalDate on) => Agencies.Where(a => a.Lifetime.Contains(on));

    /// <summary>Returns the agencies that went into this one, directly.</summary>
    public IEnumerable<Agency> PredecessorsOf(string id) =>
        Agencies.Where(a => a.Succession is { } succession && succession.Successors.Any(s => s.Id == id));

    /// <summary>
    /// Follows the successions from an agency to those that stand in its place on a date. A split gives several paths; where several lead to one
    /// agency (parts that were merged again), only the first is given. A path ends with an agency that exists on the date; or, if there is none, with
    /// one that had not been founded or that ended without a successor.
    /// </summary>
    /// <param name="id">The agency to start from.</param>
    /// <param name="on">The date.</param>
    /// <returns>At least one path; each begins with the agency itself.</returns>
    /// <exception cref="KeyNotFoundException">There is no such agency.</exception>
    public ValueList<SuccessionPath> Follow(string id, LocalDate on)
    {
        var start = Find(id) ?? throw new KeyNotFoundException($"There is no agency '{id}'.");
        var paths = new List<SuccessionPath>();
        var cameFrom = new Dictionary<string, Agency?>(StringComparer.Ordinal);
        var open = new Stack<(Agency Agency, Agency? From)>();
        open.Push((start, null));
        while (open.TryPop(out var step))
        {
            var (agency, from) = step;
            if (!cameFrom.TryAdd(agency.Id, from))
                continue;
            var ended = agency.Lifetime.End is { } end && on > end;
            if (!ended || agency.Succession is not { } succession)
            {
                paths.Add(new SuccessionPath(PathTo(agency, cameFrom), agency.Lifetime.Contains(on)));
                continue;
            }

            for (var i = succession.Successors.Count - 1; i >= 0; i--)
                open.Push((_byId[succession.Successors[i].Id], agency));
        }

        return paths.ToValueList();
    }

    /// <summary>Checks agencies and makes a directory of them.</summary>
    public static Result<AgencyDirectory> Create(IEnumerable<Agency> agencies)
    {
        ArgumentNullException.ThrowIfNull(agencies);
        var list = agencies.ToValueList();
        var findings = new DiagnosticBuilder();
        Check(list, findings);
        return findings.ToResult(() => new AgencyDirectory(list));
    }

    internal static void Check(ValueList<Agency> agencies, DiagnosticBuilder findings)
    {
        var byId = new Dictionary<string, Agency>(StringComparer.Ordinal);
        foreach (var agency in agencies)
        {
            if (!Identifier.IsCode(agency.Id))
                findings.Add(PlanDiagnostics.BadId, agency.Location, $"'{agency.Id}' is no agency id; expected a letter, then letters, digits, '_' or '.'.");
            if (!byId.TryAdd(agency.Id, agency))
            {
                findings.Add(
                    PlanDiagnostics.DuplicateAgency, agency.Location, $"The agency '{agency.Id}' is defined twice; first at {byId[agency.Id].Location}.");
            }
        }

        var suggestions = new NameSuggestions(byId.Keys);
        foreach (var agency in agencies)
            CheckSuccession(agency, byId, suggestions, findings);
        CheckCycles(agencies, byId, findings);
        CheckAbbreviations(agencies, findings);
    }

    private static ValueList<Agency> PathTo(Agency agency, Dictionary<string, Agency?> cameFrom)
    {
        var path = new List<Agency>();
        for (var step = agency; step is not null; step = cameFrom[step.Id])
            path.Add(step);
        path.Reverse();
        return path.ToValueList();
    }

    private static void CheckSuccession(Agency agency, Dictionary<string, Agency> byId, NameSuggestions suggestions, DiagnosticBuilder findings)
    {
        if (agency.Succession is not { } succession)
            return;

        var place = succession.Location.IsKnown ? succession.Location : agency.Location;
        if (agency.Lifetime.End is null)
        {
            findings.Add(
                PlanDiagnostics.SuccessionWithoutEnd, place,
                $"The agency '{agency.Id}' has successors but its lifetime '{agency.Lifetime}' has no end; write 'lifetime: ../LAST-DAY'.");
        }

        var (least, most) = succession.Kind switch
        {
            AgencySuccessionKind.Split => (2, int.MaxValue),
            AgencySuccessionKind.Absorbed => (1, int.MaxValue),
            _ => (1, 1),
        };
        var count = most == 1 ? succession.Successors.Count : succession.Successors.Select(s => s.Id).Distinct(StringComparer.Ordinal).Count();
        if (count < least || count > most)
        {
            var expected = most == 1 ? "exactly 1" : $"at least {least}";
            findings.Add(
                PlanDiagnostics.SuccessorCount, place,
                $"The agency '{agency.Id}' was {Verb(succession.Kind)} and has {count} successors; expected {expected}.");
        }

        foreach (var reference in succession.Successors)
        {
            if (!byId.TryGetValue(reference.Id, out var successor))
            {
                findings.Add(
                    PlanDiagnostics.UnknownSuccessor, reference.Location.IsKnown ? reference.Location : place,
                    PlanChecks.Unknown("agency", reference.Id, suggestions, $" among the successors of '{agency.Id}'"));
                continue;
            }

            CheckHandover(agency, succession, reference, successor, place, findings);
        }
    }

    private static void CheckHandover(
        Agency agency, AgencySuccession succession, Reference reference, Agency successor, SourceLocation place, DiagnosticBuilder findings)
    {
        if (agency.Lifetime.End is not { } end)
            return;

        var at = reference.Location.IsKnown ? reference.Location : place;
        var firstDay = end.PlusDays(1);
        var isNew = succession.Kind is AgencySuccessionKind.Renamed or AgencySuccessionKind.Merged or AgencySuccessionKind.Split;
        if (isNew && successor.Lifetime.Start is { } start && start <= end)
        {
            findings.Add(
                PlanDiagnostics.LifetimesOverlap, at,
                $"The lifetimes of '{agency.Id}' ({agency.Lifetime}) and its successor '{successor.Id}' ({successor.Lifetime}) overlap; "
                + $"expected '{successor.Id}' to begin after {LocalDateText(end)}, or 'kind: absorbed' if it existed before.");
        }
        else if (!successor.Lifetime.Contains(firstDay))
        {
            findings.Add(
                PlanDiagnostics.SuccessorNotAlive, at,
                $"The successor '{successor.Id}' ({successor.Lifetime}) does not exist on {LocalDateText(firstDay)}, the day after '{agency.Id}' ended.");
        }
    }

    // Two agencies with one abbreviation are told apart by time only.
    private static void CheckAbbreviations(ValueList<Agency> agencies, DiagnosticBuilder findings)
    {
        foreach (var group in agencies.Where(a => a.Abbreviation is not null).GroupBy(a => a.Abbreviation!, StringComparer.Ordinal))
        {
            List<Agency> all = [.. group.DistinctBy(a => a.Id)];
            if (all.Count == 1)
                continue;
            var seen = new LifetimeIndex(all.Select(a => a.Lifetime));
            foreach (var agency in all)
            {
                if (seen.AddAndFindFirst(agency.Lifetime) is { } index)
                {
                    var other = all[index];
                    findings.Add(
                        PlanDiagnostics.LifetimesOverlap, agency.Location,
                        $"The lifetimes of '{other.Id}' ({other.Lifetime}) and '{agency.Id}' ({agency.Lifetime}) overlap, and both are abbreviated '{group.Key}'; "
                        + $"the first is at {other.Location}.");
                }
            }
        }
    }

    private static void CheckCycles(ValueList<Agency> agencies, Dictionary<string, Agency> byId, DiagnosticBuilder findings)
    {
        var cycles = CycleSearch.Find(
            agencies.Select(a => a.Id).Distinct(StringComparer.Ordinal),
            id => byId[id].Succession is { } succession ? succession.Successors.Select(s => s.Id).Where(byId.ContainsKey) : []);
        foreach (var cycle in cycles)
        {
            var first = byId[cycle[0]];
            var path = string.Join(" -> ", cycle.Append(cycle[0]).Select(id => $"'{id}'"));
            findings.Add(PlanDiagnostics.SuccessionCycle, first.Succession!.Location.IsKnown ? first.Succession.Location : first.Location, $"Agencies succeed each other in a circle: {path}.");
        }
    }

    private static string Verb(AgencySuccessionKind kind) => kind switch
    {
        AgencySuccessionKind.Renamed => "renamed",
        AgencySuccessionKind.Merged => "merged",
        AgencySuccessionKind.Split => "split",
        _ => "absorbed",
    };

    private static string LocalDateText(LocalDate date) => NodaTime.Text.LocalDatePattern.Iso.Format(date);
}
