using System.CommandLine;
using System.CommandLine.Parsing;
using SciLiteracy.Cli.Output;
using SciLiteracy.Cli.Tables;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Targets.Methods;
using SciLiteracy.Serialization;

namespace SciLiteracy.Cli.Commands;

/// <summary><c>sciliteracy targets WORKSPACE</c>: every target, met or missed; with methods, what each of them says of it.</summary>
internal static class TargetsCommand
{
    public static Command Create(Terminal terminal)
    {
        var path = new Argument<string>("WORKSPACE") { Description = "A workspace folder." };
        var on = CommonOptions.On("Use only figures of periods that ended by this date.");
        var methods = Methods();
        var (language, format, file) = (CommonOptions.Language(), CommonOptions.Format(), CommonOptions.Out());
        var command = new Command("targets", "Assesses every target against the observed values.") { path, on, methods, language, format, file };
        command.SetAction(async (parsed, cancellation) =>
        {
            var workspace = await Workspace.LoadAsync(parsed.GetRequiredValue(path), cancellationToken: cancellation).ConfigureAwait(false);
            return workspace.Then(terminal, value =>
            {
                var isForScreen = parsed.GetValue(format) is { } chosenFormat
                    ? chosenFormat == OutputFormat.Table
                    : parsed.GetValue(file) is null && terminal.IsInteractive;
                var table = parsed.GetValue(methods) is { } chosen
                    ? TargetTables.Methods(value, parsed.GetValue(on), chosen, isForScreen)
                    : TargetTables.Assessments(value, parsed.GetRequiredValue(language), parsed.GetValue(on));
                TablePrinter.Print(table, parsed.GetValue(format), parsed.GetValue(file), terminal);
                return ExitStatus.Done;
            });
        });
        return command;
    }

    private static Option<IReadOnlyList<TargetMethod>?> Methods()
    {
        var ids = TargetMethod.Known.Select(m => m.Id).ToList();
        return new Option<IReadOnlyList<TargetMethod>?>("--methods")
        {
            Description = $"What published methods say of every target, one row a target and method: all (those without peers), or ids joined by commas ({string.Join(", ", ids)}).",
            HelpName = "all|ID[,ID...]",
            CustomParser = result => Parse(result, ids),
        };
    }

    // The order asked for is that of the rows; an id that is there twice counts once.
    private static List<TargetMethod>? Parse(ArgumentResult result, List<string> ids)
    {
        var methods = new List<TargetMethod>();
        foreach (var id in string.Join(',', result.Tokens.Select(t => t.Value)).Split(',', StringSplitOptions.TrimEntries))
        {
            if (id == "all")
                methods.AddRange(TargetMethod.Standard);
            else if (TargetMethod.Known.FirstOrDefault(m => m.Id == id) is { } method)
                methods.Add(method);
            else if (NearestName.Find(id, ids) is { } nearest)
                result.AddError($"Unknown method '{id}'; did you mean '{nearest}'?");
            else
                result.AddError($"Unknown method '{id}'; expected all, {string.Join(", ", ids)}.");
        }

        return [.. methods.Distinct()];
    }
}
