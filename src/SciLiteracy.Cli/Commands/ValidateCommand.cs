using System.CommandLine;
using SciLiteracy.Cli.Output;
using SciLiteracy.Domain;
using SciLiteracy.Serialization;

namespace SciLiteracy.Cli.Commands;

/// <summary><c>sciliteracy validate PATH...</c>: every finding about workspaces and single documents.</summary>
internal static class ValidateCommand
{
    public static Command Create(Terminal terminal)
    {
        var paths = new Argument<string[]>("PATH") { Arity = ArgumentArity.OneOrMore, Description = "Workspace folders, documents or statistics." };
        var format = CommonOptions.Format();
        var file = CommonOptions.Out();
        var command = new Command("validate", "Checks workspaces and single documents; prints every finding with its place.") { paths, format, file };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetRequiredValue(paths), parsed.GetValue(format), parsed.GetValue(file), terminal, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string[] paths, OutputFormat? format, FileInfo? file, Terminal terminal, CancellationToken cancellation)
    {
        var findings = new List<Diagnostic>();
        var unreadable = false;
        foreach (var path in paths)
        {
            try
            {
                findings.AddRange(await Workspace.ValidateAsync([path], cancellationToken: cancellation).ConfigureAwait(false));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // The other paths are still checked.
                unreadable = true;
                await terminal.Error.WriteLineAsync($"sciliteracy: {e.Message}").ConfigureAwait(false);
            }
        }

        Findings.Write(findings, terminal);
        if (format is not null || file is not null)
            TablePrinter.Print(Table(findings), format, file, terminal);
        var errors = findings.Count(f => f.Severity == DiagnosticSeverity.Error);
        var warnings = findings.Count(f => f.Severity == DiagnosticSeverity.Warning);
        await terminal.Error.WriteLineAsync($"{Count(errors, "error")}, {Count(warnings, "warning")} in {Count(paths.Length, "path")}.").ConfigureAwait(false);
        return unreadable ? ExitStatus.Usage : errors > 0 ? ExitStatus.BadInput : ExitStatus.Done;
    }

    private static ResultTable Table(List<Diagnostic> findings)
    {
        var table = new ResultTable("path", "line", "column", "severity", "code", "message");
        foreach (var finding in findings)
        {
            var (path, line, column) = finding.Location;
            table.Add(path, line > 0 ? line : null, column > 0 ? column : null, finding.Severity.ToString().ToLowerInvariant(), finding.Code, finding.Message);
        }

        return table;
    }

    private static string Count(int number, string noun) => number == 1 ? $"1 {noun}" : $"{number} {noun}s";
}
