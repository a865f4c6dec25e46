using System.Collections.Immutable;
using SciLiteracy.Domain;

namespace SciLiteracy.Indicators.Observations.Consistency;

/// <summary>Values that do not agree: which cells, what was found, and what was to be expected.</summary>
public sealed record ConsistencyFinding
{
    internal ConsistencyFinding(
        DiagnosticDescriptor kind, Observation cell, IEnumerable<Observation> others, double found, double low, double high, double tolerance, string message)
    {
        Kind = kind;
        Cells = [cell, .. others];
        Found = found;
        Low = low;
        High = high;
        Tolerance = tolerance;
        Message = message;
    }

    /// <summary>Gets the kind; one of <see cref="ConsistencyDiagnostics"/>.</summary>
    public DiagnosticDescriptor Kind { get; }

    /// <summary>Gets the stable code of the kind.</summary>
    public string Code => Kind.Code;

    /// <summary>Gets how grave it is.</summary>
    public DiagnosticSeverity Severity => Kind.Severity;

    /// <summary>Gets the cells that do not agree; the first is the one that the finding is about: the total, the parent, the value after a break.</summary>
    public ImmutableArray<Observation> Cells { get; }

    /// <summary>Gets the indicator.</summary>
    public string Indicator => Cells[0].Indicator;

    /// <summary>Gets the entity.</summary>
    public string Entity => Cells[0].Entity;

    /// <summary>Gets the period.</summary>
    public ReferencePeriod Period => Cells[0].Period;

    /// <summary>
    /// Gets the number that was found: the total, the implied weight of the first part, the value of the parent, the growth of the logarithm, the number of repetitions.
    /// </summary>
    public double Found { get; }

    /// <summary>Gets the smallest number that the other cells let expect, before any tolerance; NaN if nothing was expected.</summary>
    public double Low { get; }

    /// <summary>Gets the largest number that the other cells let expect, before any tolerance; NaN if nothing was expected.</summary>
    public double High { get; }

    /// <summary>Gets how far outside it might have been: printed rounding, or what the settings say.</summary>
    public double Tolerance { get; }

    /// <summary>Gets it as one sentence.</summary>
    public string Message { get; }

    /// <summary>Returns it as a diagnostic, at the place of the first cell.</summary>
    public Diagnostic ToDiagnostic() => Kind.At(Cells[0].Location, Message);

    /// <summary>The text of the diagnostic.</summary>
    public override string ToString() => ToDiagnostic().ToString();
}
