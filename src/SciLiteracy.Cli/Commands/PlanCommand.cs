using System.CommandLine;
using NodaTime;
using SciLiteracy.Cli.Output;
using SciLiteracy.Cli.Tables;
using SciLiteracy.Domain;

namespace SciLiteracy.Cli.Commands;

/// <summary><c>sciliteracy plan …</c>: what a plan says, one row an element.</summary>
internal static class PlanCommand
{
    private const string PlanDescription = "A workspace folder, or a plan document that stands alone.";

    public static Command Create(Terminal terminal) =>
        new("plan", "Asks a plan: its elements, agencies, responsibilities, measures, schedule and coverage; compares and aligns plans.")
        {
            Query("show", "Every element of the plan.", terminal, PlanTables.Show),
            Query("agencies", "Every agency; with --on, who stands in its place on a date.", terminal, PlanTables.Agencies),
            Query("responsibilities", "Who leads and who takes part; with --on, who answers on a date.", terminal, PlanTables.Responsibilities),
            Query("measures", "Every measure; with --on, how far it is on a date.", terminal, PlanTables.Measures),
            Query("schedule", "The phases; with --on, which are in force on a date.", terminal, PlanTables.Schedule),
            Query("coverage", "Which indicators monitor which element, and what none does.", terminal, PlanTables.Coverage),
            Pair("diff", "What changed from one plan to another.", "A", "B", terminal, PlanTables.Differences),
            Pair("align", "Which elements of a national plan a local plan takes up.", "NATIONAL", "LOCAL", terminal, PlanTables.Alignment),
        };

    private static Command Query(string name, string description, Terminal terminal, Func<PlanSource, string, LocalDate?, ResultTable> table)
    {
        var path = new Argument<string>("PLAN") { Description = PlanDescription };
        var on = CommonOptions.On("See the plan as of a date: agencies are followed to their successors.");
        var (language, format, file) = (CommonOptions.Language(), CommonOptions.Format(), CommonOptions.Out());
        var command = new Command(name, description) { path, on, language, format, file };
        command.SetAction(async (parsed, cancellation) =>
        {
            var source = await PlanSource.LoadAsync(parsed.GetRequiredValue(path), cancellation).ConfigureAwait(false);
            return source.Then(terminal, plan =>
            {
                TablePrinter.Print(table(plan, parsed.GetRequiredValue(language), parsed.GetValue(on)), parsed.GetValue(format), parsed.GetValue(file), terminal);
                return ExitStatus.Done;
            });
        });
        return command;
    }

    private static Command Pair(
        string name, string description, string first, string second, Terminal terminal, Func<PlanSource, PlanSource, string, (ResultTable Table, IEnumerable<Diagnostic> Findings)> compare)
    {
        var a = new Argument<string>(first) { Description = PlanDescription };
        var b = new Argument<string>(second) { Description = PlanDescription };
        var (language, format, file) = (CommonOptions.Language(), CommonOptions.Format(), CommonOptions.Out());
        var command = new Command(name, description) { a, b, language, format, file };
        command.SetAction(async (parsed, cancellation) =>
        {
            var left = await PlanSource.LoadAsync(parsed.GetRequiredValue(a), cancellation).ConfigureAwait(false);
            var right = await PlanSource.LoadAsync(parsed.GetRequiredValue(b), cancellation).ConfigureAwait(false);
            Findings.Write([.. left.Diagnostics, .. right.Diagnostics], terminal);
            if (!left.IsOk || !right.IsOk)
                return ExitStatus.BadInput;
            var (table, findings) = compare(left.Value, right.Value, parsed.GetRequiredValue(language));
            var all = findings.ToList();
            Findings.Write(all, terminal);
            if (all.Exists(f => f.Severity == DiagnosticSeverity.Error))
                return ExitStatus.BadInput;
            TablePrinter.Print(table, parsed.GetValue(format), parsed.GetValue(file), terminal);
            return ExitStatus.Done;
        });
        return command;
    }
}
