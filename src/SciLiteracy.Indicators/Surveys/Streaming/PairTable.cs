namespace SciLiteracy.Indicators.Surveys.Streaming;

/// <summary>Numbers pairs from 0 as they come.</summary>
internal sealed class PairTable
{
    private readonly Dictionary<(int, int), int> _numbers = [];
    private readonly List<(int First, int Second)> _pairs = [];

    // Rows of one cluster mostly follow each other.
    private (int, int) _last = (-1, -1);
    private int _lastNumber;

    public int Count => _pairs.Count;

    public (int First, int Second) this[int number] => _pairs[number];

    public int NumberOf(int first, int second)
    {
        if ((first, second) == _last)
            return _lastNumber;
        _last = (first, second);
        if (!_numbers.TryGetValue(_last, out _lastNumber))
        {
            _lastNumber = _pairs.Count;
            _numbers.Add(_last, _lastNumber);
            _pairs.Add(_last);
        }

        return _lastNumber;
    }
}
