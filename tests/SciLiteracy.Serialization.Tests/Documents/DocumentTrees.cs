using System.Globalization;
using System.Text;

namespace SciLiteracy.Serialization.Tests.Documents;

/// <summary>Makes document trees whose texts are often such that a careless writer loses something.</summary>
public static class DocumentTrees
{
    private static readonly string[] Fragments =
    [
        "", " ", "a", "word", "two words", "null", "Null", "~", "true", "TRUE", "false", "yes", "No", "on", "y", "12", "-5", "+5", ".5", "5.", "1e6", "007", "0x1F", "0o17", "1_000",
        ".inf", "-.INF", ".nan", "12:30", "12:30:00", "2016-03-01", "2016-01-01/2020-12-31", "-", "- a", "--", "---", "...", "....", "?", "? a", ":", ": a", "a: b", "a:b", "a:", "#", " #b", "a#b",
        "'", "''", "\"", "\\", "\\n", "\n", "\n\n", "a\nb", "a\n\nb", "a\n b", " a\nb", "a\nb\n", "a \nb", "\r", "\r\n", "\t", "a\tb", "\0", "\u0007", "\u001B", "\u007F", "\u0080", "\u0085", "\u00A0",
        "\u00AD", "\u200B", "\u2028", "\u2029", "\u202E", "\u3000", "\uFEFF", "\uFFFD", "\uFFFE", "é", "中文", "国办发〔2016〕10号", "😀", "\U0010FFFF", "!", "!!str", "!x y", "&a", "*a", "a *b", " *", "%", "%YAML", "@", "`", "|", "|-",
        ">", "{", "}", "[", "]", "[a]", "{a: b}", ",", "a, b", "=", "<", "<<", "</script>", "http://a.b/c?d=e#f", "venue / 1e6 person", "100 %", "…",
    ];

    internal static Gen<string> Texts { get; } = Gen.Frequency(
        (6, Gen.Elements(Fragments)),
        (4, Gen.ArrayOf(Gen.Elements(Fragments), 3).Select(string.Concat)),
        (1, Gen.ListOf(Gen.Elements(Fragments), 60).Select(words => string.Join(' ', words.Where(w => w.Length > 0)))),
        (1, Gen.ListOf(Gen.Elements("word", "a: b", "# c", "- d", "中文", "---", "'q'"), 60).Select(words => string.Join(' ', words))),
        (3, ArbMap.Default.GeneratorFor<string>().Select(Paired)),
        (1, Gen.Choose(300, 3000).SelectMany(n => Gen.Elements('a', ' ', '"', '中').Select(c => new string(c, n)))));

    internal static Gen<DocumentNode> Scalars { get; } = Gen.Frequency(
        (8, Texts.Select(t => (DocumentNode)ScalarNode.OfText(t))),
        (2, Numbers().Select(n => (DocumentNode)new ScalarNode(n, ScalarKind.Number))),
        (1, Gen.Elements("true", "false", "True", "FALSE").Select(b => (DocumentNode)new ScalarNode(b, ScalarKind.Boolean))),
        (1, Gen.Elements("null", "~", "").Select(n => (DocumentNode)new ScalarNode(n, ScalarKind.Null))));

    /// <summary>Finds this by its return type.</summary>
    public static Arbitrary<Tree> Trees() => Gen.Sized(size => Node(Math.Min(4, 1 + (size / 20)))).Select(n => new Tree(n)).ToArbitrary();

    private static Gen<DocumentNode> Node(int depth)
    {
        if (depth == 0)
            return Scalars;
        var child = Node(depth - 1);
        var layout = Gen.Elements(NodeLayout.Block, NodeLayout.Flow);
        var sequence = from count in Gen.Choose(0, 4)
                       from items in Gen.ArrayOf(child, count)
                       from shape in layout
                       select (DocumentNode)(SequenceNode.Of(items) with { Layout = shape });
        var mapping = from count in Gen.Choose(0, 4)
                      from keys in Gen.ArrayOf(Texts, count)
                      from values in Gen.ArrayOf(child, count)
                      from shape in layout
                      select (DocumentNode)(MappingNode.OfEntries(
                          keys.Zip(values, (k, v) => new MappingEntry(ScalarNode.OfText(k), v)).DistinctBy(e => e.Key.Text)) with
                      { Layout = shape });
        return Gen.Frequency((2, Scalars), (3, sequence), (4, mapping));
    }

    private static Gen<string> Numbers() => Gen.OneOf(
        Gen.Elements("0", "-0", "12", "-0.5", "1e6", "1E-7", "123456789012345678901234567890", "0.1000", "+5", ".5", "5.", "-.5e+3"),
        ArbMap.Default.GeneratorFor<NormalFloat>().Select(d => d.Get.ToString("R", CultureInfo.InvariantCulture)));

    private static string Paired(string? text)
    {
        var paired = new StringBuilder();
        foreach (var rune in (text ?? "").EnumerateRunes())
            paired.Append(rune.ToString());
        return paired.ToString();
    }

    /// <summary>A tree, so that properties can be public.</summary>
    public sealed class Tree
    {
        internal Tree(DocumentNode node) => Node = node;

        internal DocumentNode Node { get; }

        /// <summary>As JSON, for a report of a broken law.</summary>
        public override string ToString() => JsonDocumentWriter.Write(Node);
    }
}
