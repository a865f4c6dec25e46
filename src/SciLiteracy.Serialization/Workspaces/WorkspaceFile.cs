namespace SciLiteracy.Serialization;

/// <summary>A document of a workspace and where it stands.</summary>
/// <param name="Path">The path relative to the folder of the workspace, with <c>/</c> between its parts.</param>
/// <param name="Document">What was read.</param>
public sealed record WorkspaceFile(string Path, Document Document);
