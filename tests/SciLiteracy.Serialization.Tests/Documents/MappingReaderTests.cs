using NodaTime;
using SciLiteracy.Domain;

namespace SciLiteracy.Serialization.Tests.Documents;

public sealed class MappingReaderTests
{
    private static readonly NameTable<DiagnosticSeverity> Severities =
        NameTable<DiagnosticSeverity>.Of(("info", DiagnosticSeverity.Info), ("warning", DiagnosticSeverity.Warning), ("error", DiagnosticSeverity.Error));

    [Fact]
    public void Keys_are_read_as_what_they_should_be()
    {
        var (value, lines) = Findings.OfMapping(
            """
            id: a.1
            name: cn-2016
            entity: "00"
            text: 8
            empty: ""
            number: 1.5e3
            integer: 1e3
            flag: true
            on: 2018-06-30
            period: 2016-01-01/2020-12-31
            severity: warning
            title: { en: A, zh-Hans: 甲 }
            serves: [b, "c"]
            absent: ~
            """,
            r => (
                r.RequiredCode("id"), r.RequiredName("name"), r.RequiredEntity("entity"), r.RequiredString("text"), r.OptionalString("empty"),
                r.RequiredNumber("number"), r.RequiredInteger("integer"), r.RequiredBoolean("flag"), r.RequiredDate("on"), r.RequiredDateInterval("period"),
                r.RequiredEnumeration("severity", Severities), r.RequiredLocalizedText("title"), r.References("serves"), r.OptionalString("absent"), r.OptionalNumber("left out"),
                r.Has("absent"), r.LocationOf("on").ToString(), r.LocationOf("left out").ToString()));

        Assert.Empty(lines);
        Assert.Equal(
            (
                "a.1", "cn-2016", "00", "8", "", 1500, 1000, true, new LocalDate(2018, 6, 30), new DateInterval(new(2016, 1, 1), new(2020, 12, 31)),
                DiagnosticSeverity.Warning, LocalizedText.Of([new("en", "A"), new("zh-Hans", "甲")]), (ValueList<Reference>)["b", "c"], null, null,
                false, "a.yaml:9:5", "a.yaml:1:1"),
            value);
        Assert.Equal(["a.yaml:13:10", "a.yaml:13:13"], value.Item13.Select(r => r.Location.ToString()));
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once()
    {
        var (value, lines) = Findings.OfMapping(
            """
            id: a-1
            titel: { en: x }
            text: true
            blank: " "
            number: "12"
            huge: 1e999
            integer: 1.5
            flag: True
            on: 2018-6-30
            period: 2020-12-31/2016-01-01
            severity: eror
            kind: [error]
            name: Text
            serves: b
            items: { a: 1 }
            source: x
            nothing:
            zzzzzzzz: 1
            """,
            r => new object?[]
            {
                r.RequiredCode("id"), r.RequiredLocalizedText("title"), r.RequiredString("text"), r.RequiredString("blank"), r.RequiredNumber("number"), r.RequiredNumber("huge"),
                r.RequiredInteger("integer"), r.RequiredBoolean("flag"), r.RequiredDate("on"), r.OptionalDateInterval("period"), r.RequiredEnumeration("severity", Severities),
                r.OptionalEnumeration("kind", Severities), r.OptionalLocalizedText("name"), r.OptionalMapping("source", "a source", s => s.RequiredString("id")), r.RequiredString("nothing"),
                r.References("serves").Count + r.Mappings("items", "an item", m => m.RequiredString("id")).Count,
            });

        Assert.Equal(0, value[^1]);
        Assert.All(value[..^1], Assert.Null);
        Assert.Equal(
            [
                "a.yaml:1:1: error SL2002: The key 'title' is missing in a task; expected texts by language such as { en: … }.",
                "a.yaml:1:5: error SL2006: Expected a code (a letter, then letters, digits, '_' or '.') for 'id', found the text 'a-1'.",
                "a.yaml:2:1: error SL2001: Unknown key 'titel' in a task; did you mean 'title'?",
                "a.yaml:3:7: error SL2005: Expected text for 'text', found the truth value 'true'; write \"true\".",
                "a.yaml:4:8: error SL2010: The text of 'blank' in a task is blank.",
                "a.yaml:5:9: error SL2005: Expected a number for 'number', found the text '12'.",
                "a.yaml:6:7: error SL2005: Expected a number for 'huge', found the number '1e999'.",
                "a.yaml:7:10: error SL2005: Expected a whole number for 'integer', found the number '1.5'.",
                "a.yaml:8:7: error SL2005: Expected true or false for 'flag', found the truth value 'True'.",
                "a.yaml:9:5: error SL2005: Expected a date such as '2016-03-01' for 'on', found the text '2018-6-30'.",
                "a.yaml:10:9: error SL2005: Expected two dates in order such as '2016-01-01/2020-12-31' for 'period', found the text '2020-12-31/2016-01-01'.",
                "a.yaml:11:11: error SL2007: Unknown word 'eror' for 'severity'; did you mean 'error'? Expected 'info', 'warning' or 'error'.",
                "a.yaml:12:7: error SL2004: Expected 'info', 'warning' or 'error' for 'kind', found a list.",
                "a.yaml:13:7: error SL2008: The text 'Text' of 'name' has no language; write { en: … }.",
                "a.yaml:14:9: error SL2004: Expected a list of ids for 'serves', found the text 'b'; write [b].",
                "a.yaml:15:8: error SL2004: Expected a list for 'items', found a mapping.",
                "a.yaml:16:9: error SL2004: Expected a source as a mapping, found the text 'x'.",
                "a.yaml:17:9: error SL2003: The key 'nothing' in a task has no value; expected text.",
                "a.yaml:18:1: error SL2001: Unknown key 'zzzzzzzz' in a task; expected 'id', 'title', 'text', 'blank', 'number', 'huge', 'integer', 'flag', 'on', 'period', 'severity', 'kind', 'name', 'source', 'nothing', 'serves' or 'items'.",
            ],
            lines);
    }

    [Fact]
    public void Bad_items_are_left_out_and_the_others_read()
    {
        var (value, lines) = Findings.OfMapping(
            "tasks:\n  - { id: a }\n  - { id: 1x, more: 2 }\n  - b\n  -\n  - { id: c }\nserves: [d, [e], 'f g', ~, g]\n",
            r => (r.RequiredMappings("tasks", "an item", m => m.RequiredCode("id")), r.References("serves")));

        Assert.Equal(["a", "c"], value.Item1);
        Assert.Equal(["d", "g"], value.Item2);
        Assert.Equal(
            [
                "a.yaml:3:11: error SL2006: Expected a code (a letter, then letters, digits, '_' or '.') for 'id', found the text '1x'.",
                "a.yaml:3:15: error SL2001: Unknown key 'more' in an item; expected 'id'.",
                "a.yaml:4:5: error SL2004: Expected an item as a mapping, found the text 'b'.",
                "a.yaml:5:4: error SL2004: Expected an item as a mapping, found nothing.",
                "a.yaml:7:13: error SL2004: Expected an id for 'serves', found a list.",
                "a.yaml:7:18: error SL2006: Expected an id for 'serves', found the text 'f g'.",
                "a.yaml:7:25: error SL2005: Expected an id for 'serves', found nothing.",
            ],
            lines);
    }

    [Theory]
    [InlineData("title: {}", "a.yaml:1:8: error SL2010: The key 'title' in a task has no text; write { en: … }.")]
    [InlineData("title: { e: x }", "a.yaml:1:10: error SL2009: Expected a language tag such as 'en' or 'zh-Hans' in 'title', found the text 'e'.")]
    [InlineData("title: { en: x, EN: y }", "a.yaml:1:17: error SL2009: The language 'EN' is in 'title' twice; case does not tell tags apart.")]
    [InlineData("title: { en: ' ' }", "a.yaml:1:14: error SL2010: The text of 'title' in the language 'en' is blank; leave the language out until there is one.")]
    [InlineData("title: { en: x, zh: }", "a.yaml:1:21: error SL2010: The text of 'title' in the language 'zh' is blank; leave the language out until there is one.")]
    [InlineData("title: { en: [x] }", "a.yaml:1:14: error SL2004: Expected text for 'en', found a list.")]
    [InlineData("title: [x]", "a.yaml:1:8: error SL2004: Expected texts by language such as { en: … } for 'title', found a list.")]
    public void Bad_localized_texts_are_told(string yaml, string finding)
    {
        var (value, lines) = Findings.OfMapping(yaml, r => r.RequiredLocalizedText("title"));

        Assert.Null(value);
        Assert.Equal([finding], lines);
    }

    [Fact]
    public void A_document_of_another_kind_does_not_flood_the_findings()
    {
        var (_, lines) = Findings.OfMapping(string.Concat(Enumerable.Range(0, 50).Select(i => $"k{i}: 1\n")), r => r.OptionalString("id"));

        Assert.Equal(21, lines.Length);
        Assert.Equal("a.yaml:21:1: error SL2001: More than 20 unknown keys in a task; is this another kind of document?", lines[^1]);
    }

    [Fact]
    public void Scalars_of_any_type_can_be_read()
    {
        var (value, lines) = Findings.OfMapping(
            "tag: 12\nuri: x y\n",
            r => (
                r.RequiredValue("tag", (string text, out int number) => int.TryParse(text, out number), "digits"),
                r.OptionalValue("uri", (string text, out int number) => int.TryParse(text, out number), "digits"),
                r.RequiredScalar<Version>("version", Version.TryParse, "a version such as '1.2'")));

        Assert.Equal((12, null, null), value);
        Assert.Equal(
            [
                "a.yaml:1:1: error SL2002: The key 'version' is missing in a task; expected a version such as '1.2'.",
                "a.yaml:2:6: error SL2005: Expected digits for 'uri', found the text 'x y'.",
            ],
            lines);
    }

    [Fact]
    public void Offending_text_stays_short_and_on_one_line()
    {
        var (_, lines) = Findings.OfMapping($"id: \"{new string('x', 59)}😀\\n\"\nno: \"a\\nb\\u202Ec\"\n", r => (r.OptionalCode("id"), r.OptionalCode("no")));

        Assert.EndsWith($"found the text '{new string('x', 59)}…'.", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("found the text 'a\\nb\\u202Ec'.", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_and_values_can_be_written_as_they_are_read()
    {
        var tree = MappingNode.Of(
            ("id", new Reference("a.1")),
            ("title", LocalizedText.Of("en", "A: b")),
            ("as_of", new LocalDate(2018, 6, 30)),
            ("period", new DateInterval(new(2016, 1, 1), new(2020, 12, 31))),
            ("serves", (ValueList<Reference>)["b", "c"]),
            ("phases", ValueList<Reference>.Empty),
            ("severity", Severities.NameOf(DiagnosticSeverity.Error)),
            ("number", 0.1),
            ("missing", (double?)null),
            ("tasks", SequenceNode.OfAny(Array.Empty<string>(), t => t!)));

        Assert.Equal(
            "id: a.1\ntitle: { en: \"A: b\" }\nas_of: 2018-06-30\nperiod: 2016-01-01/2020-12-31\nserves: [b, c]\nseverity: error\nnumber: 0.1\n", YamlDocumentWriter.Write(tree));
    }
}
