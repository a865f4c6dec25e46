using System.Collections.Immutable;
using System.Globalization;
using System.Numerics.Tensors;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas.Columns;

namespace SciLiteracy.Indicators.Surveys.Designs;

// Replicate weights.
internal sealed partial class DesignReader
{
    private ReplicateDesign? ReadReplicates(ReplicateSettings replicates, double[] weights)
    {
        var columns = new List<NumberColumn>();
        foreach (var pattern in replicates.Columns)
        {
            var matched = ColumnPattern.Match(pattern.Text, data);
            if (matched.Count == 0)
                Find(pattern);
            foreach (var column in matched)
            {
                var name = new SourceText(column.Name) { Location = pattern.Location };
                if (FindNumbers(name) is not { } numbers)
                    continue;
                if (!double.IsFinite(TensorPrimitives.MaxMagnitude(numbers.Values.AsSpan())))
                    ReportRows(SurveyDiagnostics.BadWeight, name, RowsWhere(v => !double.IsFinite(v), numbers), "has no replicate weight");
                columns.Add(numbers);
            }
        }

        var count = columns.Count;
        if (count == 1)
            findings.Add(SurveyDiagnostics.BadReplicates, replicates.Location, "There is one column of replicate weights; expected two or more.");
        if (replicates.Method == ReplicateMethod.Fay && !(replicates.Fay >= 0 && replicates.Fay < 1))
            findings.Add(SurveyDiagnostics.BadReplicates, replicates.Location, Invariant($"Fay's factor is {replicates.Fay:R}; expected one from 0 to below 1."));
        var scales = replicates.ReplicateScales;
        if (scales.Count > 1 && scales.Count != count)
            findings.Add(SurveyDiagnostics.BadReplicates, replicates.Location, $"There are {scales.Count} scales for {count} replicates; expected one each.");
        if (scales.Any(s => !(s >= 0) || double.IsInfinity(s)) || replicates.Scale is not null and not > 0)
            findings.Add(SurveyDiagnostics.BadReplicates, replicates.Location, "A scale of replicates is not finite and at least 0.");
        if (replicates.Method is ReplicateMethod.JackknifeN or ReplicateMethod.Other && replicates.Scale is null && scales.Count == 0)
            findings.Add(SurveyDiagnostics.BadReplicates, replicates.Location, "The method has no scale of its own; expected 'scale' or 'rscales'.");
        if (findings.HasErrors || count < 2)
            return null;

        CheckMeans(replicates, columns, weights);
        CheckScale(replicates, count);
        var scale = replicates.Scale ?? (scales.Count > 0 && replicates.Method is ReplicateMethod.JackknifeN or ReplicateMethod.Other ? 1 : DefaultScale(replicates, count));
        ImmutableArray<double> each = scales.Count == count ? [.. scales] : [.. Enumerable.Repeat(scales.Count == 1 ? scales[0] : 1, count)];
        return new(weights, new ReplicateColumns([.. columns.Select(c => c.Values)], replicates.Combined ? null : weights, null), scale, each, replicates.AboutFullSample);
    }

    internal static double DefaultScale(ReplicateSettings replicates, int count) => DefaultScale(replicates.Method, replicates.Fay, count);

    internal static double DefaultScale(ReplicateMethod method, double fay, int count) => method switch
    {
        ReplicateMethod.BalancedRepeatedReplication => 1.0 / count,
        ReplicateMethod.Fay => 1 / (count * (1 - fay) * (1 - fay)),
        ReplicateMethod.Jackknife1 => (count - 1.0) / count,
        ReplicateMethod.Bootstrap => 1 / (count - 1.0),
        ReplicateMethod.SuccessiveDifference => 4.0 / count,
        _ => 1,
    };

    // A scale that is not near that of the method is mostly that of another one. A finite population makes it a little smaller.
    private void CheckScale(ReplicateSettings replicates, int count)
    {
        if (replicates.Method is ReplicateMethod.JackknifeN or ReplicateMethod.Other || (replicates.Scale is null && replicates.ReplicateScales.Count == 0))
            return;
        var each = replicates.ReplicateScales.Count == 0 ? 1 : replicates.ReplicateScales.Average();
        var own = DefaultScale(replicates, count);
        var given = (replicates.Scale ?? own) * each;
        if (given >= 0.5 * own && given <= 2 * own)
            return;
        findings.Add(
            SurveyDiagnostics.SuspiciousReplicates, replicates.Location,
            string.Create(CultureInfo.InvariantCulture, $"The scale of the {count} replicates is {given:G4}, that of their method {own:G4}; variances are multiplied by it."));
    }

    // Replicate weights have about the mean of the weights, factors about the mean 1.
    private void CheckMeans(ReplicateSettings replicates, List<NumberColumn> columns, double[] weights)
    {
        var means = columns.ConvertAll(c => TensorPrimitives.Sum(c.Values.AsSpan()) / c.Count);
        var mean = means.Average();
        var expected = replicates.Combined ? TensorPrimitives.Sum<double>(weights) / weights.Length : 1;
        var isUsual = mean >= 0.5 * expected && mean <= 2 * expected;

        // A pattern may take a column that is none of them.
        var middle = means.Order().ElementAt(means.Count / 2);
        foreach (var (column, own) in columns.Zip(means).Where(c => !(c.Second >= 0.5 * middle && c.Second <= 2 * middle)).Take(MostRows))
        {
            findings.Add(
                SurveyDiagnostics.SuspiciousReplicates, replicates.Location,
                string.Create(CultureInfo.InvariantCulture, $"The mean of the replicate weights in '{column.Name}' is {own:G4}, that of most other columns about {middle:G4}; is it a column of replicate weights?"));
        }

        if (isUsual)
            return;
        var hint = replicates.Combined && mean is > 0.5 and < 2 ? "; if they are factors, say 'combined: false'" : !replicates.Combined ? "; if they are weights, leave 'combined' out" : "";
        findings.Add(
            SurveyDiagnostics.SuspiciousReplicates, replicates.Location,
            string.Create(CultureInfo.InvariantCulture, $"The mean of the replicate weights is {mean:G4}, that of the weights {expected:G4}{hint}."));
    }
}
