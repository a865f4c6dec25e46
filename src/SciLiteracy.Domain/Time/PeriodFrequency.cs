namespace SciLiteracy.Domain;

/// <summary>How long a reference period is, from the coarsest to the finest. SDMX calls it the frequency (code list CL_FREQ).</summary>
public enum PeriodFrequency
{
    /// <summary>A year; SDMX letter A.</summary>
    Annual,

    /// <summary>Half a year, January to June or July to December; SDMX letter S (semester), also written H.</summary>
    HalfYearly,

    /// <summary>A quarter of a year; SDMX letter Q.</summary>
    Quarterly,

    /// <summary>A month; SDMX letter M.</summary>
    Monthly,

    /// <summary>A day; SDMX letter D.</summary>
    Daily,
}
