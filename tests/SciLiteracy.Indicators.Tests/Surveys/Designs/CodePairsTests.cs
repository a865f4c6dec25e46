using SciLiteracy.Indicators.Surveys.Designs;

namespace SciLiteracy.Indicators.Tests.Surveys.Designs;

/// <summary>Pairs of codes are numbered in their own order, whichever way there is to the numbers.</summary>
public class CodePairsTests
{
    // Few pairs, which stand in a table.
    [Fact]
    public void Few_pairs() => Numbers([2, 0, 1, 2, 0, 2], 3, [3, 1, 1, 0, 1, 3], 4);

    [Fact]
    public void One_first_code_leaves_the_second()
    {
        var (codes, count) = CodePairs.Number([0, 0, 0], 1, [2, 0, 2], 3);

        Assert.Equal([2, 0, 2], codes);
        Assert.Equal(3, count);
    }

    // Every second code with one first code, as the clusters of strata; some second codes are not there.
    [Fact]
    public void Nested_pairs()
    {
        int[] second = [.. Enumerable.Range(0, 900).Select(i => i * 7 % 401).Select(s => s is 5 or 400 ? 6 : s)];

        Numbers([.. second.Select(s => s * 11 % 300)], 300, second, 401);
    }

    // Second codes with many first codes, as ids that begin anew in every stratum.
    [Fact]
    public void Crossed_pairs() => Numbers([.. Enumerable.Range(0, 1500).Select(i => i % 300)], 300, [.. Enumerable.Range(0, 1500).Select(i => i * i % 401)], 401);

    // Second codes with two first codes, two apart.
    [Fact]
    public void Pairs_that_are_nearly_nested()
    {
        var rows = Enumerable.Range(0, 1500).ToArray();

        Numbers([.. rows.Select(i => (i % 500 * 3 % 298) + (i >= 500 ? 2 : 0))], 300, [.. rows.Select(i => i % 500)], 500);
    }

    // More pairs than a number of 32 bits has room for.
    [Fact]
    public void Many_pairs()
    {
        var rows = Enumerable.Range(0, 50_000).ToArray();

        Numbers([.. rows.Select(i => 49_999 - i)], 50_000, rows, 50_000);
    }

    [Fact]
    public void No_rows() => Numbers([], 300, [], 400);

    // The number of a pair is that of the pairs before it.
    private static void Numbers(int[] first, int firstCount, int[] second, int secondCount)
    {
        var pairs = first.Zip(second).ToArray();
        var numbers = pairs.Distinct().Order().Index().ToDictionary(p => p.Item, p => p.Index);

        var (codes, count) = CodePairs.Number(first, firstCount, second, secondCount);

        Assert.Equal(numbers.Count, count);
        Assert.Equal(pairs.Select(p => numbers[p]), codes);
    }
}
