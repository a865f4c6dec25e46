using System.CommandLine;
using SciLiteracy.Cli.Output;
using SciLiteracy.Cli.Tables;
using SciLiteracy.Serialization;

namespace SciLiteracy.Cli.Commands;

/// <summary><c>sciliteracy check WORKSPACE</c>: observations that do not agree with each other.</summary>
internal static class CheckCommand
{
    public static Command Create(Terminal terminal)
    {
        var path = new Argument<string>("WORKSPACE") { Description = "A workspace folder." };
        var indicators = new Option<string[]>("--indicator") { Description = "Only this indicator; may be given several times.", HelpName = "ID" };
        var (format, file) = (CommonOptions.Format(), CommonOptions.Out());
        var command = new Command("check", "Compares the statistics with each other: parts with totals, breakdowns, regions, releases, values with those before.") { path, indicators, format, file };
        command.SetAction(async (parsed, cancellation) =>
        {
            var workspace = await Workspace.LoadAsync(parsed.GetRequiredValue(path), cancellationToken: cancellation).ConfigureAwait(false);
            return workspace.Then(terminal, value =>
            {
                var chosen = parsed.GetValue(indicators) ?? [];
                if (!CellChoice.AreKnown(value, chosen, [], terminal))
                    return ExitStatus.Usage;
                TablePrinter.Print(CheckTables.Findings(value.Check(cancellation), chosen), parsed.GetValue(format), parsed.GetValue(file), terminal);
                return ExitStatus.Done;
            });
        });
        return command;
    }
}
