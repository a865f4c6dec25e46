using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Uncertainty;

/// <summary>Paths over a grid on which one factor after the other moves by a fixed step.</summary>
/// <remarks>
/// With p levels, coordinates are multiples of 1/(p - 1), and a step is p / (2 (p - 1)), which makes all levels equally likely. A path starts at a random place where every
/// coordinate can move, up or down at random, and moves the factors in random order; the dimensions of one factor move together.
/// Source: Morris (1991), "Factorial sampling plans for preliminary computational experiments", Technometrics 33(2); groups and μ*: Campolongo, Cariboni and
/// Saltelli (2007), Environmental Modelling and Software 22.
/// </remarks>
internal sealed class MorrisPath
{
    private readonly CounterRandom _random;
    private readonly int _levels;
    private readonly int _dimensions;
    private readonly int _factors;

    public MorrisPath(ulong seed, int levels, int dimensions, int factors)
    {
        _random = new(seed, RandomPurpose.Trajectories);
        _levels = levels;
        _dimensions = dimensions;
        _factors = factors;
    }

    /// <summary>Gets how far a coordinate moves.</summary>
    public double Step => _levels / (2.0 * (_levels - 1));

    /// <summary>Writes where a path begins and ends in each dimension, and in which order the factors move.</summary>
    /// <param name="path">The number of the path.</param>
    /// <param name="start">Receives the first point; shape [dimensions].</param>
    /// <param name="end">Receives the last point; shape [dimensions].</param>
    /// <param name="order">Receives the factors in the order in which they move; shape [factors].</param>
    public void Fill(long path, Span<double> start, Span<double> end, Span<int> order)
    {
        var half = (ulong)_levels / 2;
        for (var j = 0; j < _dimensions; j++)
        {
            var low = Math.BigMul(_random.Bits(path, 2 * j), half, out _) / (_levels - 1.0);
            var up = (_random.Bits(path, (2 * j) + 1) & 1) == 0;
            start[j] = up ? low : low + Step;
            end[j] = up ? low + Step : low;
        }

        for (var f = 0; f < _factors; f++)
            order[f] = f;
        for (var f = _factors - 1; f > 0; f--)
        {
            var other = (int)Math.BigMul(_random.Bits(path, (2 * _dimensions) + f), (ulong)f + 1, out _);
            (order[f], order[other]) = (order[other], order[f]);
        }
    }
}
