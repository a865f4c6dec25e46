namespace SciLiteracy.Indicators.Surveys.Streaming;

/// <summary>What is known of the rows that stand together as one row of a table: how many they are, and how they differ among themselves.</summary>
/// <param name="rows">The number of rows; shape [cells].</param>
/// <param name="counted">The number of those that have a weight other than 0; shape [cells].</param>
/// <param name="haveCondition">Whether only rows that meet a condition are there.</param>
internal sealed class CellDetail(int[] rows, int[] counted, bool haveCondition)
{
    private readonly Dictionary<ReadOnlyMemory<double>, double[]> _squares = [];
    private readonly Dictionary<(ReadOnlyMemory<double>, ReadOnlyMemory<double>), double[]> _products = [];

    public int[] Rows => rows;

    public int[] Counted => counted;

    public bool HaveCondition => haveCondition;

    /// <summary>Keeps the weighted sums of products of two variables about their means of cells.</summary>
    public void Add(ReadOnlyMemory<double> first, ReadOnlyMemory<double> second, double[] products)
    {
        _products[(first, second)] = products;
        if (first.Equals(second))
            _squares[first] = products;
    }

    /// <summary>Keeps those of the residuals of a ratio.</summary>
    public void AddResiduals(ReadOnlyMemory<double> residuals, ReadOnlyMemory<double> numerator, ReadOnlyMemory<double> denominator, Func<int, double> ratio)
    {
        var (a, b, ab) = (_squares.GetValueOrDefault(numerator), _squares.GetValueOrDefault(denominator), _products.GetValueOrDefault((numerator, denominator)));
        var squares = new double[rows.Length];
        for (var i = 0; i < squares.Length; i++)
            squares[i] = (a?[i] ?? 0) - (2 * ratio(i) * (ab?[i] ?? 0)) + (ratio(i) * ratio(i) * (b?[i] ?? 0));
        _squares[residuals] = squares;
    }

    /// <summary>Returns the weighted sum of squares about the mean of a cell; 0 for a variable that has one value there.</summary>
    public double Within(ReadOnlyMemory<double> variable, int cell) => _squares.TryGetValue(variable, out var squares) ? squares[cell] : 0;
}
