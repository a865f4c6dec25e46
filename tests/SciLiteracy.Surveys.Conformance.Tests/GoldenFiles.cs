using System.IO.Compression;
using SciLiteracy.Testing;

namespace SciLiteracy.Surveys.Conformance.Tests;

/// <summary>Where golden files are: in the tests, compressed, or beside the repository.</summary>
internal static class GoldenFiles
{
    public const string Absent = "The golden numbers of the teaching data are not beside the repository (shared/reference/survey).";

    /// <summary>Gets the folder of the teaching data; null if it is not there.</summary>
    public static string? Teaching { get; } = FindTeaching();

    /// <summary>Gets the folder of the synthetic sets.</summary>
    public static string Synthetic => RepositoryFolder.Combine("tests", "SciLiteracy.Surveys.Conformance.Tests", "Golden");

    public static byte[] Read(string folder, string file)
    {
        var path = Path.Combine(folder, file);
        if (File.Exists(path))
            return File.ReadAllBytes(path);
        using var zipped = new GZipStream(File.OpenRead(path + ".gz"), CompressionMode.Decompress);
        var bytes = new MemoryStream();
        zipped.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static string? FindTeaching()
    {
        for (var folder = new DirectoryInfo(RepositoryFolder.Path); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "reference", "survey");
            if (File.Exists(Path.Combine(candidate, "index.json")))
                return candidate;
        }

        return null;
    }
}
