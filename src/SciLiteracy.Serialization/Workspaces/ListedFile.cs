using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>A file that a workspace lists.</summary>
/// <param name="Path">The path relative to the folder, with <c>/</c> between its parts.</param>
/// <param name="RealPath">The path with every link followed; inside the folder.</param>
/// <param name="ListedAs">The path or pattern by which it is listed.</param>
internal sealed record ListedFile(string Path, string RealPath, SourceText ListedAs);
