using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace SciLiteracy.Reporting;

/// <summary>Text that is safe in a page.</summary>
internal static class Html
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Returns the text with everything escaped that means something in HTML, between tags and in quoted attributes.</summary>
    public static string Escape(string? text) => text is null ? "" : Encoder.Encode(text);
}
