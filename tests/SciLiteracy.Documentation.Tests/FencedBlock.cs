using System.Text.RegularExpressions;

namespace SciLiteracy.Documentation.Tests;

/// <summary>A fenced block of a page, for instance <c>```yaml path=plan.yaml</c>: a language, then words and <c>name=value</c>.</summary>
/// <param name="Path">The page.</param>
/// <param name="Line">The line of the opening fence, from 1.</param>
/// <param name="LastLine">The line of the closing fence.</param>
/// <param name="Language">The language, empty if there is none.</param>
/// <param name="Attributes">What else stands on the opening fence; a word alone has an empty value.</param>
/// <param name="Text">The lines inside, each with its line feed.</param>
/// <param name="Heading">The heading above it.</param>
internal sealed partial record FencedBlock(
    string Path, int Line, int LastLine, string Language, IReadOnlyDictionary<string, string> Attributes, string Text, MarkdownHeading? Heading)
{
    public static FencedBlock Of(string path, int line, int lastLine, string info, string text, MarkdownHeading? heading)
    {
        var words = Word().Matches(info).Select(m => m.Value).ToArray();
        var attributes = words.Skip(1).Select(w => w.Split('=', 2)).ToDictionary(w => w[0], w => w.Length > 1 ? w[1].Trim('"') : "");
        return new FencedBlock(path, line, lastLine, words.FirstOrDefault() ?? "", attributes, text, heading);
    }

    public override string ToString() => $"{Path}:{Line}";

    [GeneratedRegex("""[^\s"=]+(="[^"]*"|=\S*)?""")]
    private static partial Regex Word();
}
