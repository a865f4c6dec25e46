using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace SciLiteracy.Domain;

/// <summary>What came of reading or checking something: a value, or the errors that prevented it, with every other finding.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public sealed class Result<T>
    where T : class
{
    internal Result(T? value, ImmutableArray<Diagnostic> diagnostics)
    {
        Value = value;
        Diagnostics = diagnostics;
    }

    /// <summary>Gets the value; null if a finding is an error.</summary>
    public T? Value { get; }

    /// <summary>Gets all findings, errors and warnings, in the order of their places.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>Gets whether there is a value.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    public bool IsOk => Value is not null;

    /// <summary>Returns the value, for callers who know that the input is good.</summary>
    /// <exception cref="InvalidOperationException">There is no value; the message lists the errors.</exception>
    public T Require() => Value ?? throw new InvalidOperationException(
        "There is no value:" + Environment.NewLine + string.Join(
            Environment.NewLine, Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
}
