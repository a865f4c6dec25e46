namespace SciLiteracy.Cli.Tests;

/// <summary>A small workspace that uses every document kind, written as the formats documentation shows them.</summary>
internal static class Small
{
    public const string Agencies =
        """
        agencies:
          - { id: academy, name: { en: Academy of Sciences }, abbreviation: AS }
          - { id: culture, name: { en: Ministry of Culture }, lifetime: ../2018-03-18, succession: { kind: merged, successors: [culture_tourism] } }
          - { id: tourism, name: { en: Tourism Administration }, lifetime: ../2018-03-18, succession: { kind: merged, successors: [culture_tourism] } }
          - { id: culture_tourism, name: { en: Ministry of Culture and Tourism }, lifetime: 2018-03-19/.. }

        """;

    public const string Plan =
        """
        plan: demo-2016-2020
        title: { en: Demonstration plan }
        period: 2016-01-01/2020-12-31
        projects:
          - id: infrastructure
            number: 8
            title: { en: Infrastructure }
            tasks:    [ { id: infrastructure.task.1, title: { en: More venues } } ]
            measures:
              - { id: infrastructure.measure.1, title: { en: Build venues }, serves: [infrastructure.task.1], phases: [start] }
              - { id: infrastructure.measure.2, title: { en: Open laboratories }, serves: [infrastructure.task.1] }
            responsibilities: { lead: [academy], participant: [culture, tourism], evidence: inferred, truncated: true }
        arrangements:
          - { id: leadership.1, kind: leadership, title: { en: Lead } }
        schedule:
          - { id: start, title: { en: Start }, period: 2016-01-01/2016-12-31 }
          - { id: in_depth, title: { en: In depth }, period: 2017-01-01/2020-12-31 }
          - { id: assessment, title: { en: Assessment }, period: 2020-01-01/2020-12-31 }

        """;

    public static TestFolder Create()
    {
        var folder = new TestFolder();
        folder.Write("workspace.yaml",
            """
            workspace: demo
            documents: [plan.yaml, agencies.yaml, regions.yaml, units.yaml, indicators/*.yaml, targets.yaml, records.yaml]
            statistics: [statistics/*.csv]

            """);
        folder.Write("plan.yaml", Plan);
        folder.Write("agencies.yaml", Agencies);
        folder.Write("regions.yaml",
            """
            regions:
              - { code: "00", name: { en: Country }, level: country }
              - { code: "11", name: { en: Beijing, zh: 北京市 }, level: province, parent: "00" }

            """);
        folder.Write("units.yaml",
            """
            units:
              - { code: person, name: { en: person } }
              - { code: venue,  name: { en: venue } }

            """);
        folder.Write("indicators/all.yaml",
            """
            indicators:
              - { id: literacy_rate, name: { en: Literacy rate }, unit: "%", direction: higher, monitors: [demo-2016-2020] }
              - { id: population, name: { en: Population }, unit: person }
              - { id: venues_total, name: { en: Venues }, unit: venue, direction: higher, rollup: sum }
              - id: venues_per_million
                name: { en: Science venues per million residents, zh: 每百万人科普场馆数 }
                unit: venue / 1e6 person
                direction: higher
                formula: venues_total / population
                monitors: [infrastructure.task.1]
                rollup: none

            """);
        folder.Write("targets.yaml",
            """
            targets:
              - { id: literacy_2020, indicator: literacy_rate, entity: "00", period: 2020, comparison: ">", value: 10, baseline: { period: 2015 } }
              - { id: literacy_2025, indicator: literacy_rate, entity: "00", period: 2025, comparison: ">=", value: 15 }
              - { id: venues_2020, indicator: venues_total, entity: "11", period: 2020, comparison: ">=", value: 100 }

            """);
        folder.Write("records.yaml",
            """
            records:
              - { measure: infrastructure.measure.1, as_of: 2016-06-30, status: in_progress, percent_complete: 40 }
              - { measure: infrastructure.measure.1, as_of: 2016-12-31, status: completed, percent_complete: 100 }

            """);
        folder.Write("statistics/literacy.csv",
            """"
            indicator,unit,entity,period,breakdown,value,status,source,note
            literacy_rate,%,00,2015,_T,6.2,,,
            literacy_rate,%,00,2020,_T,10.56,A,,"a ""note"""
            literacy_rate,%,00,2020,sex=female,8.82,U,,
            venues_total,venue,11,2020,_T,97,,,

            """");
        return folder;
    }
}
