using System.Numerics.Tensors;

namespace SciLiteracy.Indicators.Numerics;

/// <summary>
/// A dense linear program max c x subject to A x ≤ b, x ≥ 0, with b ≥ 0, so that x = 0 is a start. Solved by the simplex method; to be filled and
/// solved again and again.
/// </summary>
/// <remarks>
/// The variable of the greatest gain enters; while the objective does not rise, the first one of gain (Bland's rule), which cannot go in circles.
/// Ties go to the variable that comes first. Source: Chvátal (1983), Linear Programming, chapters 2 and 3.
/// </remarks>
internal sealed class LinearProgram
{
    private const double Tolerance = 1e-11;
    private readonly int _variables;
    private readonly double[] _tableau;
    private readonly double[] _objective;
    private readonly double[] _solution;

    // What stands for a column, or a row, of the tableau: variables from 0, then the slacks of the constraints.
    private readonly int[] _nonbasic;
    private readonly int[] _basic;
    private int _constraints;

    public LinearProgram(int variables, int mostConstraints)
    {
        _variables = variables;
        _tableau = new double[(mostConstraints + 1) * Width];
        _objective = new double[variables];
        _solution = new double[variables];
        _nonbasic = new int[variables];
        _basic = new int[mostConstraints];
    }

    /// <summary>Gets c, to be filled; shape [variables].</summary>
    public Span<double> Objective => _objective;

    /// <summary>Gets x after <see cref="Maximize"/>; shape [variables].</summary>
    public ReadOnlySpan<double> Solution => _solution;

    private int Width => _variables + 1;

    /// <summary>Takes all constraints away and sets c to 0.</summary>
    public void Clear()
    {
        _constraints = 0;
        _objective.AsSpan().Clear();
    }

    /// <summary>Adds a constraint with right side b, at least 0; returns its coefficients, all 0, to be filled.</summary>
    public Span<double> AddConstraint(double b)
    {
        var line = Line(_constraints++);
        line.Clear();
        line[_variables] = b;
        return line[.._variables];
    }

    /// <summary>Solves the program. The constraints are used up.</summary>
    /// <returns>Whether there is an optimum: false if the objective has no bound.</returns>
    public bool Maximize()
    {
        // the line of the objective is -c, with its value at the end
        var gain = Line(_constraints);
        for (var j = 0; j < _variables; j++)
        {
            gain[j] = -_objective[j];
            _nonbasic[j] = j;
        }

        gain[_variables] = 0;
        for (var i = 0; i < _constraints; i++)
            _basic[i] = _variables + i;

        var bounded = true;
        var rising = true;
        var pivots = 0;
        while (bounded)
        {
            var entering = rising ? GreatestGain(gain) : FirstGain(gain);
            if (entering < 0)
                break;
            var leaving = LeastRatio(entering);
            bounded = leaving >= 0;
            if (!bounded)
                continue;
            rising = Line(leaving)[_variables] > Tolerance;
            Pivot(leaving, entering);
            // rounding could make a circle where there is none; the point reached is feasible all the same
            if (++pivots > 1000 + (50 * (_constraints + _variables)))
                break;
        }

        _solution.AsSpan().Clear();
        for (var i = 0; i < _constraints; i++)
        {
            if (_basic[i] < _variables)
                _solution[_basic[i]] = Math.Max(Line(i)[_variables], 0);
        }

        return bounded;
    }

    private Span<double> Line(int line) => _tableau.AsSpan(line * Width, Width);

    private int GreatestGain(ReadOnlySpan<double> gain)
    {
        var best = -1;
        for (var j = 0; j < _variables; j++)
        {
            if (gain[j] < -Tolerance && (best < 0 || gain[j] < gain[best] || (gain[j] == gain[best] && _nonbasic[j] < _nonbasic[best])))
                best = j;
        }

        return best;
    }

    private int FirstGain(ReadOnlySpan<double> gain)
    {
        var best = -1;
        for (var j = 0; j < _variables; j++)
        {
            if (gain[j] < -Tolerance && (best < 0 || _nonbasic[j] < _nonbasic[best]))
                best = j;
        }

        return best;
    }

    private int LeastRatio(int entering)
    {
        var best = -1;
        var least = double.PositiveInfinity;
        for (var i = 0; i < _constraints; i++)
        {
            var entry = _tableau[(i * Width) + entering];
            if (entry <= Tolerance)
                continue;
            var ratio = Math.Max(_tableau[(i * Width) + _variables], 0) / entry;
            if (ratio < least || (ratio == least && _basic[i] < _basic[best]))
                (best, least) = (i, ratio);
        }

        return best;
    }

    private void Pivot(int leaving, int entering)
    {
        var pivotLine = Line(leaving);
        var pivot = pivotLine[entering];
        pivotLine[entering] = 1;
        TensorPrimitives.Divide(pivotLine, pivot, pivotLine);
        for (var i = 0; i <= _constraints; i++)
        {
            if (i == leaving)
                continue;
            var line = Line(i);
            var factor = line[entering];
            if (factor == 0)
                continue;
            line[entering] = 0;
            // fused, so that every place of the line is rounded alike
            TensorPrimitives.FusedMultiplyAdd(pivotLine, -factor, line, line);
        }

        (_basic[leaving], _nonbasic[entering]) = (_nonbasic[entering], _basic[leaving]);
    }
}
