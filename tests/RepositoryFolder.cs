namespace SciLiteracy.Testing;

/// <summary>The folder of the repository that the tests were built from.</summary>
internal static class RepositoryFolder
{
    /// <summary>Gets its full path.</summary>
    public static string Path { get; } = Find();

    /// <summary>Returns a full path inside it.</summary>
    public static string Combine(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>Returns the C# files of a project, without those that a build made.</summary>
    public static IEnumerable<string> SourceFiles(string project) =>
        Directory.EnumerateFiles(project, "*.cs", SearchOption.AllDirectories).Where(f => !IsBuildOutput(project, f)).Order(StringComparer.Ordinal);

    /// <summary>Returns a path inside the repository with forward slashes, for messages.</summary>
    public static string Relative(string path) => System.IO.Path.GetRelativePath(Path, path).Replace('\\', '/');

    private static bool IsBuildOutput(string project, string file)
    {
        var first = System.IO.Path.GetRelativePath(project, file).Split(System.IO.Path.DirectorySeparatorChar)[0];
        return first is "bin" or "obj";
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "SciLiteracy.slnx")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"No folder above '{AppContext.BaseDirectory}' holds SciLiteracy.slnx.");
    }
}
