namespace SciLiteracy.Documentation.Tests;

/// <summary>
/// A new folder with a copy of <c>plan-data</c>, as the current folder while examples run: they find the data as in a clone, and what they write
/// does not land in the repository.
/// </summary>
public sealed class ExampleFolder : IDisposable
{
    private readonly string _previous = Environment.CurrentDirectory;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sciliteracy-examples-");

    public ExampleFolder()
    {
        var source = RepositoryFolder.Combine("plan-data");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(_folder.FullName, "plan-data", Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        Environment.CurrentDirectory = _folder.FullName;
    }

    public void Dispose()
    {
        Environment.CurrentDirectory = _previous;
        _folder.Delete(recursive: true);
    }
}
