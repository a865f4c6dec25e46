using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Cli.Tables;

/// <summary>Which table of an audit is asked for.</summary>
/// <param name="Table">The name of the table.</param>
/// <param name="Stage">The stage; empty for the usual one of the table.</param>
/// <param name="Level">The level of the members.</param>
/// <param name="Method">How correlation is measured.</param>
/// <param name="Per">The number of years that a change in percent is for.</param>
internal sealed record AuditRequest(string Table, string Stage, int Level, CorrelationMethod Method, double Per)
{
    /// <summary>Gets the level of the aggregates whose members are compared; null for the level above the members.</summary>
    public int? GroupLevel { get; init; }

    /// <summary>Gets above which a correlation is flagged; null for the usual limit of the table.</summary>
    public double? Above { get; init; }

    /// <summary>Gets below which a correlation of two members of a group is flagged.</summary>
    public double Below { get; init; }

    /// <summary>Gets below which a correlation with the parent is flagged.</summary>
    public double WithParent { get; init; }
}
