namespace SciLiteracy.Documentation.Tests;

/// <summary>A link of a page.</summary>
/// <param name="Path">The page.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Target">Where it leads, as written.</param>
internal sealed record MarkdownLink(string Path, int Line, string Target);
