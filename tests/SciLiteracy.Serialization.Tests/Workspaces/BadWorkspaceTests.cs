namespace SciLiteracy.Serialization.Tests.Workspaces;

/// <summary>The exact findings about workspaces in which much is wrong: all of them in one pass, each at its place.</summary>
public sealed class BadWorkspaceTests
{
    // A document of every kind, each with several faults, and statistics.
    [Fact]
    public async Task Everything_wrong_in_documents_of_every_kind_is_found_in_one_pass()
    {
        using var folder = new TemporaryFolder();
        folder.With("agencies.yaml", """
            agencies:
              - { id: cast, name: { en: CAST }, abbreviation: CAST }
              - { id: cast, name: { en: CAST again } }
              - { id: old, name: { en: Old }, abbreviation: CAST, lifetime: ../2018-03-18, succession: { kind: merged, successors: [new] } }
              - { id: new, name: { en: New }, lifetime: 2018-01-01/.. }
              - { id: ring1, name: { en: Ring }, lifetime: ../2010-12-31, succession: { kind: renamed, successors: [ring2] } }
              - { id: ring2, name: { en: Ring }, lifetime: ../2015-12-31, succession: { kind: renamed, successors: [ring1] } }
              - { id: bad, name: { en: Bad }, lifetime: 2018-03-18, succession: { kind: joined, successors: [neww] } }
              - { id: lost, name: { en: Lost }, lifetime: ../2018-03-18, succession: { kind: split, successors: [neww] } }

            """);
        folder.With("indicators.yaml", """
            indicators:
              - { id: visits, name: { en: Visits }, unit: person, direction: up, rollup: { weighted_mean: populaton } }
              - { id: population, name: { en: Population }, unit: "person", rollup: weighted_mean, monitors: [infrastructure.task.9] }
              - { id: rate, name: { en: Rate }, unit: "1 / person", formula: visits / (population, nature: rate, source: sed }
              - { id: loop, name: { en: Loop }, unit: "1", formula: "loop + 1" }
              - { id: if, name: { en: If }, unit: "1" }

            """);
        folder.With("plan.yaml", """
            plan: demo
            title: { en: Plan, english_text: x, EN: y }
            period: 2016-01-01/2020-12-31
            projects:
              - id: infrastructure
                number: eight
                titel: { en: Infrastructure }
                source: { document: sead, section: 8 }
                tasks:
                  - { id: infrastructure.task.1, title: { en: Task } }
                  - { id: infrastructure.task.1, title: { en: } }
                measures:
                  - { id: infrastructure.measure.1, title: { en: Measure }, serves: [infrastructure.task.2], phases: [in_dept] }
                  - { id: infrastructure measure 2, title: { en: Measure } }
                responsibilities: { lead: [casst], participant: cast, evidence: infered, truncated: yes }
            arrangements:
              - { id: leadership.1, kind: leader, title: { en: Leadership } }
              - plain text

            """);
        folder.With("records.yaml", """
            records:
              - { measure: infrastructure.measure.3, as_of: 2018-02-30, status: done, percent_complete: 120 }
              - { measure: infrastructure.measure.3, as_of: 2018-02-28, status: completed, percent_complete: 50 }
              - { measure: infrastructure.measure.1, as_of: 2018-02-28, status: completed, percent_complete: 101, evidence: true }
              - { measure: infrastructure.measure.1, as_of: 2018-02-28, status: completed }

            """);
        folder.With("regions.yaml", """
            regions:
              - { code: "00", name: { en: Country }, level: country }
              - { code: "11", name: { en: Beijing }, parent: "01" }
              - { code: "11", name: { en: Beijing }, groups: [R-E] }
              - { code: x, name: { en: X }, parent: y }
              - { code: y, name: { en: Y }, parent: x }

            """);
        folder.With("schedule.yaml", """
            schedule:
              - { id: in_depth, title: { en: In depth }, period: 2017-01-01/2021-06-30 }
              - { id: in_depth, title: { en: In depth }, period: 2017-12-31/2017-01-01 }

            """);
        folder.With("sources.yaml", """
            sources:
              - { id: seed, title: { en: Plan }, year: MMXVI }
              - { id: seed, title: { en: Plan }, pubisher: x }
              - { title: { en: Plan } }

            """);
        folder.With("statistics/a.csv", """
            indicator,unit,entity,period,breakdown,value,status,source
            population,person,00,2020,_T,1,,seed
            population,person,00,2020,_T,2,,seed
            population,person,12,2020,_T,1.2.3,,seed
            populatio,hour,00,2020,_T,1,,seed
            visits2,person,00,2020-13,_T,1,,seed

            """);
        folder.With("targets.yaml", """
            targets:
              - { id: t1, indicator: ratte, entity: "99", period: 2020-13, comparison: ">>", value: ten, baseline: { period: 2015 } }
              - { id: t2, indicator: population, entity: "00", breakdown: sex, period: 2020, comparison: ">", value: 10, unit: hour, baseline: { value: 1 } }

            """);
        folder.With("units.yaml", """
            units:
              - { code: person, name: { en: person } }
              - { code: hour, name: { en: hour } }
              - { code: minute, name: { en: minute }, definition: "hour / 60" }
              - { code: pair, name: { en: pair }, definition: 2 person }

            """);
        folder.With("workspace.yaml", """
            workspace: bad workspace
            title: Title
            documents: [plan.yaml, agencies.yaml, schedule.yaml, sources.yaml, regions.yaml, units.yaml, indicators.yaml, targets.yaml, records.yaml]
            statistics: [statistics/*.csv]
            statistic: x

            """);

        var findings = await folder.FindingsAsync();

        Assert.Equal(
            """
            agencies.yaml:3:5: error SL3010: The agency 'cast' is defined twice; first at agencies.yaml:2:5.
            agencies.yaml:4:5: error SL3011: The lifetimes of 'cast' (../..) and 'old' (../2018-03-18) overlap, and both are abbreviated 'CAST'; the first is at agencies.yaml:2:5.
            agencies.yaml:4:121: error SL3011: The lifetimes of 'old' (../2018-03-18) and its successor 'new' (2018-01-01/..) overlap; expected 'new' to begin after 2018-03-18, or 'kind: absorbed' if it existed before.
            agencies.yaml:6:75: error SL3012: Agencies succeed each other in a circle: 'ring1' -> 'ring2' -> 'ring1'.
            agencies.yaml:7:105: error SL3014: The successor 'ring1' (../2010-12-31) does not exist on 2016-01-01, the day after 'ring2' ended.
            agencies.yaml:8:45: error SL2005: Expected two dates in order such as '1998-03-10/2018-03-18' or '../2018-03-18' for 'lifetime', found the text '2018-03-18'.
            agencies.yaml:8:77: error SL2007: Unknown word 'joined' for 'kind'; expected 'renamed', 'merged', 'split' or 'absorbed'.
            agencies.yaml:9:74: error SL3016: The agency 'lost' was split and has 1 successors; expected at least 2.
            agencies.yaml:9:102: error SL3013: Unknown agency 'neww' among the successors of 'lost'; did you mean 'new'?
            indicators.yaml:2:66: error SL2007: Unknown word 'up' for 'direction'; expected 'higher', 'lower' or 'context'.
            indicators.yaml:2:95: error SL4203: Unknown indicator 'populaton'; did you mean 'population'?
            indicators.yaml:3:73: error SL2005: A weighted mean needs the indicator that gives the weights; write { weighted_mean: CODE }.
            indicators.yaml:3:99: error SL4204: Unknown element 'infrastructure.task.9' of the plan; did you mean 'infrastructure.task.1'?
            indicators.yaml:4:75: error SL4211: The bracket '(' is not closed.
            indicators.yaml:4:96: error SL2007: Unknown word 'rate' for 'nature'; expected 'stock', 'flow', 'ratio', 'index' or 'binary'.
            indicators.yaml:4:110: error SL3008: Unknown source 'sed'; did you mean 'seed'?
            indicators.yaml:5:58: error SL4213: Formulas refer to each other in a circle: 'loop' -> 'loop'.
            indicators.yaml:6:5: error SL4202: 'if' is a word of the formula language; an indicator needs another id.
            plan.yaml:2:20: error SL2009: Expected a language tag such as 'en' or 'zh-Hans' in 'title', found the text 'english_text'.
            plan.yaml:2:37: error SL2009: The language 'EN' is in 'title' twice; case does not tell tags apart.
            plan.yaml:5:5: error SL2002: The key 'title' is missing in a project; expected texts by language such as { en: … }.
            plan.yaml:6:13: error SL2005: Expected a whole number for 'number', found the text 'eight'.
            plan.yaml:7:5: error SL2001: Unknown key 'titel' in a project; did you mean 'title'?
            plan.yaml:8:25: error SL3008: Unknown source 'sead'; did you mean 'seed'?
            plan.yaml:11:9: error SL3001: The id 'infrastructure.task.1' is used twice; first at plan.yaml:10:9.
            plan.yaml:11:51: error SL2010: The text of 'title' in the language 'en' is blank; leave the language out until there is one.
            plan.yaml:13:74: error SL3004: Unknown task 'infrastructure.task.2' in the project 'infrastructure'; did you mean 'infrastructure.task.1'?
            plan.yaml:13:107: error SL3005: Unknown phase 'in_dept'; did you mean 'in_depth'?
            plan.yaml:14:15: error SL2006: Expected a code (a letter, then letters, digits, '_' or '.') for 'id', found the text 'infrastructure measure 2'.
            plan.yaml:15:32: error SL3003: Unknown agency 'casst'; did you mean 'cast'?
            plan.yaml:15:53: error SL2004: Expected a list of ids for 'participant', found the text 'cast'; write [cast].
            plan.yaml:15:69: error SL2007: Unknown word 'infered' for 'evidence'; did you mean 'inferred'? Expected 'stated' or 'inferred'.
            plan.yaml:15:89: error SL2005: Expected true or false for 'truncated', found the text 'yes'.
            plan.yaml:17:31: error SL2007: Unknown word 'leader' for 'kind'; expected 'leadership', 'mechanism' or 'guarantee'.
            plan.yaml:18:5: error SL2004: Expected an arrangement as a mapping, found the text 'plain text'.
            records.yaml:2:49: error SL2005: Expected a date such as '2016-03-01' for 'as_of', found the text '2018-02-30'.
            records.yaml:2:69: error SL2007: Unknown word 'done' for 'status'; expected 'not_started', 'in_progress', 'completed' or 'cancelled'.
            records.yaml:3:5: warning SL3023: The percentage '50' does not fit the status of the measure 'infrastructure.measure.3'.
            records.yaml:3:16: error SL3020: Unknown measure 'infrastructure.measure.3'; did you mean 'infrastructure.measure.1'?
            records.yaml:4:5: error SL3022: The percentage '101' is not between 0 and 100.
            records.yaml:4:113: error SL2005: Expected text for 'evidence', found the truth value 'true'; write "true".
            records.yaml:5:5: error SL3021: The measure 'infrastructure.measure.1' has two records for 2018-02-28; first at records.yaml:4:5.
            regions.yaml:3:50: error SL4403: Unknown parent '01' of the region '11'; did you mean '00'?
            regions.yaml:4:5: error SL4402: The region '11' is defined twice; it is first defined at regions.yaml:3:5.
            regions.yaml:4:51: error SL4404: Unknown grouping 'R-E' of the region '11'.
            regions.yaml:5:41: error SL4405: The region 'x' lies in itself: x -> y -> x; expected a tree.
            schedule.yaml:2:5: error SL3006: The phase 'in_depth' (2017-01-01/2021-06-30) reaches outside the plan's period (2016-01-01/2020-12-31).
            schedule.yaml:3:5: error SL3001: The id 'in_depth' is used twice; first at schedule.yaml:2:5.
            schedule.yaml:3:54: error SL2005: Expected days in order such as '2016-01-01/2020-12-31' or '2016/2020' for 'period', found the text '2017-12-31/2017-01-01'.
            sources.yaml:2:44: error SL2005: Expected a whole number for 'year', found the text 'MMXVI'.
            sources.yaml:3:5: error SL3009: The source 'seed' is defined twice; first at sources.yaml:2:5.
            sources.yaml:3:38: error SL2001: Unknown key 'pubisher' in a source; did you mean 'publisher'?
            sources.yaml:4:5: error SL2002: The key 'id' is missing in a source; expected a name (a letter, then letters, digits, '_', '.' or '-').
            statistics/a.csv:3:1: error SL5012: The cell 'population' of '00' in '2020' with breakdown '_T' is there twice; first at statistics/a.csv:2:1.
            statistics/a.csv:4:19: error SL4409: Unknown region '12'; did you mean '11'?
            statistics/a.csv:4:30: error SL5009: '1.2.3' is no number; expected one such as 10.56, -3 or 1.5e6.
            statistics/a.csv:5:1: error SL4203: Unknown indicator 'populatio'; did you mean 'population'?
            statistics/a.csv:6:1: error SL4203: Unknown indicator 'visits2'; did you mean 'visits'?
            statistics/a.csv:6:19: error SL5007: '2020-13' is no period; expected a year, half-year, quarter, month or day such as 2020, 2020-S1, 2020-Q3, 2020-06 or 2020-06-15.
            targets.yaml:2:26: error SL4203: Unknown indicator 'ratte'; did you mean 'rate'?
            targets.yaml:2:41: error SL4409: Unknown region '99'.
            targets.yaml:2:55: error SL2005: Expected a period such as '2020', '2020-S1', '2020-Q3', '2020-06' or '2020-06-15' for 'period', found the text '2020-13'.
            targets.yaml:2:76: error SL2007: Unknown word '>>' for 'comparison'; did you mean '>'? Expected '>', '>=', '<', '<=' or '='.
            targets.yaml:2:89: error SL2005: Expected a number for 'value', found the text 'ten'.
            targets.yaml:3:63: error SL2005: Expected '_T' or 'dimension=value[;dimension=value]' for 'breakdown', found the text 'sex'.
            targets.yaml:3:116: error SL4222: The unit 'hour' of the target 't2' cannot become 'person', the unit of 'population'.
            targets.yaml:3:132: error SL2002: The key 'period' is missing in a baseline; expected a period such as '2020', '2020-S1', '2020-Q3', '2020-06' or '2020-06-15'.
            workspace.yaml:1:12: error SL2006: Expected a name (a letter, then letters, digits, '_', '.' or '-') for 'workspace', found the text 'bad workspace'.
            workspace.yaml:2:8: error SL2008: The text 'Title' of 'title' has no language; write { en: … }.
            workspace.yaml:5:1: error SL2001: Unknown key 'statistic' in a document of the kind 'workspace'; expected 'workspace', 'title', 'documents', 'statistics' or 'partitions'.
            """,
            string.Join('\n', findings));
    }

    // Units that are no good, and what uses them.
    [Fact]
    public async Task What_is_wrong_with_units_does_not_hide_what_is_wrong_with_those_who_use_them()
    {
        using var folder = new TemporaryFolder();
        folder.With("a.csv", """
            indicator,unit,entity,period,breakdown,value,status,source
            visits,perso,1,2020,_T,1,,s

            """);
        folder.With("indicators.yaml", """
            indicators:
              - { id: visits, name: { en: Visits }, unit: persn }
              - { id: time, name: { en: Time }, unit: hour }
              - { id: bare, name: { en: Bare } }
              - { id: speed, name: { en: Speed }, unit: person / }
              - id: formula
                name: { en: Formula }
                unit: "1"
                formula: >-
                  visits +
                  nothing
              - { id: ratio, name: { en: Ratio }, unit: person, formula: "visits + 'time'" }

            """);
        folder.With("targets.yaml", """
            targets:
              - { id: t, indicator: time, entity: "1", period: 2020, comparison: "<", value: 1, unit: person }
              - { id: u, indicator: ratio, entity: "1", period: 2020, comparison: "<", value: 1, unit: "%" }
              - { id: u, indicator: ratio, entity: "1", period: 2020, comparison: "<", value: 1, unit: persons }

            """);
        folder.With("units.yaml", """
            units:
              - { code: person, name: { en: person } }
              - { code: person, name: person }
              - { code: hour, name: { en: hour }, definition: minute * 60 }
              - { code: minute, name: { en: minute }, definition: "hour / 60" }
              - { code: pair, name: { en: pair }, definition: 2 persn }
              - { code: m/s, name: { en: speed } }
              - { code: folded, name: { en: folded }, definition: "2 \
                  persn" }

            """);
        folder.With("workspace.yaml", """
            workspace: w
            documents: [units.yaml, indicators.yaml, targets.yaml]
            statistics: ["*.csv"]

            """);

        var findings = await folder.FindingsAsync();

        Assert.Equal(
            """
            indicators.yaml:2:47: error SL4010: Unknown unit 'persn'; did you mean 'person'?
            indicators.yaml:4:5: error SL2002: The key 'unit' is missing in an indicator; expected a unit such as 'person', 'venue / 1e6 person' or '%'.
            indicators.yaml:5:52: error SL4011: 'person /' ends after '/'; expected a unit or a number.
            indicators.yaml:9:14: error SL4203: Unknown indicator 'nothing'.
            indicators.yaml:12:72: error SL4212: The character ''' means nothing in a formula.
            indicators.yaml:12:77: error SL4212: The character ''' means nothing in a formula.
            targets.yaml:3:93: error SL4222: The unit '%' of the target 'u' cannot become 'person', the unit of 'ratio'.
            targets.yaml:4:5: error SL4220: The target 'u' is defined twice; first at targets.yaml:3:5.
            targets.yaml:4:92: error SL4010: Unknown unit 'persons'; did you mean 'person'?
            units.yaml:3:5: error SL4002: The unit 'person' is defined twice; it is first defined at units.yaml:2:5.
            units.yaml:3:27: error SL2008: The text 'person' of 'name' has no language; write { en: … }.
            units.yaml:4:51: error SL4003: The definition of the unit 'hour' leads back to it: hour -> minute -> hour; expected base kinds at the end.
            units.yaml:6:53: error SL4010: Unknown unit 'persn'; did you mean 'person'?
            units.yaml:7:13: error SL2006: Expected a code (a letter, then letters, digits, '_' or '.') for 'code', found the text 'm/s'.
            units.yaml:8:55: error SL4010: Unknown unit 'persn'; did you mean 'person'?
            """,
            string.Join('\n', findings));
    }

    // JSON has the same findings at its own places.
    [Fact]
    public void A_bad_document_in_json_has_the_same_findings()
    {
        var findings = DocumentReader.ReadJson(
            """
            { "agencies": [
              { "id": "c st", "nam": { "en": "A" } },
              { "id": "b", "name": "B", "truncated": "yes" }
            ] }
            """,
            "a.json").Diagnostics;

        Assert.Equal(
            """
            a.json:2:3: error SL2002: The key 'name' is missing in an agency; expected texts by language such as { en: … }.
            a.json:2:11: error SL2006: Expected a code (a letter, then letters, digits, '_' or '.') for 'id', found the text 'c st'.
            a.json:2:19: error SL2001: Unknown key 'nam' in an agency; did you mean 'name'?
            a.json:3:24: error SL2008: The text 'B' of 'name' has no language; write { en: … }.
            a.json:3:42: error SL2005: Expected true or false for 'truncated', found the text 'yes'.
            """,
            string.Join('\n', findings));
    }

    [Theory]
    [InlineData("[]", "a.yaml:1:1: error SL2004: Expected a document that begins with its kind, KINDS; found a list.")]
    [InlineData("{}", "a.yaml:1:1: error SL2004: Expected a document that begins with its kind, KINDS; found an empty mapping.")]
    [InlineData("plans: x", "a.yaml:1:1: error SL1101: Unknown kind of document 'plans'; did you mean 'plan'?")]
    [InlineData("zzzz: x", "a.yaml:1:1: error SL1101: Unknown kind of document 'zzzz'; expected KINDS as the first key.")]
    [InlineData("register: x", "a.yaml:1:1: error SL1101: Documents of the kind 'register' are not read by this version; expected KINDS as the first key.")]
    [InlineData("units:", "a.yaml:1:7: error SL2003: The key 'units' in a document of the kind 'units' has no value; expected a list.")]
    [InlineData("indicators: [ { id: a, name: { en: A }, unit: '1', rollup: [mean] } ]", "a.yaml:1:60: error SL2004: Expected 'sum', 'mean', 'none' or { weighted_mean: CODE } for 'rollup', found a list.")]
    [InlineData("indicators: [ { id: a, name: { en: A }, unit: '1', rollup: avg } ]", "a.yaml:1:60: error SL2007: Unknown word 'avg' for 'rollup'; expected 'none', 'sum' or 'mean'.")]
    [InlineData("title: { en: T }\nunits: [ { kode: a } ]", "a.yaml:1:1: error SL1101: The first key tells the kind of a document, and 'title' is none; put 'units' first.")]
    public void The_kind_of_a_document_is_its_first_key(string yaml, string finding) =>
        Assert.Equal(finding.Replace("KINDS", Listing.Of(DocumentKinds.Keys), StringComparison.Ordinal), DocumentReader.ReadYaml(yaml, "a.yaml").Diagnostics[0].ToString());
}
