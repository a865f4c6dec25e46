using SciLiteracy.Domain;
using SciLiteracy.Indicators.Surveys.Items;

namespace SciLiteracy.Serialization;

/// <summary>The scoring keys of items.</summary>
internal static partial class SurveyDocumentFormat
{
    private const string KeyText = "a right answer, a list of them, or answers with their scores";

    internal static readonly NameTable<bool> Omissions = NameTable<bool>.Of(("missing", false), ("zero", true));

    internal static readonly NameTable<ItemErrorMethod> ItemErrors = NameTable<ItemErrorMethod>.Of(
        ("cross_product", ItemErrorMethod.CrossProduct), ("observed", ItemErrorMethod.ObservedInformation));

    private static ValueList<ItemKey> ReadKey(MappingReader r)
    {
        var keys = new List<ItemKey>();
        foreach (var (item, value) in r.FreeEntries("key", "right answers by item such as { q1: B }"))
        {
            if (AnswersOf(r, item.Text, value) is { } answers)
                keys.Add(new() { Item = TextOf(item), Answers = answers.ToValueList(), Location = item.Location });
        }

        return keys.ToValueList();
    }

    // Null if it is reported.
    private static List<ScoredAnswer>? AnswersOf(MappingReader r, string item, DocumentNode value)
    {
        switch (value)
        {
            case ScalarNode { Kind: ScalarKind.Text or ScalarKind.Number } right:
                return [new(right.Text, 1)];
            case SequenceNode { Items.Count: > 0 } list when list.Items.All(i => i is ScalarNode { Kind: ScalarKind.Text or ScalarKind.Number }):
                return [.. list.Items.Cast<ScalarNode>().Select(i => new ScoredAnswer(i.Text, 1))];
            case MappingNode { Entries.Count: > 0 } scores:
                var answers = new List<ScoredAnswer>();
                foreach (var (answer, score) in scores.Entries)
                {
                    if (r.NumberOf(answer.Text, score) is not { } points)
                        return null;
                    if (points != Math.Floor(points) || points is < 1 or > 64)
                    {
                        r.ReportBadValue(answer.Text, score, "a score, a whole number from 1 to 64");
                        return null;
                    }

                    answers.Add(new(answer.Text, (int)points));
                }

                return answers;
            default:
                r.ReportBadValue(item, value, KeyText);
                return null;
        }
    }
}
