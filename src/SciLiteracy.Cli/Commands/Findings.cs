using SciLiteracy.Domain;

namespace SciLiteracy.Cli.Commands;

/// <summary>Prints findings, and tells what they mean for the exit status.</summary>
internal static class Findings
{
    /// <summary>Writes every finding on a line of its own.</summary>
    public static void Write(IEnumerable<Diagnostic> diagnostics, Terminal terminal)
    {
        foreach (var diagnostic in diagnostics)
            terminal.Error.WriteLine(diagnostic.ToString());
    }

    /// <summary>Writes the findings and, if there is a value, goes on with it; without one the input was bad.</summary>
    public static int Then<T>(this Result<T> result, Terminal terminal, Func<T, int> next)
        where T : class
    {
        Write(result.Diagnostics, terminal);
        return result.IsOk ? next(result.Value) : ExitStatus.BadInput;
    }
}
