using System.Runtime.CompilerServices;
using System.Text;

namespace SciLiteracy.Reporting;

/// <summary>Builds HTML. What is interpolated is escaped, unless it is <see cref="Markup"/>; so no text of a workspace can become markup.</summary>
internal sealed class HtmlBuilder
{
    private readonly StringBuilder _text = new();

    /// <summary>Adds a line of markup whose holes are escaped.</summary>
    public void Line(ref Handler markup)
    {
        _text.Append(markup.ToMarkup().Text).Append('\n');
    }

    /// <summary>Makes markup whose holes are escaped.</summary>
    public static Markup Of(ref Handler markup) => markup.ToMarkup();

    /// <summary>Joins pieces of markup.</summary>
    public static Markup Join(string separator, IEnumerable<Markup> parts) => new(string.Join(separator, parts.Select(p => p.Text)));

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    /// <summary>Text that is markup already.</summary>
    internal readonly record struct Markup(string? Text);

    /// <summary>Escapes the holes of an interpolated string.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Handler
    {
        private readonly StringBuilder _text;

        public Handler(int literalLength, int formattedCount) => _text = new StringBuilder(literalLength + (16 * formattedCount));

        public void AppendLiteral(string value) => _text.Append(value);

        public void AppendFormatted(Markup value) => _text.Append(value.Text);

        public void AppendFormatted(string? value) => _text.Append(Html.Escape(value));

        public void AppendFormatted(int value) => _text.Append(value.ToString(System.Globalization.CultureInfo.InvariantCulture));

        public void AppendFormatted(char value) => _text.Append(Html.Escape(value.ToString()));

        public Markup ToMarkup() => new(_text.ToString());
    }
}
