using SciLiteracy.Domain;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Serialization;

/// <summary>Writes observations as the CSV that <see cref="StatisticsReader"/> reads; what was written reads back to the same observations.</summary>
/// <remarks>
/// The rows are by indicator, entity, breakdown and period. Numerators, denominators, numbers of cases, standard errors and their degrees of freedom have columns if some observation has one; the attributes are
/// further columns in ordinal order. Values and standard errors are in the unit of the indicator and are the shortest text
/// that reads back to the same double. The status A of a value and the status O of a missing one are left out. Text is quoted and escaped as
/// <see cref="CsvWriter"/> has it. Places in files are not written.
/// </remarks>
public sealed class StatisticsWriter
{
    private readonly IndicatorCatalog? _indicators;

    /// <summary>Makes a writer.</summary>
    /// <param name="indicators">The indicators, for their units; null if the observations have the attribute <c>unit</c>, as those that were read without indicators do.</param>
    public StatisticsWriter(IndicatorCatalog? indicators = null) => _indicators = indicators;

    /// <summary>Writes a file.</summary>
    /// <param name="observations">The observations.</param>
    /// <param name="output">Receives the text; it is not closed.</param>
    /// <exception cref="ArgumentException">
    /// An indicator is not among the indicators and its observations have no attribute <c>unit</c>, or another attribute has the name of a column.
    /// </exception>
    public void Write(Dataset observations, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(observations);
        ArgumentNullException.ThrowIfNull(output);
        var unitName = StatisticsColumns.Required[1];
        string[] attributes = [.. observations.AttributeNames.Where(name => name != unitName || _indicators is not null)];
        if (attributes.FirstOrDefault(name => StatisticsColumns.Required.Contains(name) || StatisticsColumns.Details.Contains(name)) is { } taken)
            throw new ArgumentException($"An attribute is called '{taken}', as a column is.", nameof(observations));
        var csv = new CsvWriter(output);
        csv.Row([.. StatisticsColumns.Required, .. observations.Details.Select(detail => StatisticsColumns.Details[(int)detail]), .. attributes]);
        Span<char> period = stackalloc char[16];
        foreach (var observation in observations.Observations())
        {
            var unit = (_indicators is null ? observation.Attribute(unitName) : _indicators.Find(observation.Indicator)?.Unit.Text)
                ?? throw new ArgumentException($"The unit of the indicator '{observation.Indicator}' is not known.", nameof(observations));
            observation.Period.TryFormat(period, out var periodLength);
            var usual = observation.IsMissing ? ObservationStatus.Missing : ObservationStatus.Normal;
            csv.Text(observation.Indicator).Text(unit).Text(observation.Entity).Text(period[..periodLength]).Text(observation.Breakdown.ToString());
            csv.Number(observation.Value).Text(observation.Status == usual ? "" : [observation.Status.ToLetter()]).Text(observation.Source);
            foreach (var detail in observations.Details)
                csv.Number(observation.Details[detail]);
            foreach (var name in attributes)
                csv.Text(observation.Attribute(name));
            csv.EndRow();
        }
    }

    /// <summary>Writes a file as text.</summary>
    /// <inheritdoc cref="Write(Dataset, TextWriter)"/>
    public string Write(Dataset observations)
    {
        using var text = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        Write(observations, text);
        return text.ToString();
    }
}
