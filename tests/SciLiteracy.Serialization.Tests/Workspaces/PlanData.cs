namespace SciLiteracy.Serialization.Tests.Workspaces;

/// <summary>The data of the repository.</summary>
internal static class PlanData
{
    public static string Folder { get; } = Path.Combine(Root(), "plan-data", "cn-2016-2020");

    public static IEnumerable<string> Documents => Directory.EnumerateFiles(Folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    private static string Root()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "SciLiteracy.slnx")))
                return folder;
        }

        throw new DirectoryNotFoundException("The tests run inside the repository.");
    }
}
