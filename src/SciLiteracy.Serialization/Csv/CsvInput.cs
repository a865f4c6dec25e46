using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>Where a CSV file comes from, as characters.</summary>
internal abstract class CsvInput : IDisposable
{
    /// <summary>Gets whether the last character was given out, or a problem keeps the rest back.</summary>
    public bool IsEnded { get; protected set; }

    /// <summary>Gets the kind of the problem, if one keeps the rest of the file back.</summary>
    public DiagnosticDescriptor? Problem { get; private set; }

    /// <summary>Gets the message about it.</summary>
    public string ProblemMessage { get; private set; } = "";

    /// <summary>Gives out characters that are at hand.</summary>
    /// <param name="destination">Receives them; has room for at least two.</param>
    /// <returns>How many; if there is room left and the input is not ended, more has to be loaded.</returns>
    public abstract int Take(Span<char> destination);

    /// <summary>Loads more.</summary>
    public abstract void Load();

    /// <inheritdoc cref="Load"/>
    public abstract ValueTask LoadAsync(CancellationToken cancellationToken);

    public abstract void Dispose();

    protected void Stop(DiagnosticDescriptor problem, string message)
    {
        Problem = problem;
        ProblemMessage = message;
        IsEnded = true;
    }
}
