using System.Runtime.InteropServices;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Columns;

namespace SciLiteracy.Indicators.Surveys.Streaming;

/// <summary>The cells of one request while rows come: the rows of a unit with the same levels of all variables that have levels in it, and with the same of its numbers missing.</summary>
internal sealed class StreamedRequest
{
    // Names that no variable of a document has.
    public const string WeightName = "#weight";
    public const string ClusterName = "#cluster";
    public const string StratumName = "#stratum";
    public const string SizeName = "#size";
    private const string KeptName = "is_kept_in_cells";

    private readonly EstimateRequest _request;
    private readonly string[] _keys;
    private readonly string[] _numbers;
    private readonly LevelTable[] _levels;
    private readonly PairTable[] _pairs;
    private readonly int _stride;
    private readonly List<int> _rows = [];
    private readonly List<int> _counted = [];

    // For every cell the sum of weights, those of weighted numbers and of their weighted products, each with what rounding took off it.
    private readonly List<double> _sums = [];

    public StreamedRequest(EstimateRequest request)
    {
        _request = request;
        _keys = [.. KeysOf(request).Concat(request.By).Concat(request.Standardize is { } s ? [s.Variable] : []).Select(k => k.Text).Distinct(StringComparer.Ordinal)];
        _numbers = [.. NumbersOf(request).Select(n => n.Text).Distinct(StringComparer.Ordinal).Except(_keys, StringComparer.Ordinal)];
        _levels = [.. _keys.Select(_ => new LevelTable())];
        _pairs = [.. Enumerable.Range(0, _keys.Length + 1).Select(_ => new PairTable())];
        _stride = 1 + _numbers.Length + (_numbers.Length * (_numbers.Length + 1) / 2);
    }

    public int CellCount => _rows.Count;

    /// <summary>Gets the request as it is asked of the cells.</summary>
    public EstimateRequest OverCells => _request with { Where = new SourceText($"{KeptName} == 1") { Location = _request.Where?.Location ?? _request.Location } };

    public static bool CanTake(EstimateRequest request) => request switch
    {
        EstimateRequest.Mean or EstimateRequest.Total or EstimateRequest.Ratio or EstimateRequest.Proportion or EstimateRequest.Contrast
            or EstimateRequest.Independence => true,
        EstimateRequest.Levels levels => levels.Cuts.Count > 0 && levels.Cuts.Zip(levels.Cuts.Skip(1)).All(c => c.First.Value < c.Second.Value)
            && request.By.All(b => b.Text != levels.Of.Text),
        _ => false,
    };

    /// <summary>Takes rows; false if a variable is not there or not of its type.</summary>
    public bool Add(SurveyAnalysis block, NumberColumn weights, int[] units)
    {
        var count = units.Length;
        bool[]? wanted = null;
        if (_request.Where is { } where)
        {
            var formula = ColumnFormula.Create(where, block.Columns());
            if (!formula.IsOk || formula.Value.Evaluate("where") is not NumberColumn values)
                return false;
            wanted = [.. values.Values.Select(v => v != 0 && !double.IsNaN(v))];
        }

        var numbers = new ReadOnlyMemory<double>[_numbers.Length];
        for (var v = 0; v < numbers.Length; v++)
        {
            if (block.Find(_numbers[v]) is not [NumberColumn column])
                return false;
            numbers[v] = column.Values.AsMemory();
        }

        var keys = new int[_keys.Length][];
        for (var k = 0; k < keys.Length; k++)
        {
            if (block.Find(_keys[k]) is not [var column] || LeveledOf(column) is not { } leveled)
                return false;
            keys[k] = _levels[k].CodesOf(leveled);
        }

        for (var i = 0; i < count; i++)
        {
            if (wanted?[i] == false)
                continue;
            var cell = units[i];
            for (var k = 0; k < keys.Length; k++)
                cell = _pairs[k].NumberOf(cell, keys[k][i]);
            var missing = 0;
            for (var v = 0; v < numbers.Length; v++)
                missing |= double.IsNaN(numbers[v].Span[i]) ? 1 << v : 0;
            AddRow(_pairs[^1].NumberOf(cell, missing), weights.Values[i], numbers, i);
        }

        return numbers.Length < 31;
    }

    /// <summary>Returns the cells as columns, with a row without weight for every unit after them; null if no row is in any domain.</summary>
    public (List<TableColumn> Columns, List<int> Units, CellDetail Detail)? ToColumns(int unitCount)
    {
        var cells = CellCount;
        if (cells == 0 || _keys.Concat(_numbers).Contains(KeptName))
            return null;
        var units = new List<int>(cells + unitCount);
        var codes = Array.ConvertAll(_keys, _ => new List<int>(cells + unitCount));
        var missing = new int[cells];
        for (var c = 0; c < cells; c++)
        {
            (var at, missing[c]) = _pairs[^1][c];
            for (var k = _keys.Length - 1; k >= 0; k--)
            {
                (at, var code) = _pairs[k][at];
                codes[k].Add(code);
            }

            units.Add(at);
        }

        for (var u = 0; u < unitCount; u++)
        {
            units.Add(u);
            foreach (var one in codes)
                one.Add(0);
        }

        var total = cells + unitCount;
        var weights = new double[total];
        var kept = new double[total];
        for (var c = 0; c < cells; c++)
            (weights[c], kept[c]) = (Sum(c, 0), 1);
        var columns = new List<TableColumn> { Numbers(WeightName, weights), Numbers(KeptName, kept) };
        for (var k = 0; k < _keys.Length; k++)
            columns.Add(_levels[k].ToColumn(_keys[k], codes[k]));
        var detail = new CellDetail([.. _rows, .. new int[unitCount]], [.. _counted, .. new int[unitCount]], _request.Where is not null);
        var means = new NumberColumn[_numbers.Length];
        for (var v = 0; v < means.Length; v++)
        {
            var values = new double[total];
            for (var c = 0; c < cells; c++)
                values[c] = (missing[c] >> v & 1) != 0 ? double.NaN : weights[c] > 0 ? Sum(c, 1 + v) / weights[c] : 0;
            columns.Add(means[v] = Numbers(_numbers[v], values));
        }

        for (int a = 0, at = 1 + _numbers.Length; a < means.Length; a++)
        {
            for (var b = a; b < means.Length; b++, at++)
            {
                var products = new double[total];
                for (var c = 0; c < cells; c++)
                    products[c] = (missing[c] & ((1 << a) | (1 << b))) == 0 && weights[c] > 0 ? About(c, at, 1 + a, 1 + b) : 0;
                detail.Add(means[a].Values.AsMemory(), means[b].Values.AsMemory(), products);
                detail.Add(means[b].Values.AsMemory(), means[a].Values.AsMemory(), products);
            }
        }

        return (columns, units, detail);
    }

    private static NumberColumn Numbers(string name, double[] values) => new(name, ImmutableCollectionsMarshal.AsImmutableArray(values));

    // Variables whose levels make cells.
    private static ValueList<SourceText> KeysOf(EstimateRequest request) => request switch
    {
        EstimateRequest.Proportion proportion => proportion.Variables,
        EstimateRequest.Levels levels => [levels.Of],
        EstimateRequest.Contrast contrast => [contrast.Between],
        EstimateRequest.Independence independence => [independence.Rows, independence.Columns],
        _ => [],
    };

    private static ValueList<SourceText> NumbersOf(EstimateRequest request) => request switch
    {
        EstimateRequest.Mean mean => mean.Variables,
        EstimateRequest.Total total => total.Variables,
        EstimateRequest.Ratio ratio => [ratio.Numerator, ratio.Denominator],
        EstimateRequest.Contrast contrast => [contrast.Of],
        _ => [],
    };

    // For levels, a number that stands for all of its level: the lowest, or one just below the first.
    private TableColumn? LeveledOf(TableColumn column)
    {
        if (_request is not EstimateRequest.Levels levels)
            return column;
        if (column.Name != levels.Of.Text)
            return column;
        if (column is not NumberColumn numbers)
            return null;
        var values = new double[numbers.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var y = numbers.Values[i];
            values[i] = double.IsNaN(y) ? double.NaN : Math.BitDecrement(levels.Cuts[0].Value);
            for (var c = 0; c < levels.Cuts.Count && y >= levels.Cuts[c].Value; c++)
                values[i] = levels.Cuts[c].Value;
        }

        return Numbers(column.Name, values);
    }

    private void AddRow(int cell, double weight, ReadOnlyMemory<double>[] numbers, int row)
    {
        if (cell == _rows.Count)
        {
            _rows.Add(0);
            _counted.Add(0);
            CollectionsMarshal.SetCount(_sums, _sums.Count + (2 * _stride));
            CollectionsMarshal.AsSpan(_sums)[^(2 * _stride)..].Clear();
        }

        _rows[cell]++;
        if (weight == 0)
            return;
        _counted[cell]++;
        var sums = CollectionsMarshal.AsSpan(_sums).Slice(cell * 2 * _stride, 2 * _stride);
        Add(sums, 0, weight);
        var at = 1 + numbers.Length;
        for (var a = 0; a < numbers.Length; a++)
        {
            var y = numbers[a].Span[row];
            AddProduct(sums, 1 + a, weight, y, 1);
            for (var b = a; b < numbers.Length; b++, at++)
            {
                AddProduct(sums, at, weight, y, numbers[b].Span[row]);
            }
        }
    }

    // With what rounding takes off the product, for squares about a distant mean nearly cancel.
    private static void AddProduct(Span<double> sums, int number, double weight, double y, double z)
    {
        var square = y * z;
        var product = weight * square;
        if (double.IsNaN(product))
            return;
        Add(sums, number, product);
        var rest = Math.FusedMultiplyAdd(weight, square, -product) + (weight * Math.FusedMultiplyAdd(y, z, -square));
        if (double.IsFinite(rest))
            sums[(2 * number) + 1] += rest;
    }

    private static void Add(Span<double> sums, int number, double term)
    {
        ref var sum = ref sums[2 * number];
        var next = sum + term;
        var added = next - sum;
        sums[(2 * number) + 1] += sum - (next - added) + (term - added);
        sum = next;
    }

    private double Sum(int cell, int number)
    {
        var at = ((cell * _stride) + number) * 2;
        return _sums[at] + _sums[at + 1];
    }

    // A sum, and what rounding took off it.
    private (double High, double Low) Parts(int cell, int number)
    {
        var at = ((cell * _stride) + number) * 2;
        var high = _sums[at] + _sums[at + 1];
        return (high, _sums[at] - high + _sums[at + 1]);
    }

    // Σ w a b - Σ w a Σ w b / Σ w, as if in twice the precision, for both nearly cancel about a distant mean; what rounding leaves of 0 is 0.
    private double About(int cell, int product, int first, int second)
    {
        var (sum, a, b, weight) = (Parts(cell, product), Parts(cell, first), Parts(cell, second), Parts(cell, 0));
        var high = a.High * b.High;
        var low = Math.FusedMultiplyAdd(a.High, b.High, -high) + (a.High * b.Low) + (a.Low * b.High);
        var quotient = high / weight.High;
        var rest = (Math.FusedMultiplyAdd(-quotient, weight.High, high) + low - (quotient * weight.Low)) / weight.High;
        var about = sum.High - quotient + (sum.Low - rest);
        return Math.Abs(about) <= 1e-29 * Math.Abs(sum.High) ? 0 : about;
    }
}
