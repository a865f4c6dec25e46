using System.CommandLine;
using SciLiteracy.Cli.Output;
using SciLiteracy.Cli.Tables;
using SciLiteracy.Serialization;

namespace SciLiteracy.Cli.Commands;

/// <summary><c>sciliteracy targets WORKSPACE</c>: every target, met or missed.</summary>
internal static class TargetsCommand
{
    public static Command Create(Terminal terminal)
    {
        var path = new Argument<string>("WORKSPACE") { Description = "A workspace folder." };
        var on = CommonOptions.On("Use only figures of periods that ended by this date.");
        var (language, format, file) = (CommonOptions.Language(), CommonOptions.Format(), CommonOptions.Out());
        var command = new Command("targets", "Assesses every target against the observed values.") { path, on, language, format, file };
        command.SetAction(async (parsed, cancellation) =>
        {
            var workspace = await Workspace.LoadAsync(parsed.GetRequiredValue(path), cancellationToken: cancellation).ConfigureAwait(false);
            return workspace.Then(terminal, value =>
            {
                TablePrinter.Print(
                    TargetTables.Assessments(value, parsed.GetRequiredValue(language), parsed.GetValue(on)), parsed.GetValue(format), parsed.GetValue(file), terminal);
                return ExitStatus.Done;
            });
        });
        return command;
    }
}
