using System.Globalization;
using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>Passes the first findings of a file on and counts the others, so that a hostile file cannot fill the memory with them.</summary>
internal sealed class FindingBudget(DiagnosticBuilder findings, int maximum)
{
    private int _count;
    private SourceLocation _firstLeftOut;

    /// <summary>Gets whether further findings are only counted; their messages need not be made.</summary>
    public bool IsUsedUp => _count >= maximum;

    public void Add(DiagnosticDescriptor descriptor, SourceLocation location, string message)
    {
        if (!IsUsedUp)
            findings.Add(descriptor, location, message);
        Count(location);
    }

    public void Add(Diagnostic diagnostic)
    {
        if (!IsUsedUp)
            findings.Add(diagnostic);
        Count(diagnostic.Location);
    }

    /// <summary>Counts a finding that is not shown because the budget is used up.</summary>
    public void Count(SourceLocation location)
    {
        if (_count < int.MaxValue)
            _count++;
        if (_count == maximum + 1L)
            _firstLeftOut = location;
    }

    /// <summary>Tells how many findings were left out, at the place of the first of them.</summary>
    public void Close()
    {
        if (_count <= maximum)
            return;
        var more = _count - maximum;
        var message = string.Create(
            CultureInfo.InvariantCulture,
            $"{more} more {(more == 1 ? "finding" : "findings")} of this file, from here on, {(more == 1 ? "is" : "are")} not shown.");
        findings.Add(FileDiagnostics.TooManyFindings, _firstLeftOut, message);
    }
}
