using System.Text;

namespace SciLiteracy.Serialization;

/// <summary>Writes a tree as YAML text that reads well and reads back to an equal tree.</summary>
/// <remarks>
/// A key or item a line, two spaces a level; collections that ask for <see cref="NodeLayout.Flow"/> in brackets where they fit on a line; texts in quotes
/// only where they need them; texts of several lines as literal blocks and long ones as folded blocks where these keep every character.
/// </remarks>
internal sealed class YamlDocumentWriter
{
    // A line with a collection in brackets is at most so long.
    private const int Width = 140;

    // A longer key is not taken for one without a '?' before it (YAML 1.2.2, section 8.2.2).
    private const int LongestSimpleKey = 500;

    private readonly StringBuilder _text = new();

    private YamlDocumentWriter()
    {
    }

    /// <summary>Returns the text, with line feeds and a final one.</summary>
    /// <param name="node">The tree.</param>
    /// <param name="comment">Lines to put on top, each behind <c># </c>.</param>
    /// <exception cref="ArgumentException">A text has half a surrogate pair, which no file in UTF-8 can hold.</exception>
    public static string Write(DocumentNode node, string? comment = null)
    {
        var writer = new YamlDocumentWriter();
        if (comment is not null)
        {
            foreach (var line in comment.Split('\n'))
                writer._text.Append("# ").Append(line.TrimEnd()).Append('\n');
        }

        if (InlineText(node, 0) is { } inline)
            writer._text.Append(inline).Append('\n');
        else
            writer.WriteBlock(node, 0);
        return writer._text.ToString();
    }

    // Writes a collection that begins where the text has got to, at a column; ends with a line end.
    private void WriteBlock(DocumentNode node, int column)
    {
        if (node is MappingNode mapping)
            WriteEntries(mapping, column);
        else
            WriteItems((SequenceNode)node, column);
    }

    private void WriteEntries(MappingNode mapping, int column)
    {
        var first = true;
        foreach (var (key, value) in mapping.Entries)
        {
            Indent(ref first, column);
            var name = YamlScalarText.OfText(key.Text, inFlow: false);
            if (name.Length > LongestSimpleKey)
            {
                _text.Append("? ").Append(YamlScalarText.Quoted(key.Text)).Append('\n').Append(' ', column);
                name = "";
            }

            _text.Append(name).Append(':');
            var start = column + name.Length + 2;
            if (YamlScalarText.AsBlock(value, column + 2, Width - start) is { } block)
                _text.Append(' ').Append(block);
            else if (InlineText(value, start) is { } inline)
                _text.Append(' ').Append(inline).Append('\n');
            else
            {
                _text.Append('\n').Append(' ', column + 2);
                WriteBlock(value, column + 2);
            }
        }
    }

    private void WriteItems(SequenceNode sequence, int column)
    {
        var first = true;
        foreach (var item in sequence.Items)
        {
            Indent(ref first, column);
            _text.Append("- ");
            if (YamlScalarText.AsBlock(item, column + 2, Width - column - 2) is { } block)
                _text.Append(block);
            else if (InlineText(item, column + 2) is { } inline)
                _text.Append(inline).Append('\n');
            else
                WriteBlock(item, column + 2);
        }
    }

    private void Indent(ref bool first, int column)
    {
        if (!first)
            _text.Append(' ', column);
        first = false;
    }

    // The text of a node that goes on the line that has been begun, or null.
    private static string? InlineText(DocumentNode node, int column)
    {
        switch (node)
        {
            case ScalarNode scalar:
                return YamlScalarText.Of(scalar, inFlow: false);
            case MappingNode { Entries.Count: 0 }:
                return "{}";
            case SequenceNode { Items.Count: 0 }:
                return "[]";
            case MappingNode { Layout: NodeLayout.Flow } or SequenceNode { Layout: NodeLayout.Flow }:
                var text = new StringBuilder();
                return WriteFlow(node, text, Width - column) ? text.ToString() : null;
            default:
                return null;
        }
    }

    // False if it does not fit into a width, or cannot be written in brackets.
    private static bool WriteFlow(DocumentNode node, StringBuilder text, int width)
    {
        switch (node)
        {
            case ScalarNode scalar:
                text.Append(YamlScalarText.Of(scalar, inFlow: true));
                break;
            case MappingNode mapping:
                text.Append("{ ");
                foreach (var (key, value) in mapping.Entries)
                {
                    var name = YamlScalarText.OfText(key.Text, inFlow: true);
                    text.Append(name).Append(": ");
                    if (name.Length > LongestSimpleKey || !WriteFlow(value, text, width - 2))
                        return false;
                    text.Append(", ");
                }

                Close(text, mapping.Entries.Count, " }", "{}");
                break;
            case SequenceNode sequence:
                text.Append('[');
                foreach (var item in sequence.Items)
                {
                    if (!WriteFlow(item, text, width - 1))
                        return false;
                    text.Append(", ");
                }

                Close(text, sequence.Items.Count, "]", "]");
                break;
        }

        return text.Length <= width;
    }

    private static void Close(StringBuilder text, int count, string bracket, string empty)
    {
        if (count > 0)
            text.Length -= 2;
        else if (empty.Length > 1)
            text.Length -= 2;
        text.Append(count > 0 ? bracket : empty);
    }
}
