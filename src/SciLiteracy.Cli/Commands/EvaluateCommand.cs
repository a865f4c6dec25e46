using System.CommandLine;
using SciLiteracy.Cli.Output;
using SciLiteracy.Cli.Tables;
using SciLiteracy.Serialization;

namespace SciLiteracy.Cli.Commands;

/// <summary><c>sciliteracy evaluate WORKSPACE</c>: observed and computed values as one long table.</summary>
internal static class EvaluateCommand
{
    public static Command Create(Terminal terminal)
    {
        var path = new Argument<string>("WORKSPACE") { Description = "A workspace folder." };
        var indicators = new Option<string[]>("--indicator") { Description = "Only this indicator; may be given several times.", HelpName = "ID" };
        var entities = new Option<string[]>("--entity") { Description = "Only this entity; may be given several times.", HelpName = "CODE" };
        var periods = CommonOptions.Periods("Only this period; may be given several times.");
        var (format, file) = (CommonOptions.Format(), CommonOptions.Out());
        var command = new Command("evaluate", "Computes all formulas and prints observed and computed values.") { path, indicators, entities, periods, format, file };
        command.SetAction(async (parsed, cancellation) =>
        {
            var workspace = await Workspace.LoadAsync(parsed.GetRequiredValue(path), cancellationToken: cancellation).ConfigureAwait(false);
            return workspace.Then(terminal, value =>
            {
                var (chosen, of, during) = (parsed.GetValue(indicators) ?? [], parsed.GetValue(entities) ?? [], parsed.GetValue(periods) ?? []);
                if (!CellChoice.AreKnown(value, chosen, of, terminal) | !CellChoice.AreKnown(value.Observations, during, terminal))
                    return ExitStatus.Usage;
                var evaluation = value.Evaluate(chosen, options: null, cancellation);
                Findings.Write(evaluation.Diagnostics, terminal);
                TablePrinter.Print(ValueTables.Values(value, evaluation.Dataset, chosen, of, during), parsed.GetValue(format), parsed.GetValue(file), terminal);
                return ExitStatus.Done;
            });
        });
        return command;
    }
}
