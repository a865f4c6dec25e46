namespace SciLiteracy.Serialization;

/// <summary>What a path that somebody gave leads to.</summary>
/// <param name="Folder">The folder of the file, as it was given; empty for the current one.</param>
/// <param name="File">The file.</param>
/// <param name="IsFolder">Whether the path was that of a workspace folder.</param>
internal sealed record WorkspaceTarget(string Folder, string File, bool IsFolder)
{
    /// <summary>Looks at a path.</summary>
    /// <exception cref="FileNotFoundException">There is nothing, or a folder without a workspace.</exception>
    public static WorkspaceTarget Of(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (Directory.Exists(path))
        {
            var folder = Path.TrimEndingDirectorySeparator(path);
            var file = Join(folder is "." ? "" : folder, Workspace.FileName);
            return System.IO.File.Exists(file)
                ? new(folder is "." ? "" : folder, file, true)
                : throw new FileNotFoundException($"The folder '{path}' has no {Workspace.FileName}.", file);
        }

        return System.IO.File.Exists(path)
            ? new(Path.GetDirectoryName(path) ?? "", path, false)
            : throw new FileNotFoundException($"There is no file or folder '{path}'.", path);
    }

    /// <summary>Returns the path of a file of a folder as it is shown, and as it opens from the current folder.</summary>
    public static string Join(string folder, string file) =>
        folder.Length == 0 ? file : Path.EndsInDirectorySeparator(folder) ? folder + file : $"{folder}/{file}";
}
