using System.Text;

namespace SciLiteracy.Domain;

/// <summary>How alike titles are: the Sørensen-Dice coefficient of their pairs of neighbouring letters.</summary>
/// <remarks>
/// 2 |A ∩ B| / (|A| + |B|) over the multisets of pairs, 0 to 1; letters and digits of any script count, case does not, a title of one letter is
/// its own pair. The greatest over the languages that both have; 0 if they have none in common. Pairs of letters work for Chinese, which does not
/// part words, as for English. Source: Dice (1945), Measures of the amount of ecologic association between species, Ecology 26(3).
/// </remarks>
internal sealed class TitleSimilarity
{
    private readonly List<(string Language, ulong[] Pairs)> _texts;

    public TitleSimilarity(LocalizedText title) =>
        _texts = [.. title.Texts.Select(t => (t.Key.ToLowerInvariant(), Pairs(t.Value)))];

    public double To(TitleSimilarity other)
    {
        var best = 0.0;
        foreach (var (language, pairs) in _texts)
        {
            foreach (var (otherLanguage, otherPairs) in other._texts)
            {
                if (language == otherLanguage && pairs.Length + otherPairs.Length > 0)
                    best = Math.Max(best, 2.0 * Common(pairs, otherPairs) / (pairs.Length + otherPairs.Length));
            }
        }

        return best;
    }

    private static ulong[] Pairs(string text)
    {
        var letters = text.EnumerateRunes().Where(Rune.IsLetterOrDigit).Select(r => (ulong)Rune.ToLowerInvariant(r).Value).ToArray();
        if (letters.Length == 1)
            return letters;
        var pairs = new ulong[Math.Max(0, letters.Length - 1)];
        for (var i = 0; i < pairs.Length; i++)
            pairs[i] = (letters[i] << 32) | letters[i + 1];
        Array.Sort(pairs);
        return pairs;
    }

    private static int Common(ulong[] a, ulong[] b)
    {
        var (i, j, common) = (0, 0, 0);
        while (i < a.Length && j < b.Length)
        {
            if (a[i] == b[j])
                common++;
            var step = a[i].CompareTo(b[j]);
            i += step <= 0 ? 1 : 0;
            j += step >= 0 ? 1 : 0;
        }

        return common;
    }
}
