namespace SciLiteracy.Testing;

/// <summary>Documents of surveys, as texts: such a document is made by reading.</summary>
public static class SurveyGenerators
{
    private static readonly string[] Sections =
    [
        """data: { missing: ["", NA], categorical: [race] }""",
        """variables: { literate: score >= 70, rural_woman: residence == "rural" and sex == "F" }""",
        """plausible_values: { science: "PV*SCIE", reading: [pv1, pv2] }""",
        """items: { columns: "q*", model: 2pl, scores: eap, quadrature: { nodes: 61, range: [-6, 6] } }""",
    ];

    private static readonly string[] Designs =
    [
        "design: { weights: w, strata: [stratum], clusters: [township, household], population_sizes: [N1, N2], nested: true, single_psu: adjust }",
        "design: { clusters: [township], variance: first_stage, single_psu: { method: average, domains: true } }",
        "design: { pps: { method: brewer, probabilities: p } }",
        """design: { weights: w, replicates: { method: fay, columns: "rw*", fay: 0.5, mse: false } }""",
        "design: { replicates: { method: other, columns: [r1, r2], scale: 1, rscales: [0.5, 0.5], combined: false } }",
    ];

    private static readonly string[] Calibrations =
    [
        "post_stratify: { by: [edu], totals: { primary: 188e6, junior: 296e6 } }",
        "rake: { margins: { sex: { F: 394e6, M: 406e6 } } }",
        "logit: { totals: { sex: { F: 1, M: 2 } }, bounds: [0.3, 3] }",
        "trim: { lower: 10, upper: 200, strict: true }",
    ];

    private static readonly string[] Estimates =
    [
        "mean: [score, literate]",
        "{ mean: score, by: [age, edu], missing: drop, deff: wr, covariance: true }",
        "{ proportion: literate, ci: { method: beta, level: 0.9 } }",
        "{ total: literate, ci: { df: 12 } }",
        "ratio: { numerator: books, denominator: readers }",
        "quantile: { of: score, at: [0.25, 0.5], rule: 7 }",
        """levels: { of: science, cuts: { "1b": 260.54, "1a": 334.94 } }""",
        "contrast: { of: literate, between: { sex: [male, female] } }",
        "regression: { of: literate, on: [sex, score], family: binomial }",
        "independence: { rows: province, columns: literate, statistic: F }",
    ];

    /// <summary>Returns a document in YAML.</summary>
    public static string Yaml(Draw draw)
    {
        ArgumentNullException.ThrowIfNull(draw);
        List<string> lines = ["survey: " + draw.Pick(["citizens", "citizens-2020", "S.1"]), .. draw.Some(Sections)];
        if (draw.Chance(70))
            lines.Add(draw.Pick(Designs));
        lines.AddRange(List("calibrate", draw.Some(Calibrations)));
        lines.AddRange(List("estimates", [draw.Pick(Estimates), .. draw.Some(Estimates)]));
        return string.Join('\n', lines) + "\n";
    }

    private static IEnumerable<string> List(string key, List<string> items) => items.Count == 0 ? [] : items.Select(i => "  - " + i).Prepend(key + ":");
}
