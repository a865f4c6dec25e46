namespace SciLiteracy.Serialization.Tests.Csv;

/// <summary>Where the repository is, found from the folder of the tests upwards.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string PlanData => Path.Combine(Root, "plan-data", "cn-2016-2020");

    /// <summary>Gets the folder of the collected statistics beside the repository; it is not part of it, and may be absent.</summary>
    public static string ReferenceStatistics => Path.Combine(Root, "..", "shared", "reference", "statistics");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SciLiteracy.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("SciLiteracy.slnx is not above the folder of the tests.");
    }
}
