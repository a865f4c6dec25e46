namespace SciLiteracy.Cli.Tests;

/// <summary>Places in the repository that the tests run in.</summary>
internal static class Repository
{
    /// <summary>Gets the root: the folder with the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Gets the workspace of the plan 2016-2020.</summary>
    public static string Plan2016 => Path.Combine(Root, "plan-data", "cn-2016-2020");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SciLiteracy.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("No folder above the tests has SciLiteracy.slnx.");
    }
}
