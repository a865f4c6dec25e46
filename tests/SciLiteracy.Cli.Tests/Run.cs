namespace SciLiteracy.Cli.Tests;

/// <summary>One call of the command, run in this process, and what came of it.</summary>
internal sealed record Run(int ExitStatus, string Out, string Error)
{
    /// <summary>Runs a call as if its output were redirected.</summary>
    public static async Task<Run> Of(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var status = await CommandLine.RunAsync(args, new Terminal(output, error, IsInteractive: false));
        return new Run(status, output.ToString(), error.ToString());
    }

    /// <summary>Gets the lines of standard output.</summary>
    public string[] Lines => Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Gets the lines of standard error.</summary>
    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
