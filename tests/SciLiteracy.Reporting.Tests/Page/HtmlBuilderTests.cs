using System.Net;

namespace SciLiteracy.Reporting.Tests.Page;

public sealed class HtmlBuilderTests
{
    [Fact]
    public void What_is_interpolated_is_escaped_and_markup_is_not()
    {
        var html = new HtmlBuilder();

        html.Line($"<p title=\"{"a\"b"}\">{"<b>"} {HtmlBuilder.Of($"<i>{"&"}</i>")} {3}</p>");

        Assert.Equal("<p title=\"a&quot;b\">&lt;b&gt; <i>&amp;</i> 3</p>\n", html.ToString());
    }

    // Law: escaping adds no markup, and a browser reads back what was written.
    [Property]
    public void Escaped_text_reads_back_and_has_no_markup(NonNull<string> text)
    {
        var escaped = Html.Escape(text.Get);

        Assert.DoesNotContain('<', escaped);
        Assert.DoesNotContain('>', escaped);
        Assert.DoesNotContain('"', escaped);
        Assert.DoesNotContain('\'', escaped);
        // A lone surrogate is no text; it becomes the replacement character.
        var valid = System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text.Get));
        Assert.Equal(valid, WebUtility.HtmlDecode(escaped));
    }
}
