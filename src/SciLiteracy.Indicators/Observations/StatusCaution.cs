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

    private static readonly byte[] RankTable = MakeRanks();
    private static readonly byte[] StatusTable = [.. Order.Select(s => (byte)s), .. new byte[32 - Order.Length]];

    /// <summary>Gets the rank of each status, filled up to 32: a larger one calls for more caution.</summary>
    public static ReadOnlySpan<byte> Ranks => RankTable;

    /// <summary>Gets the status of each rank, filled up to 32.</summary>
    public static ReadOnlySpan<byte> StatusesByRank => StatusTable;

    /// <summary>Gets the least rank of those that say that there is no value.</summary>
    public static byte MissingRank { get; } = RankOf(ObservationStatus.Missing);

    public static ObservationStatus StatusOf(byte rank) => (ObservationStatus)StatusTable[rank];

    public static byte RankOf(ObservationStatus status) => RankTable[(int)status];

    public static ObservationStatus Combine(ObservationStatus a, ObservationStatus b) => RankTable[(int)a] >= RankTable[(int)b] ? a : b;

    private static byte[] MakeRanks()
    {
        var ranks = new byte[32];
        for (var i = 0; i < Order.Length; i++)
            ranks[(int)Order[i]] = (byte)i;
        return ranks;
    }
}
