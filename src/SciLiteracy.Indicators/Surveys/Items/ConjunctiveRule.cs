using System.Collections.Immutable;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Columns;

namespace SciLiteracy.Indicators.Surveys.Items;

/// <summary>Literacy by parts that must all be passed, as in the national surveys of 1992 to 2010: knowledge, methods, and science and society.</summary>
/// <remarks>
/// A point too few in one part is not made up for by others. Who failed one part is not literate whatever the missing parts are; who passed all known parts and misses one is
/// missing.
/// </remarks>
public sealed class ConjunctiveRule
{
    private ConjunctiveRule(ImmutableArray<LevelCut> parts) => Parts = parts;

    /// <summary>Gets the parts: the column of the score, and the least score that passes.</summary>
    public ImmutableArray<LevelCut> Parts { get; }

    /// <summary>Makes a rule.</summary>
    /// <param name="parts">The columns of the parts and the least scores that pass; one or more.</param>
    /// <exception cref="ArgumentException">There is no part, a least score is not finite, or a name is empty or there twice.</exception>
    public static ConjunctiveRule Of(params IEnumerable<LevelCut> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ImmutableArray<LevelCut> all = [.. parts];
        if (all.IsEmpty)
            throw new ArgumentException("There is no part; expected one or more.", nameof(parts));
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in all)
        {
            if (string.IsNullOrEmpty(part.Name) || !names.Add(part.Name))
                throw new ArgumentException($"The name '{part.Name}' of a part is empty or there twice.", nameof(parts));
            if (!double.IsFinite(part.Value))
                throw new ArgumentException($"The least score of '{part.Name}' is not finite.", nameof(parts));
        }

        return new(all);
    }

    /// <summary>Returns 1 if all parts are passed, 0 if one is failed, else NaN.</summary>
    /// <param name="scores">The scores in the order of the parts; NaN is missing.</param>
    /// <exception cref="ArgumentException">There is another number of scores than of parts.</exception>
    public double Apply(ReadOnlySpan<double> scores)
    {
        if (scores.Length != Parts.Length)
            throw new ArgumentException($"{scores.Length} scores for {Parts.Length} parts.", nameof(scores));
        var result = 1.0;
        for (var k = 0; k < scores.Length; k++)
        {
            if (scores[k] < Parts[k].Value)
                return 0;
            if (double.IsNaN(scores[k]))
                result = double.NaN;
        }

        return result;
    }

    /// <summary>Applies the rule to all rows.</summary>
    /// <param name="name">The name of the column that is returned.</param>
    /// <param name="data">The data with the columns of the parts.</param>
    /// <returns>The column of 1, 0 and NaN, or findings on columns that are not there or no numbers.</returns>
    public Result<NumberColumn> Classify(string name, Microdata data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var findings = new DiagnosticBuilder();
        foreach (var part in Parts)
        {
            switch (data.Find(part.Name))
            {
                case null:
                    var hint = NearestName.Hint(part.Name, data.ByName.Keys) is { Length: > 0 } near ? near : ".";
                    findings.Add(SurveyDiagnostics.UnknownColumn, SourceLocation.None, $"The data have no column '{part.Name}'{hint}");
                    break;
                case not NumberColumn:
                    findings.Add(SurveyDiagnostics.ColumnType, SourceLocation.None, $"The part '{part.Name}' has texts; expected scores.");
                    break;
            }
        }

        return findings.ToResult(() =>
        {
            var columns = Parts.Select(p => ((NumberColumn)data.Find(p.Name)!).Values).ToArray();
            var values = new double[data.Rows];
            var scores = new double[columns.Length];
            for (var i = 0; i < values.Length; i++)
            {
                for (var k = 0; k < scores.Length; k++)
                    scores[k] = columns[k][i];
                values[i] = Apply(scores);
            }

            return new NumberColumn(name, [.. values]);
        });
    }
}
