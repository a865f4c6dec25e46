using System.CommandLine;
using System.CommandLine.Parsing;
using SciLiteracy.Cli.Commands;

namespace SciLiteracy.Cli;

/// <summary>The <c>sciliteracy</c> command: what its calls are, and how a run ends.</summary>
internal static class CommandLine
{
    /// <summary>Runs one call.</summary>
    /// <returns>An <see cref="ExitStatus"/>.</returns>
    public static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken cancellation = default)
    {
        var parsed = Create(terminal).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                await terminal.Error.WriteLineAsync($"sciliteracy: {error.Message}").ConfigureAwait(false);
            await terminal.Error.WriteLineAsync($"See 'sciliteracy {CommandPath(parsed)}--help'.").ConfigureAwait(false);
            return ExitStatus.Usage;
        }

        try
        {
            var configuration = new InvocationConfiguration { Output = terminal.Out, Error = terminal.Error, EnableDefaultExceptionHandler = false };
            return await parsed.InvokeAsync(configuration, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return ExitStatus.Cancelled;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await terminal.Error.WriteLineAsync($"sciliteracy: {e.Message}").ConfigureAwait(false);
            return ExitStatus.Usage;
        }
    }

    /// <summary>Returns the tree of calls.</summary>
    internal static RootCommand Create(Terminal terminal) =>
        new("Checks, asks and reports a science-literacy action plan kept as files.")
        {
            ValidateCommand.Create(terminal),
            PlanCommand.Create(terminal),
            CheckCommand.Create(terminal),
            EvaluateCommand.Create(terminal),
            ExplainCommand.Create(terminal),
            TargetsCommand.Create(terminal),
            SurveyCommand.Create(terminal),
            IndexCommand.Create(terminal),
            ReportCommand.Create(terminal),
            SchemaCommand.Create(terminal),
        };

    private static string CommandPath(ParseResult parsed)
    {
        var names = new Stack<string>();
        for (SymbolResult? result = parsed.CommandResult; result is CommandResult { Command: not RootCommand } command; result = result.Parent)
            names.Push(command.Command.Name);
        return string.Concat(names.Select(n => n + " "));
    }
}
