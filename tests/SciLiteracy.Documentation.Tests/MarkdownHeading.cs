namespace SciLiteracy.Documentation.Tests;

/// <summary>A heading of a page.</summary>
/// <param name="Level">1 for the title of the page.</param>
/// <param name="Text">The text.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Anchor">What stands after <c>#</c> in a link to it.</param>
internal sealed record MarkdownHeading(int Level, string Text, int Line, string Anchor);
