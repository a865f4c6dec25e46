using System.Diagnostics.CodeAnalysis;
using NodaTime;
using NodaTime.Text;
using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>
/// A node of a document, whether it is written in YAML or in JSON. Two nodes are equal when they say the same, wherever they stand and
/// however they are laid out.
/// </summary>
internal abstract record DocumentNode : Located
{
    private protected DocumentNode()
    {
    }

    /// <summary>Gets what it is, for messages: "a list", "a mapping", "the text 'x'".</summary>
    public abstract string Description { get; }

    /// <summary>Makes a text; null stays null, so that <see cref="MappingNode.Of"/> leaves the key out.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator DocumentNode?(string? text) => text is null ? null : ScalarNode.OfText(text);

    /// <summary>Makes a number, the shortest text that reads back to the same value.</summary>
    public static implicit operator DocumentNode(double number) => ScalarNode.OfNumber(number);

    /// <summary>Makes a number, or leaves the key out.</summary>
    public static implicit operator DocumentNode?(double? number) => number is { } n ? ScalarNode.OfNumber(n) : null;

    /// <summary>Makes a whole number.</summary>
    public static implicit operator DocumentNode(int number) => ScalarNode.OfNumber(number);

    /// <summary>Makes a whole number, or leaves the key out.</summary>
    public static implicit operator DocumentNode?(int? number) => number is { } n ? ScalarNode.OfNumber(n) : null;

    /// <summary>Makes <c>true</c> or <c>false</c>.</summary>
    public static implicit operator DocumentNode(bool value) => ScalarNode.OfBoolean(value);

    /// <summary>Makes an id.</summary>
    [return: NotNullIfNotNull(nameof(reference))]
    public static implicit operator DocumentNode?(Reference? reference) => reference?.Id;

    /// <summary>Makes a date, <c>2016-03-01</c>.</summary>
    public static implicit operator DocumentNode(LocalDate date) => ScalarNode.OfText(LocalDatePattern.Iso.Format(date));

    /// <summary>Makes a date, or leaves the key out.</summary>
    public static implicit operator DocumentNode?(LocalDate? date) => date is { } d ? d : null;

    /// <summary>Makes an interval of dates, both included: <c>2016-01-01/2020-12-31</c>.</summary>
    [return: NotNullIfNotNull(nameof(interval))]
    public static implicit operator DocumentNode?(DateInterval? interval) =>
        interval is null ? null : ScalarNode.OfText($"{LocalDatePattern.Iso.Format(interval.Start)}/{LocalDatePattern.Iso.Format(interval.End)}");

    /// <summary>Makes a flow mapping of language tags and texts.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator DocumentNode?(LocalizedText? text) =>
        text is null ? null : MappingNode.OfEntries(text.Texts.Select(t => new MappingEntry(ScalarNode.OfText(t.Key), ScalarNode.OfText(t.Value)))).InFlow();

    /// <summary>Makes a flow list of ids; an empty list leaves the key out.</summary>
    public static implicit operator DocumentNode?(ValueList<Reference>? references) =>
        references is null or { Count: 0 } ? null : SequenceNode.Of(references.Select(r => (DocumentNode)ScalarNode.OfText(r.Id))).InFlow();
}
