namespace SciLiteracy.Architecture.Tests;

/// <summary>Tests and benchmarks repeat the folders of what they are about, so that either is found from the other.</summary>
public class TestLayoutTests
{
    // Folders of data that tests read.
    private static readonly string[] DataFolders = ["Golden", "bin", "obj", "TestResults"];

    public static TheoryData<string> Projects =>
        [.. Directory.EnumerateDirectories(RepositoryFolder.Combine("src")).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_project_has_a_test_project(string project) =>
        Assert.True(File.Exists(RepositoryFolder.Combine("tests", $"{project}.Tests", $"{project}.Tests.csproj")));

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_folder_of_tests_is_a_folder_of_the_project(string project)
    {
        var tests = RepositoryFolder.Combine("tests", $"{project}.Tests");
        if (!Directory.Exists(tests))
            return; // the test above tells

        var astray =
            from file in RepositoryFolder.SourceFiles(tests)
            let folder = Path.GetDirectoryName(Path.GetRelativePath(tests, file))!
            where folder.Length > 0 && !DataFolders.Contains(folder.Split(Path.DirectorySeparatorChar)[0])
            where !Directory.Exists(RepositoryFolder.Combine("src", project, folder))
            select RepositoryFolder.Relative(file);

        Assert.Empty(astray);
    }

    [Fact]
    public void Every_project_of_the_repository_is_in_the_solution()
    {
        var solution = File.ReadAllText(RepositoryFolder.Combine("SciLiteracy.slnx"));

        var missing =
            from folder in new[] { "src", "tests", "benchmarks" }
            from file in Directory.EnumerateFiles(RepositoryFolder.Combine(folder), "*.csproj", SearchOption.AllDirectories)
            let path = RepositoryFolder.Relative(file)
            where !solution.Contains($"\"{path}\"", StringComparison.Ordinal)
            select path;

        Assert.Empty(missing);
    }
}
