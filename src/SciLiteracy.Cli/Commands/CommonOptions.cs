using System.CommandLine;
using System.CommandLine.Parsing;
using NodaTime;
using NodaTime.Text;
using SciLiteracy.Cli.Output;
using SciLiteracy.Domain;

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

    public static Option<ReferencePeriod?> Period(string description) => new("--period")
    {
        Description = description,
        HelpName = "PERIOD",
        Required = true,
        CustomParser = result => ReferencePeriod.TryParse(Value(result), out var period) ? period : Fail<ReferencePeriod?>(result, NoPeriod(Value(result))),
    };

    public static Option<ReferencePeriod[]?> Periods(string description) => new("--period")
    {
        Description = description,
        HelpName = "PERIOD",
        AllowMultipleArgumentsPerToken = false,
        CustomParser = result =>
        {
            var periods = new List<ReferencePeriod>();
            foreach (var token in result.Tokens)
            {
                if (!ReferencePeriod.TryParse(token.Value, out var period))
                    return Fail<ReferencePeriod[]?>(result, NoPeriod(token.Value));
                periods.Add(period);
            }

            return [.. periods];
        },
    };

    public static Option<Breakdown?> Breakdown() => new("--breakdown")
    {
        Description = "The part of the entity, such as sex=female; left out: the whole.",
        HelpName = "DIM=VALUE",
        CustomParser = result => Domain.Breakdown.TryParse(Value(result), out var breakdown)
            ? breakdown
            : Fail<Breakdown?>(result, $"'{Value(result)}' is no breakdown; expected '_T' or 'dimension=value[;dimension=value]'."),
    };

    public static Option<DocumentFormat?> TextOrJson() => new("--format")
    {
        Description = "How to print: text (default) or json.",
        HelpName = "text|json",
        CustomParser = result => Value(result) switch
        {
            "text" => DocumentFormat.Text,
            "json" => DocumentFormat.Json,
            var text => Fail<DocumentFormat?>(result, $"'{text}' is no format; expected text or json."),
        },
    };

    private static string NoPeriod(string text) => $"'{text}' is no period; expected one such as 2020, 2020-S1, 2020-Q1, 2020-06 or 2020-06-15.";

    private static string Value(ArgumentResult result) => result.Tokens.Count > 0 ? result.Tokens[^1].Value : "";

    private static T? Fail<T>(ArgumentResult result, string message)
    {
        result.AddError(message);
        return default;
    }
}
