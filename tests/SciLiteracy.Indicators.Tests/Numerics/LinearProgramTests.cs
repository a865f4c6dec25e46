using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Tests.Numerics;

public class LinearProgramTests
{
    private static double[]? Solve(double[] objective, params (double[] Row, double B)[] constraints)
    {
        var program = new LinearProgram(objective.Length, constraints.Length);
        program.Clear();
        objective.CopyTo(program.Objective);
        foreach (var (row, b) in constraints)
            row.CopyTo(program.AddConstraint(b));
        return program.Maximize() ? program.Solution.ToArray() : null;
    }

    // Chvátal (1983), section 2: 5 x1 + 4 x2 + 3 x3, optimum 13 at (2, 0, 1).
    [Fact]
    public void A_textbook_program()
    {
        var x = Solve([5, 4, 3], ([2, 3, 1], 5), ([4, 1, 2], 11), ([3, 4, 2], 8))!;

        Approx.Equal(2, x[0]);
        Approx.Equal(0, x[1]);
        Approx.Equal(1, x[2]);
    }

    // Chvátal (1983), section 3: circles by the rule of the greatest gain; optimum 1 at (1, 0, 1, 0).
    [Fact]
    public void A_program_that_goes_in_circles_comes_out_of_them()
    {
        var x = Solve([10, -57, -9, -24], ([0.5, -5.5, -2.5, 9], 0), ([0.5, -1.5, -0.5, 1], 0), ([1, 0, 0, 0], 1))!;

        Approx.Equal(1, (10 * x[0]) - (57 * x[1]) - (9 * x[2]) - (24 * x[3]));
    }

    [Fact]
    public void A_program_without_a_bound_says_so()
    {
        Assert.Null(Solve([1, 1], ([1, -1], 1)));
        Assert.Equal([0, 0], Solve([-1, 0], ([1, 1], 1))!);
    }

    [Fact]
    public void A_program_is_solved_again_and_again()
    {
        var program = new LinearProgram(2, 3);
        for (var i = 1; i < 5; i++)
        {
            program.Clear();
            program.Objective[0] = 1;
            program.AddConstraint(i)[0] = 2;
            Assert.True(program.Maximize());
            Assert.Equal([i / 2.0, 0], program.Solution.ToArray());
        }
    }
}
