namespace SciLiteracy.Serialization;

/// <summary>
/// Keeps text from becoming a formula when a spreadsheet opens the file, and undoes it: an apostrophe goes before text that begins with a sign by which
/// spreadsheets know a formula, after any number of apostrophes. One apostrophe is taken off on reading under the same condition, so every text comes back as it was.
/// </summary>
/// <remarks>
/// The signs are <c>= + - @</c>, tab, CR, LF and the full-width <c>＝ ＋ － ＠</c>. Text that is a plain number, such as <c>-0.5</c>, or a sign <c>= + - @</c> alone, is not touched.
/// Source: OWASP, CSV Injection.
/// </remarks>
internal static class SpreadsheetFormula
{
    public static bool NeedsEscape(ReadOnlySpan<char> text) => LooksLikeOne(text, out _) && !NumberText.TryParse(text, out _);

    public static bool IsEscaped(ReadOnlySpan<char> text) => LooksLikeOne(text, out var apostrophes) && apostrophes > 0;

    private static bool LooksLikeOne(ReadOnlySpan<char> text, out int apostrophes)
    {
        apostrophes = text.IndexOfAnyExcept('\'');
        return apostrophes >= 0 && text[apostrophes..] is
            ['=' or '+' or '-' or '@', _, ..] or ['\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠', ..];
    }
}
