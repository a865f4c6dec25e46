using System.Globalization;
using SciLiteracy.Cli.Output;
using SciLiteracy.Indicators.Uncertainty;
using SciLiteracy.Serialization;

namespace SciLiteracy.Cli.Tables;

/// <summary>The tables of <c>sciliteracy index uncertainty</c>.</summary>
internal static class UncertaintyRankTables
{
    /// <summary>Returns the table of a name; without one the ranks and, if the file asks for them, the sensitivity indices. None if the table was not asked for in the file.</summary>
    public static List<(string Name, ResultTable Table)> Of(IndexInput input, UncertaintyResult result, string name)
    {
        string[] names = name.Length > 0 ? [name] : result.Sobol is null ? ["ranks"] : ["ranks", "sobol"];
        var tables = new List<(string, ResultTable)>();
        foreach (var wanted in names)
        {
            ResultTable? table = wanted switch
            {
                "ranks" => Ranks(input, result),
                "acceptability" => Acceptability(input, result),
                "pairs" => result.HasPairs ? Pairs(input, result) : null,
                "sobol" => result.Sobol is { } sobol ? Sobol(sobol) : null,
                "morris" => result.Morris is { } morris ? Morris(morris) : null,
                "sobol_entities" => result.Sobol is { Rows.IsEmpty: false } sobol ? SobolEntities(input, sobol) : null,
                "convergence" => result.Sobol is { } sobol ? Convergence(sobol) : null,
                "draws" => result.Spec.KeepDraws ? Draws(result) : null,
                "draw_scores" => result.Spec.KeepDraws ? DrawScores(input, result) : null,
                "smaa" => result.Smaa is { } smaa ? Smaa(input, smaa) : null,
                _ => Failures(result),
            };
            if (table is not null)
                tables.Add((wanted, table));
        }

        return tables;
    }

    private static ResultTable Ranks(IndexInput input, UncertaintyResult result)
    {
        var levels = result.Spec.Levels.Select(l => (l * 100).ToString("0.####", CultureInfo.InvariantCulture)).ToList();
        var table = new ResultTable(
        [
            .. IndexTables.About(input), "score", "score_mean", "score_sd", "score_median", .. levels.Select(l => $"score_q{l}"), "rank", "rank_mean", "rank_median",
            .. levels.Select(l => $"rank_q{l}"), .. result.Spec.Top.Select(k => string.Create(CultureInfo.InvariantCulture, $"top_{k}")), "draws", "missing_draws",
        ]);
        foreach (var row in input.Data.InputOrder)
        {
            var e = result.Entities[row];
            table.Add(
            [
                .. IndexTables.About(input, e.Row), e.NominalScore, e.ScoreMean, e.ScoreStandardDeviation, e.ScoreMedian, .. Cells(e.ScoreQuantiles), e.NominalRank, e.RankMean, e.RankMedian,
                .. Cells(e.RankQuantiles), .. Cells(e.Top), (double)e.Draws, (double)e.MissingDraws,
            ]);
        }

        return table;

        static IEnumerable<object?> Cells(IEnumerable<double> numbers) => numbers.Select(n => (object?)n);
    }

    private static ResultTable Acceptability(IndexInput input, UncertaintyResult result)
    {
        var table = new ResultTable([.. IndexTables.About(input), "rank", "share"]);
        foreach (var row in input.Data.InputOrder)
        {
            var section = input.Data.Sections.First(s => row >= s.Start && row < s.Start + s.Length);
            for (var rank = 1; rank <= section.Length; rank++)
                table.Add([.. IndexTables.About(input, result.Entities[row].Row), rank, result.Acceptability(row, rank)]);
        }

        return table;
    }

    private static ResultTable Pairs(IndexInput input, UncertaintyResult result)
    {
        var table = new ResultTable([.. IndexTables.About(input), "other", "outranks", "ties"]);
        foreach (var row in input.Data.InputOrder)
        {
            var section = input.Data.Sections.First(s => row >= s.Start && row < s.Start + s.Length);
            foreach (var other in input.Data.InputOrder.Where(o => o != row && o >= section.Start && o < section.Start + section.Length))
                table.Add([.. IndexTables.About(input, result.Entities[row].Row), result.Entities[other].Row.Entity, result.Outranks(row, other), result.Ties(row, other)]);
        }

        return table;
    }

    private static ResultTable Sobol(SobolResult sobol)
    {
        var table = new ResultTable("factor", "first_order", "first_order_low", "first_order_high", "total_order", "total_order_low", "total_order_high");
        foreach (var index in sobol.Indices)
        {
            table.Add(
                index.Factor, index.First, index.FirstBounds?.Low, index.FirstBounds?.High, index.Total, index.TotalBounds?.Low, index.TotalBounds?.High);
        }

        return table;
    }

    // A row whose rank or score was missing in an evaluation has no indices.
    private static ResultTable SobolEntities(IndexInput input, SobolResult sobol)
    {
        var table = new ResultTable(
            [.. IndexTables.About(input), "of", "factor", "first_order", "first_order_low", "first_order_high", "total_order", "total_order_low", "total_order_high"]);
        foreach (var row in input.Data.InputOrder)
        {
            foreach (var (of, indices) in new[] { ("rank", sobol.OfEntity[row]), ("score", sobol.OfScore[row]) })
            {
                foreach (var index in indices)
                {
                    table.Add(
                    [
                        .. IndexTables.About(input, sobol.Rows[row]), of, index.Factor, index.First, index.FirstBounds?.Low, index.FirstBounds?.High, index.Total, index.TotalBounds?.Low,
                        index.TotalBounds?.High,
                    ]);
                }
            }
        }

        return table;
    }

    private static ResultTable Convergence(SobolResult sobol)
    {
        var table = new ResultTable("points", "factor", "first_order", "total_order");
        foreach (var step in sobol.Convergence)
        {
            for (var f = 0; f < sobol.Indices.Length; f++)
                table.Add(step.Points, sobol.Indices[f].Factor, step.First[f], step.Total[f]);
        }

        return table;
    }

    private static ResultTable Draws(UncertaintyResult result)
    {
        var table = new ResultTable("draw", "factor", "element", "value");
        foreach (var draw in result.Records)
        {
            foreach (var factor in draw.Factors)
                table.Add((double)draw.Draw, factor.Factor, factor.Element, factor.Value ?? (object?)factor.Number);
        }

        return table;
    }

    // A draw that failed has no rows; the table of failures says why.
    private static ResultTable DrawScores(IndexInput input, UncertaintyResult result)
    {
        var table = new ResultTable(["draw", .. IndexTables.About(input), "score", "rank"]);
        foreach (var draw in result.Records.Where(d => d.FailureReason is null))
        {
            foreach (var row in input.Data.InputOrder)
                table.Add([(double)draw.Draw, .. IndexTables.About(input, result.Entities[row].Row), draw.Scores[row], draw.Ranks[row] == 0 ? null : draw.Ranks[row]]);
        }

        return table;
    }

    private static ResultTable Morris(MorrisResult morris)
    {
        var table = new ResultTable("factor", "mean", "mean_absolute", "sd");
        foreach (var effect in morris.Effects)
            table.Add(effect.Factor, effect.Mean, effect.MeanAbsolute, effect.StandardDeviation);
        return table;
    }

    private static ResultTable Smaa(IndexInput input, SmaaResult smaa)
    {
        var table = new ResultTable([.. IndexTables.About(input), "acceptability", "confidence", "code", "central_weight"]);
        foreach (var row in input.Data.InputOrder)
        {
            var e = smaa.Entities[row];
            for (var n = 0; n < smaa.Nodes.Length; n++)
                table.Add([.. IndexTables.About(input, e.Row), e.Acceptability, e.Confidence, smaa.Nodes[n], e.CentralWeights[n]]);
        }

        return table;
    }

    private static ResultTable Failures(UncertaintyResult result)
    {
        var table = new ResultTable("draw", "reason");
        foreach (var failure in result.Failures)
            table.Add((double)failure.Draw, failure.Reason);
        return table;
    }
}
