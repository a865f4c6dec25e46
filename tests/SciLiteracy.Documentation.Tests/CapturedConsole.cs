namespace SciLiteracy.Documentation.Tests;

/// <summary>Runs code and keeps what it prints.</summary>
internal static class CapturedConsole
{
    /// <summary>What a run printed, and the status it ended with.</summary>
    public sealed record Outcome(int Status, string Output, string Errors);

    public static Outcome Run(Func<int> main)
    {
        var (output, errors) = (Console.Out, Console.Error);
        using var newOutput = new StringWriter { NewLine = "\n" };
        using var newErrors = new StringWriter { NewLine = "\n" };
        try
        {
            Console.SetOut(newOutput);
            Console.SetError(newErrors);
            var status = main();
            return new Outcome(status, newOutput.ToString().ReplaceLineEndings("\n"), newErrors.ToString().ReplaceLineEndings("\n"));
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(errors);
        }
    }
}
