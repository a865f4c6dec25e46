using System.Collections.Immutable;

namespace SciLiteracy.Domain;

/// <summary>Collects findings while something is read or checked, and closes them into a <see cref="Result{T}"/>.</summary>
public sealed class DiagnosticBuilder
{
    private readonly List<Diagnostic> _diagnostics = [];

    /// <summary>Gets whether an error is among the findings so far.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Gets the number of findings so far.</summary>
    public int Count => _diagnostics.Count;

    /// <summary>Adds a finding.</summary>
    public void Add(Diagnostic diagnostic)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        _diagnostics.Add(diagnostic);
        HasErrors |= diagnostic.Severity == DiagnosticSeverity.Error;
    }

    /// <summary>Adds a finding of a kind.</summary>
    public void Add(DiagnosticDescriptor descriptor, SourceLocation location, string message)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        Add(descriptor.At(location, message));
    }

    /// <summary>Adds all findings of another result.</summary>
    public void AddRange(IEnumerable<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        foreach (var diagnostic in diagnostics)
            Add(diagnostic);
    }

    /// <summary>Returns the findings by path, line and column; findings at one place keep the order in which they were made.</summary>
    public ImmutableArray<Diagnostic> ToImmutable() =>
    [
        .. _diagnostics
            .Distinct()
            .OrderBy(d => d.Location.Path, StringComparer.Ordinal)
            .ThenBy(d => d.Location.Line)
            .ThenBy(d => d.Location.Column),
    ];

    /// <summary>Closes the findings into a result; it has the value only if there is no error.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">Makes the value; called only if there is no error.</param>
    public Result<T> ToResult<T>(Func<T> value)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(value);
        var made = HasErrors ? null : value();
        return new Result<T>(made, ToImmutable());
    }
}
