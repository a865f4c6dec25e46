namespace SciLiteracy.Benchmarks;

/// <summary>Finds the data of the repository from wherever a benchmark was copied to.</summary>
internal static class PlanData
{
    public static string Find(string workspace)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "plan-data", workspace);
            if (Directory.Exists(candidate))
                return candidate;
        }

        throw new DirectoryNotFoundException($"No folder above '{AppContext.BaseDirectory}' holds plan-data/{workspace}.");
    }
}
