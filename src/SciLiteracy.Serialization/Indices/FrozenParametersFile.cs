using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Composite.Imputation;
using SciLiteracy.Indicators.Composite.Normalization;
using SciLiteracy.Indicators.Composite.Treatment;

namespace SciLiteracy.Serialization;

/// <summary>
/// Frozen parameters as CSV, a row a number: <c>step,kind,code,period,group,parameter,value</c>. Numbers read back to the same double; what a method does not need has no row.
/// </summary>
/// <remarks>
/// Parameters: of <c>impute</c> the name of the method; of <c>treat</c> <c>lower</c>, <c>upper</c>, <c>transform</c>, <c>minimum</c>, <c>maximum</c>, <c>lambda</c>; of <c>normalize</c>
/// <c>count</c>, <c>minimum</c>, <c>maximum</c>, <c>mean</c>, <c>sd</c>, <c>median</c>, <c>mad</c>, <c>reference</c>, <c>least_score</c>, <c>greatest_score</c>, and <c>sorted</c> once for
/// each value; of <c>weight</c> <c>weight</c>. Values of <c>normalize</c> are after direction.
/// </remarks>
public static class FrozenParametersFile
{
    internal static readonly NameTable<AppliedTransform> Transforms = NameTable<AppliedTransform>.Of(
        ("none", AppliedTransform.None), ("log", AppliedTransform.Log), ("log_reversed", AppliedTransform.LogReversed), ("box_cox", AppliedTransform.BoxCox));

    /// <summary>Gets the columns.</summary>
    public static ValueList<string> Columns { get; } = ["step", "kind", "code", "period", "group", "parameter", "value"];

    /// <summary>Returns the rows of parameters, step by step.</summary>
    /// <param name="parameters">The parameters.</param>
    public static ValueList<FrozenParameterRow> Rows(FrozenParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return parameters.Imputations.SelectMany(Rows)
            .Concat(parameters.Treatments.SelectMany(Rows))
            .Concat(parameters.Normalizations.SelectMany(Rows))
            .Concat(parameters.Weights.SelectMany(w => w.Weights.Select(c => new FrozenParameterRow(w.Step, "weight", c.Node.Id, null, w.Node, "weight", c.Weight, null))))
            .OrderBy(r => r.Step)
            .ToValueList();
    }

    /// <summary>Writes parameters.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="output">Receives the text; it is not closed.</param>
    public static void Write(FrozenParameters parameters, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var csv = new CsvWriter(output);
        csv.Row([.. Columns]);
        foreach (var row in Rows(parameters))
        {
            csv.Number(row.Step).Text(row.Kind).Text(row.Code).Text(row.Period).Text(row.Group).Text(row.Parameter);
            if (row.Word is { } word)
                csv.Text(word);
            else
                csv.Number(row.Number);
            csv.EndRow();
        }
    }

    /// <summary>Reads parameters of an index.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="path">Its path, for findings.</param>
    /// <param name="index">The index, whose steps and nodes the parameters are of.</param>
    /// <param name="limits">How much is read at most; null for <see cref="ReaderLimits.Default"/>.</param>
    /// <returns>The parameters, or the findings.</returns>
    public static Result<FrozenParameters> Read(string text, string path, IndexSpec index, ReaderLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(index);
        limits ??= ReaderLimits.Default;
        var findings = new DiagnosticBuilder();
        using var input = new CsvTextInput(text, limits);
        using var table = new FrozenParametersTable(input, path, index, limits, findings);
        while (table.ReadRows())
            table.Fill();
        return findings.ToResult(table.ToParameters);
    }

    /// <summary>Reads parameters of an index.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="index">The index, whose steps and nodes the parameters are of.</param>
    /// <param name="limits">How much is read at most; null for <see cref="ReaderLimits.Default"/>.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The parameters, or the findings.</returns>
    /// <exception cref="IOException">The file is not there or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static async Task<Result<FrozenParameters>> ReadFileAsync(
        string path, IndexSpec index, ReaderLimits? limits = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(index);
        limits ??= ReaderLimits.Default;
        var findings = new DiagnosticBuilder();
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);
        await using (stream.ConfigureAwait(false))
        {
            using var input = new CsvUtf8Input(stream, limits);
            using var table = new FrozenParametersTable(input, path, index, limits, findings);
            while (table.ReadRows())
            {
                cancellationToken.ThrowIfCancellationRequested();
                await table.FillAsync(cancellationToken).ConfigureAwait(false);
            }

            return findings.ToResult(table.ToParameters);
        }
    }

    private static IEnumerable<FrozenParameterRow> Rows(ImputationParameters p)
    {
        yield return new(p.Step, "impute", p.Indicator, p.Period?.ToString(), p.Group, p.Method, Finite(p.Value), null);
    }

    private static IEnumerable<FrozenParameterRow> Rows(TreatmentParameters p)
    {
        FrozenParameterRow Row(string name, double? number, string? word = null) => new(p.Step, "treat", p.Indicator, p.Period?.ToString(), null, name, number, word);

        yield return Row("transform", null, Transforms.NameOf(p.Transform));
        foreach (var (name, number) in ((string, double)[])[("lower", p.Lower), ("upper", p.Upper), ("minimum", p.Minimum), ("maximum", p.Maximum), ("lambda", p.Lambda)])
        {
            if (Finite(number) is { } finite)
                yield return Row(name, finite);
        }
    }

    private static IEnumerable<FrozenParameterRow> Rows(NormalizationParameters p)
    {
        FrozenParameterRow Row(string name, double? number) => new(p.Step, "normalize", p.Indicator, p.Period?.ToString(), null, name, number, null);

        yield return Row("count", p.Count);
        foreach (var (name, number) in ((string, double)[])
            [("minimum", p.Minimum), ("maximum", p.Maximum), ("mean", p.Mean), ("sd", p.StandardDeviation), ("median", p.Median), ("mad", p.MedianAbsoluteDeviation),
                ("reference", p.Reference), ("least_score", p.LeastScore), ("greatest_score", p.GreatestScore)])
        {
            if (Finite(number) is { } finite)
                yield return Row(name, finite);
        }

        foreach (var value in p.Sorted)
            yield return Row("sorted", value);
    }

    private static double? Finite(double number) => double.IsFinite(number) ? number : null;
}
