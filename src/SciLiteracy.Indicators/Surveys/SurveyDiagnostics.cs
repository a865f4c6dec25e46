using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Surveys;

/// <summary>The findings about survey designs, calibration and estimates: SL6301 to SL6349.</summary>
public static class SurveyDiagnostics
{
    /// <summary>A column that the data do not have.</summary>
    public static readonly DiagnosticDescriptor UnknownColumn = new("SL6301", DiagnosticSeverity.Error, "The data have no such column");

    /// <summary>A column of texts where numbers are needed, or the other way round.</summary>
    public static readonly DiagnosticDescriptor ColumnType = new("SL6302", DiagnosticSeverity.Error, "A column is of the wrong type");

    /// <summary>A weight that is missing or negative.</summary>
    public static readonly DiagnosticDescriptor BadWeight = new("SL6303", DiagnosticSeverity.Error, "A weight is missing or negative");

    /// <summary>A row without a stratum, cluster or population size.</summary>
    public static readonly DiagnosticDescriptor MissingDesignValue = new("SL6304", DiagnosticSeverity.Error, "A row has no place in the design");

    /// <summary>The id of a cluster that occurs in two strata of a design that is not nested.</summary>
    public static readonly DiagnosticDescriptor ClusterInTwoStrata = new("SL6305", DiagnosticSeverity.Error, "A cluster is in two strata");

    /// <summary>A stratum with one sampled unit, where the rule is to fail.</summary>
    public static readonly DiagnosticDescriptor SinglePsu = new("SL6306", DiagnosticSeverity.Error, "A stratum has one sampled unit");

    /// <summary>A population size that is smaller than the sample, not above 0, or not the same in a whole stratum.</summary>
    public static readonly DiagnosticDescriptor BadPopulationSize = new("SL6307", DiagnosticSeverity.Error, "A population size cannot be");

    /// <summary>Replicate weights that do not fit together: their number, scale or scales.</summary>
    public static readonly DiagnosticDescriptor BadReplicates = new("SL6308", DiagnosticSeverity.Error, "Replicate weights do not fit together");

    /// <summary>The mean of the replicate weights is far from the mean of the weights.</summary>
    public static readonly DiagnosticDescriptor SuspiciousReplicates = new("SL6309", DiagnosticSeverity.Warning, "Replicate weights look like something else");

    /// <summary>Settings of a design that exclude each other.</summary>
    public static readonly DiagnosticDescriptor ConflictingDesign = new("SL6310", DiagnosticSeverity.Error, "Settings of a design exclude each other");

    /// <summary>A table without rows.</summary>
    public static readonly DiagnosticDescriptor NoRows = new("SL6311", DiagnosticSeverity.Error, "The data have no rows");

    /// <summary>A margin that is not met after the most passes, or has no solution within the bounds.</summary>
    public static readonly DiagnosticDescriptor NotConverged = new("SL6320", DiagnosticSeverity.Error, "Calibration did not converge");

    /// <summary>A level that is in the data and not in the totals, or the other way round.</summary>
    public static readonly DiagnosticDescriptor MissingTotal = new("SL6321", DiagnosticSeverity.Error, "Totals and data do not have the same levels");

    /// <summary>Margins whose totals add up to different populations.</summary>
    public static readonly DiagnosticDescriptor ContradictoryTotals = new("SL6322", DiagnosticSeverity.Error, "Totals contradict each other");

    /// <summary>A row without a value of a variable that weights are calibrated by.</summary>
    public static readonly DiagnosticDescriptor MissingCalibrationValue = new("SL6323", DiagnosticSeverity.Error, "A row has no value of a calibration variable");

    /// <summary>A variable or level that an estimate names and that is not there.</summary>
    public static readonly DiagnosticDescriptor UnknownLevel = new("SL6330", DiagnosticSeverity.Error, "A variable has no such level");

    /// <summary>An estimate that cannot be asked for in this way.</summary>
    public static readonly DiagnosticDescriptor BadRequest = new("SL6331", DiagnosticSeverity.Error, "An estimate cannot be asked for in this way");

    /// <summary>Rows without a value leave an estimate empty.</summary>
    public static readonly DiagnosticDescriptor MissingValues = new("SL6332", DiagnosticSeverity.Warning, "Missing values leave an estimate empty");

    /// <summary>A standard error or interval that is not defined.</summary>
    public static readonly DiagnosticDescriptor NotDefined = new("SL6333", DiagnosticSeverity.Warning, "A standard error or interval is not defined");

    /// <summary>A domain or condition to which no row belongs.</summary>
    public static readonly DiagnosticDescriptor EmptyDomain = new("SL6334", DiagnosticSeverity.Warning, "A domain has no rows");

    /// <summary>A fit that came to no end, or whose equations have no unique solution.</summary>
    public static readonly DiagnosticDescriptor NotFitted = new("SL6335", DiagnosticSeverity.Error, "A model could not be fitted");

    /// <summary>A name of a variable that is taken.</summary>
    public static readonly DiagnosticDescriptor NameTaken = new("SL6336", DiagnosticSeverity.Error, "The name of a variable is taken");

    /// <summary>Estimates that cannot become the observations that are asked for.</summary>
    public static readonly DiagnosticDescriptor BadObservation = new("SL6340", DiagnosticSeverity.Error, "An estimate cannot become this observation");

    /// <summary>Gets all kinds of findings of this area.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        UnknownColumn, ColumnType, BadWeight, MissingDesignValue, ClusterInTwoStrata, SinglePsu, BadPopulationSize, BadReplicates, SuspiciousReplicates,
        ConflictingDesign, NoRows, NotConverged, MissingTotal, ContradictoryTotals, MissingCalibrationValue, UnknownLevel, BadRequest, MissingValues,
        NotDefined, EmptyDomain, NotFitted, NameTaken, BadObservation,
    ];
}
