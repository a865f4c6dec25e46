using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Observations;

/// <summary>
/// The status of what was made of several observations: that of the one which calls for the most caution. Missing calls for more than anything, and a reason for more than none. The
/// order is total, so the order of observations does not matter.
/// </summary>
internal static class StatusCaution
{
    // From the least to the most.
    private static readonly ObservationStatus[] Order =
    [
        ObservationStatus.Normal, ObservationStatus.IncludedElsewhere, ObservationStatus.IncludesOtherCategory, ObservationStatus.Strike, ObservationStatus.Derogation,
        ObservationStatus.DefinitionDiffers, ObservationStatus.TimeSeriesBreak, ObservationStatus.NotSignificant, ObservationStatus.Provisional,
        ObservationStatus.Imputed, ObservationStatus.Estimated, ObservationStatus.Experimental, ObservationStatus.Forecast, ObservationStatus.Unvalidated,
        ObservationStatus.LowReliability,
        ObservationStatus.Missing, ObservationStatus.MissingHoliday, ObservationStatus.NotCollected, ObservationStatus.Suppressed, ObservationStatus.CannotExist,
    ];

    private static readonly byte[] Ranks = MakeRanks();

    public static ObservationStatus Combine(ObservationStatus a, ObservationStatus b) => Ranks[(int)a] >= Ranks[(int)b] ? a : b;

    private static byte[] MakeRanks()
    {
        var ranks = new byte[Order.Length];
        for (var i = 0; i < Order.Length; i++)
            ranks[(int)Order[i]] = (byte)i;
        return ranks;
    }
}
