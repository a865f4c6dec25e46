using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Surveys.Items;

/// <summary>The different patterns of answers, in lexicographic order, with the sums of the weights of the rows that have them.</summary>
/// <remarks>Rows of one pattern are added by the size of their weights, so that the order of rows in the data changes no bit.</remarks>
internal sealed class ResponsePatterns
{
    public ResponsePatterns(ItemResponses responses, double[] weights)
    {
        Items = responses.Count;
        var rows = responses.Rows;
        var answers = new short[rows * Items];
        for (var j = 0; j < Items; j++)
        {
            for (var i = 0; i < rows; i++)
                answers[(i * Items) + j] = (short)responses.Scores[j][i];
        }

        var order = new int[rows];
        for (var i = 0; i < rows; i++)
            order[i] = i;
        Array.Sort(order, (x, y) =>
        {
            var byAnswers = Of(x).SequenceCompareTo(Of(y));
            return byAnswers != 0 ? byAnswers : weights[x] != weights[y] ? weights[x].CompareTo(weights[y]) : x.CompareTo(y);
        });

        OfRow = new int[rows];
        var sums = new List<double>();
        var first = new List<int>();
        var sum = default(CompensatedSum);
        for (var i = 0; i < rows; i++)
        {
            if (i == 0 || !Of(order[i]).SequenceEqual(Of(order[i - 1])))
            {
                if (i > 0)
                    sums.Add(sum.Value);
                sum = default;
                first.Add(order[i]);
            }

            sum.Add(weights[order[i]]);
            OfRow[order[i]] = first.Count - 1;
        }

        if (rows > 0)
            sums.Add(sum.Value);
        Weights = [.. sums];
        Answers = new short[Weights.Length * Items];
        for (var p = 0; p < Weights.Length; p++)
            Of(first[p]).CopyTo(Answers.AsSpan(p * Items));

        ReadOnlySpan<short> Of(int row) => answers.AsSpan(row * Items, Items);
    }

    public int Items { get; }

    public int Count => Weights.Length;

    /// <summary>Gets the scores of all patterns; shape [patterns × items]; -1 for no answer.</summary>
    public short[] Answers { get; }

    /// <summary>Gets the sums of weights; shape [patterns].</summary>
    public double[] Weights { get; }

    /// <summary>Gets the pattern of every row; shape [rows].</summary>
    public int[] OfRow { get; }

    public ReadOnlySpan<short> this[int pattern] => Answers.AsSpan(pattern * Items, Items);

    /// <summary>Returns the number of items, from the first, in which a pattern is the same as the one before.</summary>
    public int SharedWithLast(int pattern) => this[pattern].CommonPrefixLength(this[pattern - 1]);
}
