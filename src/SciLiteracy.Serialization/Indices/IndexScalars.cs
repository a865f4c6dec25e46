using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite.Normalization;

namespace SciLiteracy.Serialization;

/// <summary>Values of index documents that are more than one scalar, or a number within bounds.</summary>
internal static class IndexScalars
{
    /// <summary>Reads a number that has to meet a condition.</summary>
    public static double? OptionalNumberThat(this MappingReader r, string key, Func<double, bool> isGood, string expected)
    {
        if (r.OptionalNumber(key) is not { } number)
            return null;
        if (isGood(number))
            return number;
        ReportOutOfRange(r, key, r.OptionalNode(key)!, expected);
        return null;
    }

    /// <summary>Reads a number from 0 to 1.</summary>
    public static double? OptionalShare(this MappingReader r, string key) => r.OptionalNumberThat(key, n => n is >= 0 and <= 1, "a share from 0 to 1");

    /// <summary>Reads a number above 0.</summary>
    public static double? OptionalPositive(this MappingReader r, string key) => r.OptionalNumberThat(key, n => n > 0, "a number above 0");

    /// <summary>Reads a number of at least 0.</summary>
    public static double? OptionalNonnegative(this MappingReader r, string key) => r.OptionalNumberThat(key, n => n >= 0, "a number of at least 0");

    /// <summary>Reads a whole number that is not too small.</summary>
    public static int? OptionalCount(this MappingReader r, string key, int least)
    {
        if (r.OptionalInteger(key) is not { } number)
            return null;
        if (number >= least)
            return number;
        ReportOutOfRange(r, key, r.OptionalNode(key)!, $"a whole number of at least {least}");
        return null;
    }

    /// <summary>Reads one of several words; the first is meant if there is none.</summary>
    public static string Word(this MappingReader r, string key, NameTable<int> words) =>
        r.OptionalEnumeration(key, words) is { } index ? words.NameOf(index) : r.Has(key) ? "" : words.NameOf(0);

    /// <summary>Makes a table of words.</summary>
    public static NameTable<int> Words(params ReadOnlySpan<string> words)
    {
        var entries = new (string, int)[words.Length];
        for (var i = 0; i < words.Length; i++)
            entries[i] = (words[i], i);
        return NameTable<int>.Of(entries);
    }

    /// <summary>Reads two numbers, the first below the second.</summary>
    public static ScoreRange? OptionalRange(this MappingReader r, string key, string expected)
    {
        if (r.OptionalNode(key) is not { } node)
            return null;
        if (NumbersOf(r, key, node, expected) is not { } numbers)
            return null;
        if (numbers is [var low, var high] && low < high)
            return new ScoreRange(low, high);
        if (numbers.Count != 2)
            r.Diagnostics.Add(IndexDocumentDiagnostics.WrongCount, node.Location, $"Expected {expected} for '{key}', found {numbers.Count} {(numbers.Count == 1 ? "number" : "numbers")}.");
        else
            r.Diagnostics.Add(IndexDocumentDiagnostics.OutOfRange, node.Location, $"Expected {expected} for '{key}', found [{Text(numbers[0])}, {Text(numbers[1])}].");
        return null;
    }

    /// <summary>Reads a list of numbers; none if the key is left out.</summary>
    public static ValueList<double> Numbers(this MappingReader r, string key) =>
        r.OptionalNode(key) is { } node && NumbersOf(r, key, node, "a list of numbers") is { } numbers ? numbers.ToValueList() : [];

    /// <summary>Reads an id or a list of ids, each with its place; none if the key is left out.</summary>
    public static ValueList<Reference> OneOrMoreReferences(this MappingReader r, string key) =>
        r.OptionalNode(key) is ScalarNode ? r.OptionalReference(key) is { } one ? [one] : [] : r.References(key);

    /// <summary>Reads a list of texts, such as entities of a file, each with its place; none if the key is left out.</summary>
    public static ValueList<Reference> Names(this MappingReader r, string key) => r.Sequence(key, node => NameOf(r, key, node));

    /// <summary>Reads a text that names an entity or a column of a file; any text that is not empty.</summary>
    public static Reference? RequiredNameIn(this MappingReader r, string key, string expected) =>
        r.RequiredNode(key, expected) is { } node ? NameOf(r, key, node) : null;

    /// <summary>Reads a text that names an entity or a column of a file; any text that is not empty.</summary>
    public static Reference? OptionalNameIn(this MappingReader r, string key) => r.OptionalNode(key) is { } node ? NameOf(r, key, node) : null;

    /// <summary>Reads a mapping of codes and numbers; null if the key is left out or is none.</summary>
    public static ValueList<T> NumbersByCode<T>(this MappingReader r, string key, string noun, Func<double, bool> isGood, string expected, Func<Reference, double, T> make)
        where T : class =>
        r.EntriesByCode(key, noun, (code, node, findings) =>
        {
            if (node is ScalarNode { Kind: ScalarKind.Number } && NumberText.TryParse(((ScalarNode)node).Text, out var number))
            {
                if (isGood(number))
                    return make(code, number);
                findings.Add(IndexDocumentDiagnostics.OutOfRange, node.Location, $"Expected {expected} for '{Excerpt.Of(code.Id)}' in {noun}, found {node.Description}.");
            }
            else
            {
                findings.Add(
                    node is ScalarNode ? DocumentDiagnostics.BadValue : DocumentDiagnostics.WrongShape, node.Location,
                    $"Expected {expected} for '{Excerpt.Of(code.Id)}' in {noun}, found {node.Description}.");
            }

            return null;
        });

    /// <summary>Reads a mapping whose keys are codes; no entries if the key is left out.</summary>
    public static ValueList<T> EntriesByCode<T>(this MappingReader r, string key, string noun, Func<Reference, DocumentNode, DiagnosticBuilder, T?> read)
        where T : class
    {
        switch (r.OptionalNode(key))
        {
            case null:
                return [];
            case MappingNode mapping:
                var items = new List<T>(mapping.Entries.Count);
                foreach (var (code, value) in mapping.Entries)
                {
                    if (read(new Reference(code.Text) { Location = code.Location }, value, r.Diagnostics) is { } item)
                        items.Add(item);
                }

                return items.ToValueList();
            case var node:
                r.ReportBadValue(key, node, $"{noun} as a mapping");
                return [];
        }
    }

    /// <summary>Writes an id, or a list of ids; none leave the key out.</summary>
    public static DocumentNode? OneOrMore(ValueList<Reference> references) => references switch
    {
        [] => null,
        [var one] => one,
        _ => references,
    };

    /// <summary>Writes two numbers in brackets.</summary>
    public static DocumentNode? Pair(ScoreRange? range) => range is { } r ? SequenceNode.Of([r.Low, r.High]).InFlow() : null;

    /// <summary>Writes numbers in brackets; no numbers leave the key out.</summary>
    public static DocumentNode? List(ValueList<double> numbers) => numbers.Count == 0 ? null : SequenceNode.Of(numbers.Select(n => (DocumentNode)n)).InFlow();

    /// <summary>Writes a number that is not the one that is meant by itself.</summary>
    public static DocumentNode? Unless(double usual, double number) => number.Equals(usual) ? null : (DocumentNode)number;

    /// <summary>Writes a number that is not the one that is meant by itself.</summary>
    public static DocumentNode? Unless(int usual, int number) => number == usual ? null : (DocumentNode)number;

    /// <summary>Writes a mapping of codes and numbers; none leave the key out.</summary>
    public static DocumentNode? ByCode<T>(ValueList<T> items, Func<T, Reference> code, Func<T, DocumentNode> value) => items.Count == 0
        ? null
        : MappingNode.OfEntries(items.Select(i => new MappingEntry(ScalarNode.OfText(code(i).Id), value(i)))).InFlow();

    private static void ReportOutOfRange(MappingReader r, string key, DocumentNode node, string expected) =>
        r.Diagnostics.Add(IndexDocumentDiagnostics.OutOfRange, node.Location, $"Expected {expected} for '{key}', found {node.Description}.");

    private static string Text(double number) => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    private static List<double>? NumbersOf(MappingReader r, string key, DocumentNode node, string expected)
    {
        if (node is not SequenceNode sequence)
        {
            r.ReportBadValue(key, node, expected);
            return null;
        }

        var numbers = new List<double>(sequence.Items.Count);
        foreach (var item in sequence.Items)
        {
            if (item is ScalarNode { Kind: ScalarKind.Number } scalar && NumberText.TryParse(scalar.Text, out var number))
                numbers.Add(number);
            else
                r.ReportBadValue(key, item, "a number");
        }

        return numbers.Count == sequence.Items.Count ? numbers : null;
    }

    private static Reference? NameOf(MappingReader r, string key, DocumentNode node)
    {
        if (node is ScalarNode { Kind: ScalarKind.Text or ScalarKind.Number, Text.Length: > 0 } scalar)
            return new Reference(scalar.Text) { Location = scalar.Location };
        r.ReportBadValue(key, node, node is ScalarNode { Kind: ScalarKind.Boolean } ? "a name (in quotes, if it is this word)" : "a name");
        return null;
    }
}
