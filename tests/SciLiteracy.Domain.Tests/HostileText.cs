using System.Text;

namespace SciLiteracy.Domain.Tests;

/// <summary>A text that no reader should trust: of random characters, or a good one with a few characters changed.</summary>
public sealed record HostileText(string Value)
{
    /// <summary>Characters that mean something to one reader or another, and some that mean nothing to any.</summary>
    private const string Signs = "0123456789-/.:^*()%‰+eEADHMQSWTZ_ \t\0\n,;'\"½²٣人\ud83d\ude00\ud800\u200b\ufeffpersonCNY";

    public static Gen<HostileText> Random { get; } =
        from characters in Gen.Elements(Signs.ToCharArray()).ArrayOf()
        select new HostileText(new string(characters));

    /// <summary>Good texts of all the readers of this library, with up to four characters or pieces removed, doubled, replaced, inserted or swapped.</summary>
    public static Gen<HostileText> Mutated { get; } =
        from good in Gen.OneOf(
            Generators.PeriodGen.Select(p => p.ToString()),
            Generators.RangeGen.Select(r => r.ToString()),
            Generators.LifetimeGen.Select(l => l.ToString()),
            Generators.UnitGen.Select(u => u.ToString()),
            Gen.Elements("venue / 1e6 person", "(CNY / person) / hour^-2", "2020-D167", "1e4 (person * hour)", "../..", "zh-Hans-CN", "2019-M06/2020-M01"))
        from edits in (from kind in Gen.Choose(0, 4)
                       from at in Gen.Choose(0, 1000)
                       from sign in Gen.Elements(Signs.ToCharArray())
                       select (kind, at, sign)).ListOf()
        select new HostileText(Mutate(good, edits.Take(4)));

    public static string Mutate(string good, IEnumerable<(int Kind, int At, char Sign)> edits)
    {
        StringBuilder text = new(good);
        foreach (var (kind, anywhere, sign) in edits)
        {
            var at = text.Length == 0 ? 0 : anywhere % text.Length;
            switch (kind)
            {
                case 0 when text.Length > 0:
                    text.Remove(at, 1);
                    break;
                case 1 when text.Length > 0:
                    text[at] = sign;
                    break;
                case 2 when text.Length > 1:
                    (text[at], text[^1]) = (text[^1], text[at]);
                    break;
                case 3:
                    text.Insert(at, text.ToString(at, Math.Min(8, text.Length - at)));
                    break;
                default:
                    text.Insert(at, sign);
                    break;
            }
        }

        return text.ToString();
    }
}
