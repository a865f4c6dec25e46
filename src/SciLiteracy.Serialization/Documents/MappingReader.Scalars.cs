using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

// Keys whose value is a single scalar.
internal sealed partial class MappingReader
{
    private const string Code = "a code (a letter, then letters, digits, '_' or '.')";
    private const string Name = "a name (a letter, then letters, digits, '_', '.' or '-')";
    private const string Entity = "an entity code (a letter or digit, then letters, digits, '_', '.' or '-')";
    private const string NumberText = "a number";
    private const string WholeNumber = "a whole number";
    private const string TruthValue = "true or false";
    private const string Date = "a date such as '2016-03-01'";
    private const string Interval = "two dates in order such as '2016-01-01/2020-12-31'";

    /// <summary>Reads a text. Numbers are taken as they are written; true and false need quotes. A required text may not be blank.</summary>
    public string? RequiredString(string key)
    {
        if (TextOf(key, RequiredNode(key, "text"), "text") is not { } scalar)
            return null;
        if (!string.IsNullOrWhiteSpace(scalar.Text))
            return scalar.Text;
        Diagnostics.Add(DocumentDiagnostics.BlankText, scalar.Location, $"The text of '{key}' in {Noun} is blank.");
        return null;
    }

    /// <summary>Reads a text, which may be empty if it is in quotes.</summary>
    public string? OptionalString(string key) => TextOf(key, OptionalNode(key), "text")?.Text;

    /// <summary>Reads a code (<see cref="Identifier.CodePattern"/>).</summary>
    public string? RequiredCode(string key) => IdentifierOf(key, RequiredNode(key, Code), Code, Identifier.IsCode);

    /// <summary>Reads a code (<see cref="Identifier.CodePattern"/>).</summary>
    public string? OptionalCode(string key) => IdentifierOf(key, OptionalNode(key), Code, Identifier.IsCode);

    /// <summary>Reads a name (<see cref="Identifier.NamePattern"/>).</summary>
    public string? RequiredName(string key) => IdentifierOf(key, RequiredNode(key, Name), Name, Identifier.IsName);

    /// <summary>Reads a name (<see cref="Identifier.NamePattern"/>).</summary>
    public string? OptionalName(string key) => IdentifierOf(key, OptionalNode(key), Name, Identifier.IsName);

    /// <summary>Reads the code of an entity (<see cref="Identifier.EntityPattern"/>).</summary>
    public string? RequiredEntity(string key) => IdentifierOf(key, RequiredNode(key, Entity), Entity, Identifier.IsEntity);

    /// <summary>Reads the code of an entity (<see cref="Identifier.EntityPattern"/>).</summary>
    public string? OptionalEntity(string key) => IdentifierOf(key, OptionalNode(key), Entity, Identifier.IsEntity);

    /// <summary>Reads the id of something defined elsewhere; whether it exists is for the whole to check.</summary>
    public Reference? RequiredReference(string key) => ReferenceOf(key, RequiredNode(key, "an id"));

    /// <summary>Reads the id of something defined elsewhere; whether it exists is for the whole to check.</summary>
    public Reference? OptionalReference(string key) => ReferenceOf(key, OptionalNode(key));

    /// <summary>Reads a finite number, written plainly (not in quotes): <c>12</c>, <c>-0.5</c>, <c>1e6</c>.</summary>
    public double? RequiredNumber(string key) => Read<double>(key, RequiredNode(key, NumberText), TryParseNumber, NumberText, ScalarKind.Number);

    /// <summary>Reads a finite number, written plainly (not in quotes): <c>12</c>, <c>-0.5</c>, <c>1e6</c>.</summary>
    public double? OptionalNumber(string key) => Read<double>(key, OptionalNode(key), TryParseNumber, NumberText, ScalarKind.Number);

    /// <summary>Reads a whole number that fits into 32 bits.</summary>
    public int? RequiredInteger(string key) => Read<int>(key, RequiredNode(key, WholeNumber), TryParseInteger, WholeNumber, ScalarKind.Number);

    /// <summary>Reads a whole number that fits into 32 bits.</summary>
    public int? OptionalInteger(string key) => Read<int>(key, OptionalNode(key), TryParseInteger, WholeNumber, ScalarKind.Number);

    /// <summary>Reads <c>true</c> or <c>false</c>; no other spelling.</summary>
    public bool? RequiredBoolean(string key) => Read<bool>(key, RequiredNode(key, TruthValue), TryParseBoolean, TruthValue, ScalarKind.Boolean);

    /// <summary>Reads <c>true</c> or <c>false</c>; no other spelling.</summary>
    public bool? OptionalBoolean(string key) => Read<bool>(key, OptionalNode(key), TryParseBoolean, TruthValue, ScalarKind.Boolean);

    /// <summary>Reads a date in ISO 8601 form.</summary>
    public LocalDate? RequiredDate(string key) => RequiredValue<LocalDate>(key, TryParseDate, Date);

    /// <summary>Reads a date in ISO 8601 form.</summary>
    public LocalDate? OptionalDate(string key) => OptionalValue<LocalDate>(key, TryParseDate, Date);

    /// <summary>Reads two dates in order, both included, with a slash between them.</summary>
    public DateInterval? RequiredDateInterval(string key) => RequiredScalar<DateInterval>(key, TryParseDateInterval, Interval);

    /// <summary>Reads two dates in order, both included, with a slash between them.</summary>
    public DateInterval? OptionalDateInterval(string key) => OptionalScalar<DateInterval>(key, TryParseDateInterval, Interval);

    /// <summary>Reads one of the words of a table.</summary>
    public T? RequiredEnumeration<T>(string key, NameTable<T> names)
        where T : struct => EnumerationOf(key, RequiredNode(key, Listing.Of(names.Names)), names);

    /// <summary>Reads one of the words of a table.</summary>
    public T? OptionalEnumeration<T>(string key, NameTable<T> names)
        where T : struct => EnumerationOf(key, OptionalNode(key), names);

    /// <summary>Reads a scalar of any type that can be parsed from its text.</summary>
    /// <param name="key">The key.</param>
    /// <param name="parse">Parses the text.</param>
    /// <param name="expected">What should stand there, for messages: "a period such as '2020-Q1'".</param>
    public T? RequiredScalar<T>(string key, TryParse<T> parse, string expected)
        where T : class => ReadObject(key, RequiredNode(key, expected), parse, expected);

    /// <summary>Reads a scalar of any type that can be parsed from its text; see <see cref="RequiredScalar"/>.</summary>
    public T? OptionalScalar<T>(string key, TryParse<T> parse, string expected)
        where T : class => ReadObject(key, OptionalNode(key), parse, expected);

    /// <summary>Reads a scalar of any struct type that can be parsed from its text; see <see cref="RequiredScalar"/>.</summary>
    public T? RequiredValue<T>(string key, TryParseValue<T> parse, string expected)
        where T : struct => Read(key, RequiredNode(key, expected), parse, expected, kind: null);

    /// <summary>Reads a scalar of any struct type that can be parsed from its text; see <see cref="RequiredScalar"/>.</summary>
    public T? OptionalValue<T>(string key, TryParseValue<T> parse, string expected)
        where T : struct => Read(key, OptionalNode(key), parse, expected, kind: null);

    private static bool TryParseNumber(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    private static bool TryParseInteger(string text, out int value)
    {
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value))
            return true;
        // 1e6 and 8.0 are whole numbers too.
        if (!TryParseNumber(text, out var number) || number != Math.Truncate(number) || Math.Abs(number) > int.MaxValue)
            return false;
        value = (int)number;
        return true;
    }

    private static bool TryParseBoolean(string text, out bool value)
    {
        value = text == "true";
        return value || text == "false";
    }

    private static bool TryParseDate(string text, out LocalDate date) => LocalDatePattern.Iso.Parse(text).TryGetValue(default, out date);

    private static bool TryParseDateInterval(string text, [NotNullWhen(true)] out DateInterval? interval)
    {
        interval = null;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || !TryParseDate(text[..slash], out var start) || !TryParseDate(text[(slash + 1)..], out var end) || end < start)
            return false;
        interval = new(start, end);
        return true;
    }

    private ScalarNode? TextOf(string key, DocumentNode? node, string expected)
    {
        if (node is null)
            return null;
        if (node is ScalarNode { Kind: ScalarKind.Text or ScalarKind.Number } scalar)
            return scalar;
        if (node is ScalarNode { Kind: ScalarKind.Boolean } boolean)
            Diagnostics.Add(DocumentDiagnostics.BadValue, node.Location, $"Expected {expected} for '{key}', found {node.Description}; write \"{boolean.Text}\".");
        else
            ReportBadValue(key, node, expected);
        return null;
    }

    private string? IdentifierOf(string key, DocumentNode? node, string expected, Func<ReadOnlySpan<char>, bool> isIdentifier)
    {
        if (TextOf(key, node, expected) is not { } scalar)
            return null;
        if (isIdentifier(scalar.Text))
            return scalar.Text;
        Diagnostics.Add(DocumentDiagnostics.BadIdentifier, scalar.Location, BadIdentifierMessage(key, scalar, expected));
        return null;
    }

    private static string BadIdentifierMessage(string key, ScalarNode scalar, string expected) =>
        scalar.Text.Length > Identifier.MaximumLength
            ? $"The id '{Excerpt.Of(scalar.Text)}' of '{key}' has {scalar.Text.Length} characters; at most {Identifier.MaximumLength} are allowed."
            : $"Expected {expected} for '{key}', found {scalar.Description}.";

    private Reference? ReferenceOf(string key, DocumentNode? node)
    {
        const string Expected = "an id";
        if (TextOf(key, node, Expected) is not { } scalar)
            return null;
        // The widest pattern: any id can be referred to, and one that does not exist is found out later with a suggestion.
        if (Identifier.IsEntity(scalar.Text))
            return new Reference(scalar.Text) { Location = scalar.Location };
        Diagnostics.Add(DocumentDiagnostics.BadIdentifier, scalar.Location, BadIdentifierMessage(key, scalar, Expected));
        return null;
    }

    private T? EnumerationOf<T>(string key, DocumentNode? node, NameTable<T> names)
        where T : struct
    {
        if (node is null)
            return null;
        if (node is not ScalarNode scalar)
        {
            ReportBadValue(key, node, Listing.Of(names.Names));
            return null;
        }

        if (names.TryParse(scalar.Text, out var value))
            return value;
        var listed = Listing.Of(names.Names);
        var message = NearestName.Find(scalar.Text, names.Names) is { } near
            ? $"Unknown word '{Excerpt.Of(scalar.Text)}' for '{key}'; did you mean '{near}'? Expected {listed}."
            : $"Unknown word '{Excerpt.Of(scalar.Text)}' for '{key}'; expected {listed}.";
        Diagnostics.Add(DocumentDiagnostics.UnknownName, scalar.Location, message);
        return null;
    }

    private T? Read<T>(string key, DocumentNode? node, TryParseValue<T> parse, string expected, ScalarKind? kind)
        where T : struct
    {
        if (node is null)
            return null;
        if (node is ScalarNode scalar && (kind is null || scalar.Kind == kind) && parse(scalar.Text, out var value))
            return value;
        ReportBadValue(key, node, expected);
        return null;
    }

    private T? ReadObject<T>(string key, DocumentNode? node, TryParse<T> parse, string expected)
        where T : class
    {
        if (node is null)
            return null;
        if (node is ScalarNode scalar && parse(scalar.Text, out var value))
            return value;
        ReportBadValue(key, node, expected);
        return null;
    }
}
