namespace SciLiteracy.Serialization.Tests.Schemas;

/// <summary>A document of every kind with every key it can have.</summary>
internal static class FullDocuments
{
    private const string Element = "id: e.1, title: { en: T, zh: 题 }, summary: { en: S }, takes_up: [x.1], source: { document: seed, section: '8', kind: task, ordinal: 1 }";

    private const string Source = "{ id: seed, title: { en: T }, publisher: P, year: 2016, number: N 1, url: https://example.org, note: N }";

    private const string Agency =
        "{ id: a, name: { en: A }, abbreviation: AA, lifetime: ../2018-03-18, succession: { kind: renamed, successors: [b], source: seed, note: N }, truncated: true, unverified: false, source: seed, note: N }";

    public static string Of(DocumentKind kind) => kind switch
    {
        DocumentKind.Workspace => "{ workspace: w-1, title: { en: T }, documents: [a.yaml], statistics: ['*.csv'], partitions: [ { dimension: sex, values: [female, male] } ] }",
        DocumentKind.Plan => $$"""
            plan: p-1
            title: { en: T }
            summary: { en: S }
            period: 2016-01-01/2020-12-31
            sources: [ {{Source}} ]
            agencies: [ {{Agency}} ]
            projects:
              - { {{Element}}, number: 8, tasks: [ { {{Element}} } ], measures: [ { {{Element}}, serves: [e.1], phases: [p-1] } ],
                  responsibilities: { lead: [a], participant: [b], evidence: inferred, truncated: true, source: { document: seed, section: '8', kind: x, ordinal: 1 } } }
            arrangements: [ { {{Element}}, kind: leadership } ]
            schedule: [ { {{Element}}, period: 2016-01-01/2016-12-31 } ]
            """,
        DocumentKind.Agencies => $"agencies: [ {Agency} ]",
        DocumentKind.Schedule => $"schedule: [ {{ {Element}, period: 2016 }} ]",
        DocumentKind.Sources => $"sources: [ {Source} ]",
        DocumentKind.Regions => "regions: [ { code: '00', name: { en: R }, level: country, parent: '0', parts: 3, groups: [R-E] } ]",
        DocumentKind.Units => "units: [ { code: u, name: { en: U }, symbol: U, definition: 2 v } ]",
        DocumentKind.Indicators =>
            "indicators: [ { id: i, name: { en: I }, definition: { en: D }, unit: '1', direction: lower, nature: ratio, formula: a / b, monitors: [m.1], rollup: { weighted_mean: w }, source: seed, note: N } ]",
        DocumentKind.Targets =>
            "targets: [ { id: t, title: { en: T }, indicator: i, entity: '00', breakdown: sex=female, period: 2020-Q1, comparison: '<=', value: 1.5, unit: '%', baseline: { period: 2015, value: 1 }, monitors: [p], source: seed, note: N } ]",
        _ => "records: [ { measure: m.1, as_of: 2018-06-30, status: in_progress, percent_complete: 60, evidence: E, source: seed, note: N } ]",
    };
}
