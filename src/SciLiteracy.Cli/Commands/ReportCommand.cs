using System.CommandLine;
using System.Text;
using SciLiteracy.Reporting;
using SciLiteracy.Serialization;

namespace SciLiteracy.Cli.Commands;

/// <summary><c>sciliteracy report WORKSPACE --out FILE.html</c>: one page that needs nothing else, and its summary on standard output.</summary>
internal static class ReportCommand
{
    public static Command Create(Terminal terminal)
    {
        var path = new Argument<string>("WORKSPACE") { Description = "A workspace folder." };
        var on = CommonOptions.On("See the plan as of a date: agencies are followed to their successors, later figures do not count.");
        var language = CommonOptions.Language();
        var file = new Option<FileInfo>("--out") { Description = "The page to write.", HelpName = "FILE.html", Required = true };
        var command = new Command("report", "Checks a workspace, prints a summary and writes a self-contained HTML page.") { path, file, on, language };
        command.SetAction(async (parsed, cancellation) =>
        {
            var workspace = await Workspace.LoadAsync(parsed.GetRequiredValue(path), cancellationToken: cancellation).ConfigureAwait(false);
            return workspace.Then(terminal, value =>
            {
                var options = new PlanReportOptions { Language = parsed.GetRequiredValue(language), On = parsed.GetValue(on) };
                var page = parsed.GetRequiredValue(file);
                File.WriteAllText(page.FullName, PlanReport.ToHtml(value, options), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
                terminal.Out.Write(ReportSummary.Of(value, options).ToText());
                terminal.Error.WriteLine($"Wrote {page}.");
                return ExitStatus.Done;
            });
        });
        return command;
    }
}
