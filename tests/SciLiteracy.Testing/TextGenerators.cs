using System.Text;
using SciLiteracy.Domain;

namespace SciLiteracy.Testing;

/// <summary>Texts and ids as they occur, and as they are awkward for a writer: quotes, line ends, indicators of YAML, letters of many scripts.</summary>
public static class TextGenerators
{
    private static readonly string[] Languages = ["en", "zh", "fr", "zh-Hans-CN", "und", "sr-Latn", "no", "en-GB"];

    private static readonly string[] Awkward =
    [
        "null", "~", "true", "no", "Off", "1.0", "1e6", "0x1F", "2016-01-01", ".nan", "-.inf", "<<", "=", "---", "...",
        "- item", "? key", "key: value", "# no comment", "a # b", "{ a: b }", "[ a, b ]", "&anchor", "*alias", "!tag", "!!str x", "| literal", "> folded",
        "%directive", "@at", "`grave", "it's \"quoted\"", "'single'", "\"double\"", "back\\slash \\n \\u0041", "comma, semicolon; tab\there",
        " leading", "trailing ", "  both  ", "two\nlines", "ends with a newline\n", "\nbegins with one", "blank\n\n\nlines", "  indented\n    more\n less",
        "carriage\r\nreturn", "lone\rreturn", "next\u0085line", "separator\u2028line\u2029paragraph", "no\u00A0break", "zero\u200Bwidth", "\uFEFFmark",
        "全民科学素质行动计划", "\"中文引号\"和“弯引号”", "naïve café", "e\u0301 combining", "שלום עולם", "مرحبا", "\u202Eoverride", "emoji 👩‍🔬🔭", "𠀀 beyond the plane",
        "=SUM(A1)", "+1", "-1", "@cmd", "<b>markup</b> & more", "trailing colon:", ": leading colon", "a:b", "#", "|", "\\", "'", "\"",
    ];

    private static readonly string[] Words =
    [
        "science", "literacy", "museum", "plan", "yearly", "training", "rural", "residents", "网络", "科普", "基础设施", "mesures", "Übung", "Ω", "10 %", "café", "don't", "a/b",
    ];

    private static readonly string[] AwkwardIds = ["null", "True", "yes", "No", "on", "OFF", "y", "NaN", "inf", "e1", "x.y.z", "A__", "Z.", "id", "plan"];

    private static readonly string[] AwkwardEntities = ["00", "11", "0x1F", "1e3", "1.0", "2020-01-01", "0777", "1_000", "R-E", "no", "null", "9.", "12-"];

    /// <summary>Returns a text that is not blank and has no character that UTF-8 files cannot carry.</summary>
    public static string Text(Draw draw)
    {
        if (draw.Chance(35))
            return draw.Pick(Awkward);
        var text = new StringBuilder(draw.Pick(Words));
        for (var i = draw.Between(0, draw.Chance(5) ? 60 : 6); i > 0; i--)
            text.Append(draw.Chance(90) ? ' ' : draw.Pick(["\n", "  ", "\t", ", ", ": ", " #", "\" ", "\\ ", "\r\n"])).Append(draw.Pick(Words));
        return text.ToString();
    }

    /// <summary>Returns a text in one to three languages.</summary>
    public static LocalizedText Localized(Draw draw) =>
        LocalizedText.Of(draw.Shuffle(Languages).Take(draw.Between(1, 3)).Select(tag => KeyValuePair.Create(tag, Text(draw))));

    /// <summary>Returns a code that is not among those used, and adds it to them.</summary>
    public static string Code(Draw draw, string stem, HashSet<string> used) => Unused(draw, stem, used, AwkwardIds, Identifier.IsCode);

    /// <summary>Returns a name (a code that may have hyphens) that is not among those used, and adds it to them.</summary>
    public static string Name(Draw draw, string stem, HashSet<string> used) =>
        Unused(draw, draw.Chance(50) ? stem + "-" : stem, used, [.. AwkwardIds, "a-b", "n--"], Identifier.IsName);

    /// <summary>Returns the code of an entity that is not among those used, and adds it to them.</summary>
    public static string Entity(Draw draw, HashSet<string> used) => Unused(draw, draw.Chance(50) ? "1" : "r", used, AwkwardEntities, Identifier.IsEntity);

    private delegate bool Pattern(ReadOnlySpan<char> text);

    private static string Unused(Draw draw, string stem, HashSet<string> used, string[] awkward, Pattern pattern)
    {
        var id = draw.Chance(10) ? draw.Pick(awkward) : $"{stem}{draw.Between(1, 99)}";
        while (!used.Add(id))
            id = $"{stem}{draw.Between(1, 99999)}";
        return pattern(id) ? id : throw new InvalidOperationException($"'{id}' is no id.");
    }
}
