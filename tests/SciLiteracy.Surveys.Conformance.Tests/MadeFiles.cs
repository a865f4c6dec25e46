using SciLiteracy.Domain;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Serialization;

namespace SciLiteracy.Surveys.Conformance.Tests;

/// <summary>Made-up samples and R's numbers for their replicate weights.</summary>
internal static class MadeFiles
{
    private static readonly string Folder = Path.Combine(GoldenFiles.Synthetic, "r-survey", "replication");

    public static Microdata Data(string file, params IEnumerable<string> categorical) =>
        MicrodataReader.Read(GoldenFiles.Read(Folder, file), file, new() { Categorical = categorical.Select(c => new SourceText(c)).ToValueList() }).Require();

    /// <summary>Returns the fields of every line but the first.</summary>
    public static IEnumerable<string[]> Rows(string file) => File.ReadLines(Path.Combine(Folder, file)).Skip(1).Select(line => line.Split(','));
}
