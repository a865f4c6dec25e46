using System.CommandLine;
using System.Globalization;
using SciLiteracy.Cli.Output;
using SciLiteracy.Cli.Tables;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;
using SciLiteracy.Indicators.Numerics;
using SciLiteracy.Indicators.Uncertainty;
using SciLiteracy.Serialization;

namespace SciLiteracy.Cli.Commands;

/// <summary><c>sciliteracy index compute|audit|uncertainty INDEX --data DATA</c>: a composite index, what it is made of, and how far to trust it.</summary>
internal static class IndexCommand
{
    private static readonly string[] AuditTables = ["statistics", "correlations", "reliability", "pca", "removal", "removal_scores", "trends", .. IndexFactorTables.Names];

    private static readonly string[] UncertaintyTables = ["ranks", "acceptability", "pairs", "sobol", "sobol_entities", "convergence", "morris", "smaa", "draws", "draw_scores", "failures"];

    private static readonly string[] Methods = ["pearson", "spearman", "kendall"];

    public static Command Create(Terminal terminal) =>
        new("index", "Computes a composite index, audits it, and shows how far to trust its ranks.") { Compute(terminal), Audit(terminal), Uncertainty(terminal) };

    private static Command Compute(Terminal terminal)
    {
        var (path, data, format, file) = (Path(), Data(), CommonOptions.Format(), CommonOptions.Out());
        var stage = OneOf("--stage", "STAGE", "What to print", IndexTables.Stages, "scores");
        var parameters = Parameters();
        var command = new Command("compute", "Computes the index and prints its scores, or another stage or log.") { path, data, stage, parameters, format, file };
        command.SetAction((parsed, cancellation) => ComputeAsync(parsed.GetRequiredValue(path), parsed.GetRequiredValue(data), parsed.GetValue(parameters), terminal, (input, result, _) =>
        {
            var name = parsed.GetRequiredValue(stage);
            if (IndexTables.Stage(input, result, name) is not { } table)
            {
                terminal.Error.WriteLine($"sciliteracy: No step of the index '{input.Document.Spec.Id}' leads to the stage '{name}'.");
                return ExitStatus.Usage;
            }

            TablePrinter.Print(table, parsed.GetValue(format), parsed.GetValue(file), terminal);
            return ExitStatus.Done;
        }, cancellation));
        return command;
    }

    private static Command Audit(Terminal terminal)
    {
        var (path, data, format, file) = (Path(), Data(), CommonOptions.Format(), CommonOptions.Out());
        var table = OneOf("--table", "TABLE", "The table", AuditTables, null);
        var stage = OneOf("--stage", "STAGE", "The stage whose values are looked at; raw for statistics, correlations, trends and availability, else normalized", IndexTables.IndicatorStages, "");
        var level = new Option<int>("--level") { Description = "The level of the members, 1 for the indicators.", HelpName = "N", DefaultValueFactory = _ => 1 };
        var method = OneOf("--method", "METHOD", "How correlation is measured", Methods, Methods[0]);
        var per = new Option<double>("--per") { Description = "The number of years that a change in percent is for.", HelpName = "N", DefaultValueFactory = _ => 1 };
        var groupLevel = new Option<int?>("--group-level") { Description = "For flags: the level of the aggregates whose members are compared; left out: the one above --level.", HelpName = "N" };
        var above = new Option<double?>("--above") { Description = "For flags and denominators: the correlation above which they are flagged; left out: 0.9, of denominators 0.6 whatever the sign.", HelpName = "R" };
        var below = new Option<double>("--below") { Description = "For flags: the correlation below which members of a group are flagged.", HelpName = "R", DefaultValueFactory = _ => -0.4 };
        var withParent = new Option<double>("--with-parent") { Description = "For flags: the correlation with the parent below which a member is flagged.", HelpName = "R", DefaultValueFactory = _ => 0.3 };
        var parameters = Parameters();
        var command = new Command("audit", "Computes the index and prints a table of its audit.")
        {
            path, data, table, stage, level, method, per, groupLevel, above, below, withParent, parameters, format, file,
        };
        command.SetAction((parsed, cancellation) => ComputeAsync(parsed.GetRequiredValue(path), parsed.GetRequiredValue(data), parsed.GetValue(parameters), terminal, (input, result, frozen) =>
        {
            var request = new AuditRequest(
                parsed.GetRequiredValue(table),
                parsed.GetRequiredValue(stage),
                parsed.GetValue(level),
                (CorrelationMethod)Array.IndexOf(Methods, parsed.GetRequiredValue(method)),
                parsed.GetValue(per))
            {
                GroupLevel = parsed.GetValue(groupLevel),
                Above = parsed.GetValue(above),
                Below = parsed.GetValue(below),
                WithParent = parsed.GetValue(withParent),
            };
            try
            {
                var answer = IndexAuditTables.Of(input, result, frozen, request, cancellation);
                TablePrinter.Print(answer, parsed.GetValue(format), parsed.GetValue(file), terminal);
                return ExitStatus.Done;
            }
            catch (ArgumentException e)
            {
                // A level that the structure does not have, trends of data without periods: the call does not fit the index.
                terminal.Error.WriteLine($"sciliteracy: {FirstLine(e.Message)}");
                return ExitStatus.Usage;
            }
        }, cancellation));
        return command;
    }

    private static Command Uncertainty(Terminal terminal)
    {
        var (path, data, format, file) = (Path(), Data(), CommonOptions.Format(), CommonOptions.Out());
        var table = OneOf("--table", "TABLE", "Only this table; left out: ranks, and sobol if the file asks for it", UncertaintyTables, "");
        var draws = Number("--draws", "N", "The number of draws, instead of that of the file.", 1);
        var seed = new Option<ulong?>("--seed") { Description = "The seed, instead of that of the file.", HelpName = "S" };
        var seconds = Number("--seconds", "S", "As many draws, up to their number, as are begun in this time.", 1);
        var threads = Number("--threads", "T", "The number of threads; it changes no number. Left out: as many as there are processors.", 1);
        var command = new Command("uncertainty", "Draws what is uncertain many times and prints the distribution of the ranks.") { path, data, draws, seconds, seed, threads, table, format, file };
        command.SetAction(async (parsed, cancellation) =>
        {
            var loaded = await IndexInput.LoadAsync(parsed.GetRequiredValue(path), parsed.GetRequiredValue(data), cancellationToken: cancellation).ConfigureAwait(false);
            return loaded.Then(terminal, input =>
            {
                if (input.Document.Uncertainty is not { } spec)
                {
                    terminal.Error.WriteLine($"sciliteracy: The index '{input.Document.Spec.Id}' has no key 'uncertainty' that says what varies.");
                    return ExitStatus.BadInput;
                }

                spec = spec with { Draws = parsed.GetValue(draws) ?? spec.Draws, Seed = parsed.GetValue(seed) ?? spec.Seed };
                return UncertaintyPlan.Create(input.Document.Spec, input.Data, spec, input.Errors).Then(terminal, plan =>
                {
                    UncertaintyResult result;
                    using (var progress = new ProgressLine(terminal))
                        result = plan.Run(new() { Threads = parsed.GetValue(threads), TimeBudget = parsed.GetValue(seconds) is { } s ? TimeSpan.FromSeconds(s) : null }, progress, cancellation);
                    if (result.Draws < spec.Draws)
                        terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"sciliteracy: {result.Draws} of {spec.Draws} draws were done in the time of --seconds."));
                    if (result.FailedDraws > 0)
                        terminal.Error.WriteLine(Failures(result));
                    var tables = UncertaintyRankTables.Of(input, result, parsed.GetRequiredValue(table));
                    if (tables.Count == 0)
                    {
                        var noTime = parsed.GetValue(seconds) is null ? "" : ", or there was no time for it";
                        terminal.Error.WriteLine($"sciliteracy: The file does not ask for the table '{parsed.GetRequiredValue(table)}'{noTime}.");
                        return ExitStatus.Usage;
                    }

                    TablePrinter.Print(tables, parsed.GetValue(format), parsed.GetValue(file), terminal);
                    return ExitStatus.Done;
                });
            });
        });
        return command;
    }

    private static async Task<int> ComputeAsync(
        string path, string data, string? parameters, Terminal terminal, Func<IndexInput, IndexResult, FrozenParameters?, int> next, CancellationToken cancellation)
    {
        var loaded = await IndexInput.LoadAsync(path, data, cancellationToken: cancellation).ConfigureAwait(false);
        FrozenParameters? frozen = null;
        if (parameters is not null && loaded.Value is { } known)
        {
            var read = await FrozenParametersFile.ReadFileAsync(parameters, known.Document.Spec, cancellationToken: cancellation).ConfigureAwait(false);
            if (read.Then(terminal, _ => ExitStatus.Done) is var status && status != ExitStatus.Done)
                return status;
            frozen = read.Value;
        }

        return loaded.Then(terminal, input =>
        {
            Result<IndexResult> result;
            using (var progress = new ProgressLine(terminal))
                result = CompositeIndex.Compute(input.Document.Spec, input.Data, frozen, progress, cancellation);
            return result.Then(terminal, value => next(input, value, frozen));
        });
    }

    private static string Failures(UncertaintyResult result)
    {
        var first = result.FailureReasons[0];
        return string.Create(
            CultureInfo.InvariantCulture, $"sciliteracy: {result.FailedDraws} of {result.Draws} draws failed and count in nothing; most often ({first.Count}): {first.Reason}");
    }

    private static string FirstLine(string message)
    {
        var end = message.IndexOf(" (Parameter", StringComparison.Ordinal);
        return (end < 0 ? message : message[..end]).Split('\n')[0];
    }

    private static Argument<string> Path() => new("INDEX") { Description = "An index document." };

    private static Option<string> Data() => new("--data")
    {
        Description = "The data: a wide CSV file, or a workspace folder for an index over its indicators.",
        HelpName = "DATA",
        Required = true,
    };

    private static Option<string> Parameters() => new("--parameters")
    {
        Description = "A file of parameters, as --stage parameters prints them, to be used in place of fitting: scores of earlier data stay as they were.",
        HelpName = "FILE",
    };

    private static Option<int?> Number(string name, string help, string description, int least)
    {
        var option = new Option<int?>(name) { Description = description, HelpName = help };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && int.TryParse(token.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number < least)
                result.AddError($"'{token.Value}' is too small for {name}; expected at least {least}.");
        });
        return option;
    }

    // A null default makes the option required.
    private static Option<string> OneOf(string name, string help, string description, IReadOnlyList<string> words, string? usual)
    {
        var option = new Option<string>(name)
        {
            Description = $"{description}: {string.Join(", ", words)}.",
            HelpName = help,
            Required = usual is null,
        };
        if (usual is not null)
            option.DefaultValueFactory = _ => usual;
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !words.Contains(token.Value))
            {
                var hint = NearestName.Find(token.Value, words) is { } near ? $"; did you mean '{near}'?" : ".";
                result.AddError($"Unknown {name[2..]} '{token.Value}'{hint} There are: {string.Join(", ", words)}.");
            }
        });
        return option;
    }
}
