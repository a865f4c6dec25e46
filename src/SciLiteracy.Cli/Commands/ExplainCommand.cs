using System.CommandLine;
using System.Text;
using SciLiteracy.Cli.Output;
using SciLiteracy.Indicators.Formulas.Explanations;
using SciLiteracy.Serialization;

namespace SciLiteracy.Cli.Commands;

/// <summary><c>sciliteracy explain WORKSPACE --indicator ID --entity E --period P</c>: how a value came about, or why it is missing.</summary>
internal static class ExplainCommand
{
    public static Command Create(Terminal terminal)
    {
        var path = new Argument<string>("WORKSPACE") { Description = "A workspace folder." };
        var indicator = new Option<string>("--indicator") { Description = "The indicator.", HelpName = "ID", Required = true };
        var entity = new Option<string>("--entity") { Description = "The entity.", HelpName = "CODE", Required = true };
        var period = CommonOptions.Period("The period.");
        var breakdown = CommonOptions.Breakdown();
        var format = CommonOptions.TextOrJson();
        var (language, file) = (CommonOptions.Language(), CommonOptions.Out());
        var command = new Command("explain", "Shows how a value came about, down to the observations and their sources; or why it is missing.")
        {
            path, indicator, entity, period, breakdown, format, language, file,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var workspace = await Workspace.LoadAsync(parsed.GetRequiredValue(path), cancellationToken: cancellation).ConfigureAwait(false);
            return workspace.Then(terminal, value =>
            {
                var (id, of) = (parsed.GetRequiredValue(indicator), parsed.GetRequiredValue(entity));
                if (!CellChoice.AreKnown(value, [id], [of], terminal))
                    return ExitStatus.Usage;
                var explanation = value.Explain(id, of, parsed.GetRequiredValue(period)!.Value, parsed.GetValue(breakdown), cancellationToken: cancellation);
                var text = parsed.GetValue(format) == DocumentFormat.Json ? ExplanationJson.Write(explanation) : ExplanationPrinter.ToText(explanation, parsed.GetRequiredValue(language));
                if (parsed.GetValue(file) is { } to)
                    File.WriteAllText(to.FullName, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
                else
                    terminal.Out.Write(text);
                return ExitStatus.Done;
            });
        });
        return command;
    }
}
