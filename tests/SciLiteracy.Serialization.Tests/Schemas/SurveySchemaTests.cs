using NJsonSchema;

namespace SciLiteracy.Serialization.Tests.Schemas;

/// <summary>The schema of surveys takes what the reader takes, and finds the same shapes wrong.</summary>
public sealed class SurveySchemaTests
{
    public const string Full = """
        survey: citizens-2020
        data: { file: people.csv, missing: ["", NA], categorical: [race] }
        variables: { literate: score >= 70, young: age < 30 }
        plausible_values: { science: "PV*SCIE", reading: [pv1, pv2] }
        design:
          weights: w
          strata: [stratum]
          clusters: [township, household]
          population_sizes: [N1, N2]
          nested: true
          variance: all_stages
          single_psu: { method: adjust, domains: true }
          pps: { method: brewer, probabilities: p }
          replicates: { method: fay, columns: "rw*", fay: 0.5, scale: 1, rscales: [1, 1], mse: true, combined: false }
        calibrate:
          - post_stratify: { by: [edu], totals: { primary: 188e6, junior: 296e6 } }
          - post_stratify: { by: [sex, edu], totals: { F: { primary: 1, junior: 2 }, M: { primary: 3, junior: 4 } } }
          - rake: { margins: margins.csv }
          - rake: { margins: { sex: { F: 394e6, M: 406e6 } } }
          - linear: { population: 800e6, totals: { sex: { F: 1, M: 2 }, years_of_school: 7.2e9 }, bounds: [0.3, 3] }
          - raking: { totals: totals.csv, bounds: [0.3, null] }
          - logit: { totals: { sex: { F: 1, M: 2 } }, bounds: [0.3, 3] }
          - trim: { lower: 10, upper: 200, strict: true }
        estimates:
          - mean: [score, literate]
            id: rural_women
            where: residence == "rural" and sex == "F"
            by: [age, edu]
            missing: drop
            ci: { level: 0.95, method: mean, df: design }
            deff: wor
            covariance: true
            standardize: { age: { "18-29": 205, "30-39": 225 } }
          - { proportion: literate, ci: { method: logit, df: normal }, scale: logit }
          - { total: literate, ci: { df: 12 } }
          - variance: score
            divisor: n
          - sd: score
          - ratio: { numerator: books, denominator: readers }
          - quantile: { of: score, at: [0.25, 0.5, 0.75], rule: 7 }
          - quantile: { of: score, at: 0.5, rule: school }
          - plausible: { mean: [pv1, pv2, pv3], levels: [409.54, 484.14] }
          - levels: { of: science, cuts: { "1b": 260.54, "1a": 334.94 } }
          - contrast: { of: literate, between: { sex: [male, female] } }
          - correlation: [science, escs]
          - regression: { of: literate, on: [sex, score], family: binomial, r_squared: false }
          - independence: { rows: province, columns: literate, statistic: F }
        items:
          columns: "q*"
          key: { q1: B, q2: [B, 3], q3: { B: 2, C: 1 } }
          omitted: zero
          model: 2pl
          scores: eap
          standard_errors: observed
          quadrature: { nodes: 61, range: [-6, 6] }
        observations:
          - indicator: literacy_rate
            of: [rural_women]
            variable: score
            level: "0.5"
            unit: point
            period: 2020
            entity: "00"
            entities: { dimension: age, codes: { "18-29": "11" } }
            breakdowns: { edu: { as: education, levels: { primary: low } }, sex: gender }
            breakdown: residence=rural;sex=F
            flag: { n: 100, cv: 0.3, df: 8 }
            suppress: { n: 30, cv: 0.5 }
            source: S1
          - { indicator: other, of: rural_women, period: 2020-Q3, entity: "00", entities: age, breakdown: _T }
        """;

    [Fact]
    public async Task A_document_with_every_key_is_read_and_valid()
    {
        var document = DocumentReader.ReadYaml(Full, "s.yaml");

        Assert.Empty(document.Diagnostics);
        Assert.Empty((await SchemaAsync()).Validate(DocumentWriter.ToJson(document.Require())));
    }

    [Fact]
    public void What_is_written_reads_back_to_an_equal_document()
    {
        var document = DocumentReader.ReadYaml(Full, "s.yaml").Require();

        Assert.Equal(document, DocumentReader.ReadYaml(DocumentWriter.ToYaml(document), "t.yaml").Require());
        Assert.Equal(document, DocumentReader.ReadJson(DocumentWriter.ToJson(document), "t.json").Require());
    }

    [Theory]
    [InlineData("weights: w", "weight: w", "SL2001")]
    [InlineData("nested: true", "nested: 3", "SL2005")]
    [InlineData("single_psu: { method: adjust, domains: true }", "single_psu: ignore", "SL2007")]
    [InlineData("method: fay", "method: fey", "SL2007")]
    [InlineData("rake: { margins: margins.csv }", "rakes: { margins: margins.csv }", "SL2002")]
    [InlineData("margins: { sex: { F: 394e6, M: 406e6 } }", "margins: { sex: [1, 2] }", "SL2004")]
    [InlineData("bounds: [0.3, 3] }\n  - raking", "bounds: 3 }\n  - raking", "SL2005")]
    [InlineData("mean: [score, literate]", "maen: [score, literate]", "SL2001")]
    [InlineData("- sd: score", "- sd: score\n    mean: score", "SL2004")]
    [InlineData("missing: drop", "missing: ignore", "SL2007")]
    [InlineData("at: [0.25, 0.5, 0.75]", "at: [0.25, 5]", "SL2005")]
    [InlineData("{ sex: [male, female] }", "{ sex: [male] }", "SL2004")]
    [InlineData("statistic: F }", "statistic: G }", "SL2007")]
    [InlineData("model: 2pl", "model: 4pl", "SL2007")]
    [InlineData("nodes: 61", "nodes: 2", "SL2005")]
    [InlineData("level: 0.95", "level: 95", "SL2005")]
    [InlineData("file: people.csv", "fil: people.csv", "SL2001")]
    [InlineData("of: [rural_women]", "on: [rural_women]", "SL2001")]
    [InlineData("entities: age", "entities: [age]", "SL2004")]
    [InlineData("flag: { n: 100", "flag: { m: 100", "SL2001")]
    [InlineData("sex: gender", "sex: [gender]", "SL2004")]
    [InlineData("suppress: { n: 30", "suppress: { n: -1", "SL6200")]
    public async Task What_the_reader_finds_wrong_is_not_valid(string good, string bad, string code)
    {
        Assert.Contains(good, Full, StringComparison.Ordinal);
        var text = Full.Replace(good, bad, StringComparison.Ordinal);

        Assert.Contains(DocumentReader.ReadYaml(text, "s.yaml").Diagnostics, d => d.Code == code);
        Assert.NotEmpty((await SchemaAsync()).Validate(JsonDocumentWriter.Write(YamlDocumentParser.Parse(text, "s.yaml").Require())));
    }

    [Fact]
    public void A_misspelt_estimate_gives_the_word_that_was_meant()
    {
        var result = DocumentReader.ReadYaml("survey: s\nestimates:\n  - meen: score\n  - { total: a, id: x }\n  - { total: b, id: x }\n", "s.yaml");

        Assert.Equal(
            ["s.yaml:3:5: error SL2001: Unknown estimate 'meen'; did you mean 'mean'?", "s.yaml:5:21: error SL2006: There is an estimate 'x' already; ids are unique."],
            result.Diagnostics.Select(d => d.ToString()));
    }

    private static Task<JsonSchema> SchemaAsync() => JsonSchema.FromJsonAsync(DocumentSchemas.Get(DocumentKind.Survey));
}
