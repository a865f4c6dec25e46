using System.Diagnostics.CodeAnalysis;
using NodaTime;
using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>Scalars of documents that have a text of their own: how they are read, and how they are written so that they read back.</summary>
internal static class FileScalars
{
    public const string ExpectedPeriod = "a period such as '2020', '2020-S1', '2020-Q3', '2020-06' or '2020-06-15'";
    public const string ExpectedDays = "days in order such as '2016-01-01/2020-12-31' or '2016/2020'";
    public const string ExpectedLifetime = "two dates in order such as '1998-03-10/2018-03-18' or '../2018-03-18'";
    public const string ExpectedBreakdown = "'_T' or 'dimension=value[;dimension=value]'";

    public static DateInterval? OptionalDays(this MappingReader reader, string key) => reader.OptionalScalar<DateInterval>(key, TryParseDays, ExpectedDays);

    public static DateInterval? RequiredDays(this MappingReader reader, string key) => reader.RequiredScalar<DateInterval>(key, TryParseDays, ExpectedDays);

    public static ReferencePeriod? RequiredPeriod(this MappingReader reader, string key) =>
        reader.RequiredValue<ReferencePeriod>(key, ReferencePeriod.TryParse, ExpectedPeriod);

    public static Lifetime? OptionalLifetime(this MappingReader reader, string key) => reader.OptionalScalar<Lifetime>(key, TryParseLifetime, ExpectedLifetime);

    public static Breakdown? OptionalBreakdown(this MappingReader reader, string key) =>
        reader.OptionalScalar<Breakdown>(key, TryParseBreakdown, ExpectedBreakdown);

    public static DocumentNode Days(DateInterval days) => ScalarNode.OfText(DateIntervalText.Format(days));

    /// <summary>Returns a year as a number where a number has four digits by itself, any other period as a text.</summary>
    public static DocumentNode Period(ReferencePeriod period) =>
        period is { Frequency: PeriodFrequency.Annual, Year: >= 1000 } ? ScalarNode.OfNumber(period.Year) : ScalarNode.OfText(period.ToString());

    /// <summary>Returns true, or leaves the key out.</summary>
    public static DocumentNode? Flag(bool value) => value ? ScalarNode.OfBoolean(true) : null;

    private static bool TryParseDays(string text, [NotNullWhen(true)] out DateInterval? days) => DateIntervalText.TryParse(text, out days);

    private static bool TryParseLifetime(string text, [NotNullWhen(true)] out Lifetime? lifetime) => Lifetime.TryParse(text, out lifetime);

    private static bool TryParseBreakdown(string text, [NotNullWhen(true)] out Breakdown? breakdown) => Breakdown.TryParse(text, out breakdown);
}
