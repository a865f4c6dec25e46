using System.CommandLine;
using SciLiteracy.Cli.Output;
using SciLiteracy.Cli.Tables;
using SciLiteracy.Domain;
using SciLiteracy.Serialization;

namespace SciLiteracy.Cli.Commands;

/// <summary><c>sciliteracy survey</c>: estimates and weights of a sample survey.</summary>
internal static class SurveyCommand
{
    public static Command Create(Terminal terminal) => new("survey", "Estimates from a sample survey, by its design.")
    {
        Estimate(terminal),
        Weights(terminal),
        Scores(terminal),
    };

    private static Command Estimate(Terminal terminal)
    {
        var (document, data) = Inputs();
        var (format, file) = (CommonOptions.Format(), CommonOptions.Out());
        var command = new Command("estimate", "Prints the estimates of a survey document with standard errors and intervals.") { document, data, format, file };
        command.SetAction(async (parsed, cancellation) =>
        {
            var estimates = await SurveyComputation.EstimateFileAsync(
                parsed.GetRequiredValue(document), parsed.GetValue(data), progress: Progress(terminal), cancellationToken: cancellation).ConfigureAwait(false);
            return estimates.Then(terminal, table =>
            {
                TablePrinter.Print(SurveyTables.Estimates(table), parsed.GetValue(format), parsed.GetValue(file), terminal);
                return ExitStatus.Done;
            });
        });
        return command;
    }

    private static Command Weights(Terminal terminal)
    {
        var (document, data) = Inputs();
        var id = Id();
        var (format, file) = (CommonOptions.Format(), CommonOptions.Out());
        var command = new Command("weights", "Prints the weight of every row before and after calibration.") { document, data, id, format, file };
        command.SetAction(async (parsed, cancellation) =>
        {
            var survey = await LoadAsync(parsed.GetRequiredValue(document), parsed.GetValue(data), terminal, cancellation).ConfigureAwait(false);
            return survey.Then(terminal, computation => WithId(computation, parsed.GetValue(id), terminal, column =>
            {
                TablePrinter.Print(SurveyTables.Weights(computation, column), parsed.GetValue(format), parsed.GetValue(file), terminal);
                return ExitStatus.Done;
            }));
        });
        return command;
    }

    private static Command Scores(Terminal terminal)
    {
        var (document, data) = Inputs();
        var id = Id();
        var (format, file) = (CommonOptions.Format(), CommonOptions.Out());
        var command = new Command("scores", "Prints the score of every row from its answers to the items.") { document, data, id, format, file };
        command.SetAction(async (parsed, cancellation) =>
        {
            var survey = await LoadAsync(parsed.GetRequiredValue(document), parsed.GetValue(data), terminal, cancellation).ConfigureAwait(false);
            return survey.Then(terminal, computation => WithId(computation, parsed.GetValue(id), terminal, column => computation.ScorePersons().Then(terminal, items =>
            {
                TablePrinter.Print(SurveyTables.Scores(computation, items, column), parsed.GetValue(format), parsed.GetValue(file), terminal);
                return ExitStatus.Done;
            })));
        });
        return command;
    }

    private static (Argument<string> Document, Option<string?> Data) Inputs() => (
        new("SURVEY") { Description = "A survey document." },
        new("--data") { Description = "The data of the survey, a CSV file with a row a respondent; left out: the file that the document names.", HelpName = "FILE" });

    private static Option<string?> Id() => new("--id") { Description = "A column that is printed beside the number of the row.", HelpName = "COLUMN" };

    private static int WithId(SurveyComputation computation, string? id, Terminal terminal, Func<string?, int> next)
    {
        if (id is null || computation.Analysis.Data.Find(id) is not null)
            return next(id);
        var hint = NearestName.Hint(id, computation.Analysis.Data.ByName.Keys);
        terminal.Error.WriteLine($"sciliteracy: The data have no column '{id}'{(hint.Length > 0 ? hint : ".")}");
        return ExitStatus.Usage;
    }

    private static Task<Result<SurveyComputation>> LoadAsync(string document, string? data, Terminal terminal, CancellationToken cancellation) =>
        SurveyComputation.LoadAsync(document, data, progress: Progress(terminal), cancellationToken: cancellation);

    private static RowProgress? Progress(Terminal terminal) => terminal.IsInteractive ? new RowProgress(terminal.Error) : null;
}
