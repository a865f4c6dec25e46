using System.Collections.Concurrent;
using System.Text.Json;

namespace SciLiteracy.Composite.Conformance.Tests.Oracle;

/// <summary>A folder of golden values with its <c>index.json</c>.</summary>
internal sealed class GoldenSet
{
    private readonly string _folder;
    private readonly JsonElement _index;
    private readonly Dictionary<string, GoldenCase> _cases;
    private readonly ConcurrentDictionary<string, GoldenTable> _tables = new();

    private GoldenSet(string folder)
    {
        _folder = folder;
        _index = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "index.json"))).RootElement;
        _cases = _index.GetProperty("cases").EnumerateArray().Select(c => new GoldenCase(this, c)).ToDictionary(c => c.Id, StringComparer.Ordinal);
    }

    /// <summary>Gets the synthetic set, which is part of the repository.</summary>
    public static GoldenSet Synthetic { get; } = new(Path.Combine(RepositoryFolder.Combine("tests"), "SciLiteracy.Composite.Conformance.Tests", "Golden", "coinr-synthetic"));

    /// <summary>Gets the set over the example data of COINr, which belongs to a third party and lies beside the repository; null if it is not there.</summary>
    public static GoldenSet? Coinr { get; } = Find(Path.Combine("reference", "coinr"));

    public IEnumerable<string> Ids => _cases.Keys;

    public GoldenCase this[string id] => _cases[id];

    public string Folder => _folder;

    public GoldenTable Table(string path) => _tables.GetOrAdd(path, p => GoldenTable.Read(Path.Combine(_folder, p)));

    public double DefaultTolerance(string kind) => _index.GetProperty("default_tolerance").GetProperty(kind).GetDouble();

    private static GoldenSet? Find(string path)
    {
        // The folder `shared` lies beside the repository, or beside one of the folders that a working copy is in.
        for (var folder = Directory.GetParent(RepositoryFolder.Combine("tests")); folder is not null; folder = folder.Parent)
        {
            var found = Path.Combine(folder.FullName, "shared", path);
            if (File.Exists(Path.Combine(found, "index.json")))
                return new(found);
        }

        return null;
    }
}
