using System.Collections.Immutable;
using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Indicators.Composite.Audit;

/// <summary>Whether the members of a group correlate enough for factors or components to be sought in them.</summary>
/// <remarks>
/// Kaiser, Meyer and Olkin: Σ r² / (Σ r² + Σ q²) over the pairs, with correlations r and partial correlations q given all the others, overall and for each
/// member. Bartlett: χ² = -(n - 1 - (2 p + 5) / 6) ln |R| with p (p - 1) / 2 degrees of freedom. Of the rows in which every member has a value. Sources: Kaiser
/// and Rice (1974), "Little jiffy, mark IV", Educational and Psychological Measurement 34; Bartlett (1950), "Tests of significance in factor analysis",
/// British Journal of Psychology 3. Checked against: closed forms for equal correlations and for two members.
/// </remarks>
public sealed record SamplingAdequacy
{
    // Below this share of the greatest eigenvalue the least is rounding: the correlations are singular.
    private const double SingularBelow = 1e-12;

    /// <summary>Gets the code of the aggregate whose members are judged.</summary>
    public required string Code { get; init; }

    /// <summary>Gets the number of members, p.</summary>
    public required int Items { get; init; }

    /// <summary>Gets the number of rows without gaps, n.</summary>
    public required int Rows { get; init; }

    /// <summary>Gets whether the correlations are singular, as they are where n is not above p or a member follows from the others, or not defined, as where a
    /// member is constant; then no measure is defined.</summary>
    public required bool IsSingular { get; init; }

    /// <summary>Gets the measure of Kaiser, Meyer and Olkin, from 0 to 1; NaN where it is not defined.</summary>
    public required double Overall { get; init; }

    /// <summary>Gets the measure of each member, in the order of the structure; NaN where it is not defined.</summary>
    public required ImmutableArray<MemberAdequacy> Members { get; init; }

    /// <summary>Gets Bartlett's χ²; NaN where it is not defined.</summary>
    public required double BartlettChiSquare { get; init; }

    /// <summary>Gets the degrees of freedom of Bartlett's test.</summary>
    public required int BartlettDegreesOfFreedom { get; init; }

    /// <summary>Gets the probability of so large a χ² where nothing correlates; NaN where it is not defined.</summary>
    public required double BartlettPValue { get; init; }

    /// <summary>Judges the children of each aggregate that are on a level, for each that has two at least.</summary>
    /// <param name="table">The members with their values.</param>
    /// <param name="level">The level of the members, 1 for the indicators.</param>
    /// <exception cref="ArgumentOutOfRangeException">The structure has no such level.</exception>
    public static ImmutableArray<SamplingAdequacy> Of(AuditTable table, int level = 1)
    {
        ArgumentNullException.ThrowIfNull(table);
        return [.. table.AggregatesAbove(level)
            .Select(code => (Code: code, Members: table.ChildrenOf(code, level)))
            .Where(a => a.Members.Length >= 2)
            .Select(a => OfGroup(table, a.Code, a.Members))];
    }

    /// <summary>Judges a group of members.</summary>
    /// <param name="table">The members with their values.</param>
    /// <param name="code">The code that the result will have.</param>
    /// <param name="members">The codes of the members, two at least.</param>
    /// <exception cref="ArgumentException">There are no values of a member, or fewer than two members.</exception>
    public static SamplingAdequacy OfGroup(AuditTable table, string code, ImmutableArray<string> members)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (members.Length < 2)
            throw new ArgumentException($"Expected two members at least, got {members.Length}.", nameof(members));
        var p = members.Length;
        var columns = MomentMatrix.CompleteColumns(table, members);
        var n = columns[0].Length;
        var r = MomentMatrix.Correlations(columns);
        var values = new double[p];
        var vectors = new double[p * p];
        var singular = !SymmetricEigen.Decompose(r.ToArray(), values, vectors) || !(values[^1] > SingularBelow * values[0]);
        var inverse = singular ? [] : Inverse(values, vectors);
        var (overall, single) = singular ? (double.NaN, [.. members.Select(_ => double.NaN)]) : Measures(r, inverse, p);
        var chiSquare = singular ? double.NaN : -(n - 1 - (((2 * p) + 5) / 6.0)) * values.Sum(Math.Log);
        var degrees = p * (p - 1) / 2;
        return new SamplingAdequacy
        {
            Code = code,
            Items = p,
            Rows = n,
            IsSingular = singular,
            Overall = overall,
            Members = [.. members.Zip(single, (m, measure) => new MemberAdequacy(m, measure))],
            BartlettChiSquare = chiSquare,
            BartlettDegreesOfFreedom = degrees,
            BartlettPValue = ChiSquareDistribution.Upper(chiSquare, degrees),
        };
    }

    private static double[] Inverse(double[] values, double[] vectors)
    {
        var p = values.Length;
        var inverse = new double[p * p];
        for (var i = 0; i < p; i++)
        {
            for (var j = 0; j < p; j++)
            {
                for (var k = 0; k < p; k++)
                    inverse[(i * p) + j] += vectors[(k * p) + i] * vectors[(k * p) + j] / values[k];
            }
        }

        return inverse;
    }

    private static (double Overall, double[] Single) Measures(double[] r, double[] inverse, int p)
    {
        var single = new double[p];
        double allPlain = 0, allPartial = 0;
        for (var i = 0; i < p; i++)
        {
            double plain = 0, partial = 0;
            for (var j = 0; j < p; j++)
            {
                if (i == j)
                    continue;
                var q = inverse[(i * p) + j];
                plain += r[(i * p) + j] * r[(i * p) + j];
                partial += q * q / (inverse[(i * p) + i] * inverse[(j * p) + j]);
            }

            single[i] = plain / (plain + partial);
            allPlain += plain;
            allPartial += partial;
        }

        return (allPlain / (allPlain + allPartial), single);
    }
}
