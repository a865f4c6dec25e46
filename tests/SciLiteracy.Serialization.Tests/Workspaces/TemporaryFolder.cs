namespace SciLiteracy.Serialization.Tests.Workspaces;

/// <summary>A folder that is there for one test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => Path = Directory.CreateTempSubdirectory("sciliteracy").FullName;

    public string Path { get; }

    /// <summary>Writes a file; folders on the way are made.</summary>
    public TemporaryFolder With(string path, string text)
    {
        var full = System.IO.Path.Combine(Path, path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return this;
    }

    /// <summary>Returns the findings of the workspace in the folder, with paths relative to it.</summary>
    public async Task<string[]> FindingsAsync(ReaderLimits? limits = null) => Lines((await Workspace.LoadAsync(Path, limits)).Diagnostics);

    /// <summary>Returns the findings of files and folders in the folder, with paths relative to it.</summary>
    public async Task<string[]> ValidateAsync(params string[] paths) =>
        Lines(await Workspace.ValidateAsync(paths.Select(p => System.IO.Path.Combine(Path, p))));

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private string[] Lines(IEnumerable<Domain.Diagnostic> findings) => [.. findings.Select(d => d.ToString().Replace(Path + "/", "", StringComparison.Ordinal))];
}
