namespace SciLiteracy.Serialization.Tests.Schemas;

/// <summary>A document of every kind with every key it can have.</summary>
internal static class FullDocuments
{
    private const string Element = "id: e.1, title: { en: T, zh: 题 }, summary: { en: S }, takes_up: [x.1], source: { document: seed, section: '8', kind: task, ordinal: 1 }";

    private const string Source = "{ id: seed, title: { en: T }, publisher: P, year: 2016, number: N 1, url: https://example.org, note: N }";

    private const string Agency =
        "{ id: a, name: { en: A }, abbreviation: AA, lifetime: ../2018-03-18, succession: { kind: renamed, successors: [b], source: seed, note: N }, truncated: true, unverified: false, source: seed, note: N }";

    // Every key of the document; of steps and of what varies one method each, for their keys differ.
    private const string Index = """
        index: i-1
        title: { en: T, zh: 题 }
        data: { entity: region, period: year, missing: [NA] }
        structure:
          id: I
          name: { en: I }
          weight: 1
          aggregate: { method: power, p: 2, min_availability: 0.5, missing: drop }
          children:
            - { indicator: a, name: { en: A }, weight: 2, direction: lower, denominator: pop, goalposts: [0, 10], target: 8 }
            - { indicator: b }
        weight_sets: { alt: { a: 2 } }
        steps:
          - screen: { by: both, min_availability: 0.5, min_nonzero: 0.1, node: I, include: [x], exclude: [y] }
          - denominate: { scale: { pop: 1e6 }, denominator: pop, only: [a], except: [b] }
          - impute: { method: group_mean, group: region_group, only: [a], except: [b] }
          - impute: { method: latest, max_gap: 2 }
          - treat: { winsorize: 5, then: { method: box_cox, lambda: 0.5 }, skew: 2, kurtosis: 3.5, combine: true, if_worse: revert, scope: all_periods, only: [a], except: [b] }
          - normalize: { method: z_score, mean: 10, sd: 2, range: [1, 100], constant_score: 5, scope: base_period, base_period: 2015, only: [a], except: [b] }
          - weight: { method: ahp, comparisons: [ { first: a, second: b, ratio: 3 } ], max_consistency_ratio: 0.2, nodes: [I], level: 1 }
          - aggregate: { method: mazziotta_pareto, penalty: negative, scale: adjusted, reference: x, min_availability: 0.5, missing: propagate }
        uncertainty:
          draws: 10
          seed: 2
          sampling: sobol
          vary:
            - { normalize.method: [min_max, { method: z_score, mean: 50, sd: 10 }], name: N, group: G }
            - { weights: { level: 1, factor: 0.25, separate: true }, name: W, group: G }
            - { input_error: { from: se.csv, distribution: normal, indicators: [a] } }
          levels: [0.05, 0.95]
          quantiles: r7
          top: [1]
          pairs: true
          keep_draws: true
          sobol: { points: 16, resamples: 10, confidence: 0.9, per_entity: true }
          morris: { paths: 4, levels: 4 }
        """;

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
        DocumentKind.Index => Index,
        _ => "records: [ { measure: m.1, as_of: 2018-06-30, status: in_progress, percent_complete: 60, evidence: E, source: seed, note: N } ]",
    };
}
