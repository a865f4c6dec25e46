using SciLiteracy.Indicators.Numerics;

namespace SciLiteracy.Cli.Tables;

/// <summary>Which table of an audit is asked for.</summary>
/// <param name="Table">The name of the table.</param>
/// <param name="Stage">The stage; empty for the usual one of the table.</param>
/// <param name="Level">The level of the members.</param>
/// <param name="Method">How correlation is measured.</param>
/// <param name="Per">The number of years that a change in percent is for.</param>
internal sealed record AuditRequest(string Table, string Stage, int Level, CorrelationMethod Method, double Per);
