namespace SciLiteracy.Cli.Tests;

/// <summary>A folder of files for one test, removed after it.</summary>
internal sealed class TestFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sciliteracy-");

    public string FullPath => _folder.FullName;

    /// <summary>Writes a file, making the folders it is in.</summary>
    public string Write(string path, string text)
    {
        var file = Path.Combine(FullPath, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }

    /// <summary>Copies a folder of the repository into this one.</summary>
    public TestFolder With(string source)
    {
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
            Write(Path.GetRelativePath(source, file), File.ReadAllText(file));
        return this;
    }

    /// <summary>Replaces a text in a file; fails if the file does not have it exactly once.</summary>
    public void Replace(string path, string old, string with)
    {
        var file = Path.Combine(FullPath, path);
        var text = File.ReadAllText(file);
        if (text.Split(old).Length != 2)
            throw new ArgumentException($"'{old}' is in {path} {text.Split(old).Length - 1} times.", nameof(old));
        File.WriteAllText(file, text.Replace(old, with, StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
