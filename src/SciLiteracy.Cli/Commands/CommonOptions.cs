using System.CommandLine;
using System.CommandLine.Parsing;
using NodaTime;
using NodaTime.Text;
using SciLiteracy.Cli.Output;

namespace SciLiteracy.Cli.Commands;

/// <summary>The options that most calls share.</summary>
internal static class CommonOptions
{
    public static Option<OutputFormat?> Format() => new("--format")
    {
        Description = "How to print: table (default on a terminal), csv (default otherwise) or json.",
        HelpName = "table|csv|json",
        CustomParser = result => Value(result) switch
        {
            "table" => OutputFormat.Table,
            "csv" => OutputFormat.Csv,
            "json" => OutputFormat.Json,
            var text => Fail<OutputFormat?>(result, $"'{text}' is no format; expected table, csv or json."),
        },
    };

    public static Option<FileInfo?> Out() => new("--out") { Description = "Write the result to a file instead of standard output.", HelpName = "FILE" };

    public static Option<LocalDate?> On(string description) => new("--on")
    {
        Description = description,
        HelpName = "DATE",
        CustomParser = result => LocalDatePattern.Iso.Parse(Value(result)).TryGetValue(default, out var date)
            ? date
            : Fail<LocalDate?>(result, $"'{Value(result)}' is no date; expected one such as 2018-06-30."),
    };

    public static Option<string> Language() => new("--language")
    {
        Description = "The language of titles and names, a BCP 47 tag; where a text does not have it, English, else the first there is.",
        HelpName = "TAG",
        DefaultValueFactory = _ => "en",
    };

    private static string Value(ArgumentResult result) => result.Tokens.Count > 0 ? result.Tokens[^1].Value : "";

    private static T? Fail<T>(ArgumentResult result, string message)
    {
        result.AddError(message);
        return default;
    }
}
