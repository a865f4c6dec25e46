// Checks what `dotnet pack` made: dotnet run eng/check-packages.cs -- FOLDER
// Prints a line for each package, and each fault on standard error; exit status 1 if there is one.
using System.IO.Compression;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

if (args is not [var folder])
{
    Console.Error.WriteLine("usage: dotnet run eng/check-packages.cs -- FOLDER");
    return 2;
}

string[] libraries = ["SciLiteracy.Domain", "SciLiteracy.Indicators", "SciLiteracy.Serialization", "SciLiteracy.Reporting"];
const string tool = "SciLiteracy.Cli";
var faults = 0;

foreach (var id in libraries.Append(tool))
{
    var packages = Directory.GetFiles(folder, id + ".*.nupkg");
    if (packages is not [var package])
    {
        Fault(id, $"expected one package, found {packages.Length}");
        continue;
    }

    using var zip = ZipFile.OpenRead(package);
    var entries = zip.Entries.ToDictionary(e => e.FullName);
    foreach (var file in new[] { "README.md", "CHANGELOG.md", "icon.png" })
        Expect(id, entries.TryGetValue(file, out var entry) && entry.Length > 0, $"{file} is missing or empty");

    CheckDescription(id, entries);
    var lib = id == tool ? "tools/net10.0/any" : "lib/net10.0";
    if (entries.TryGetValue($"{lib}/{id}.dll", out var assembly))
        CheckAssembly(id, assembly);
    else
        Fault(id, $"{lib}/{id}.dll is missing");

    if (id == tool)
    {
        Expect(id, entries.ContainsKey($"{lib}/DotnetToolSettings.xml"), "DotnetToolSettings.xml is missing");
        foreach (var library in libraries)
            Expect(id, entries.ContainsKey($"{lib}/{library}.dll"), $"the tool lacks {library}.dll");
    }
    else
    {
        Expect(id, entries.TryGetValue($"{lib}/{id}.xml", out var comments) && comments.Length > 1000, "the documentation file is missing or empty");
        Expect(id, entries.Keys.Count(k => k.EndsWith(".dll", StringComparison.Ordinal)) == 1, "a library package holds one assembly");
    }

    CheckSymbols(id, Path.ChangeExtension(package, ".snupkg"));
    Console.WriteLine($"{Path.GetFileName(package)}: {zip.Entries.Count} files, {new FileInfo(package).Length / 1024} KiB");
}

return faults == 0 ? 0 : 1;

void CheckDescription(string id, Dictionary<string, ZipArchiveEntry> entries)
{
    if (!entries.TryGetValue(id + ".nuspec", out var entry))
    {
        Fault(id, "the .nuspec is missing");
        return;
    }

    using var stream = entry.Open();
    var metadata = XDocument.Load(stream).Root!.Elements().First(e => e.Name.LocalName == "metadata");
    string? Text(string name) => metadata.Elements().FirstOrDefault(e => e.Name.LocalName == name)?.Value;
    var license = metadata.Elements().FirstOrDefault(e => e.Name.LocalName == "license");
    Expect(id, license?.Value == "MIT" && (string?)license.Attribute("type") == "expression", "the licence is not the expression MIT");
    Expect(id, Text("readme") == "README.md", "the readme is not named");
    Expect(id, Text("icon") == "icon.png", "the icon is not named");
    Expect(id, Text("description") is { Length: > 40 }, "the description is missing or says little");
    Expect(id, Text("authors") is { Length: > 0 }, "the authors are missing");
    Expect(id, Text("tags") is { Length: > 0 }, "the tags are missing");
    if (id == tool)
        return;

    // Only what a user needs at run time may be a dependency: no analyzer, no source link.
    string[] allowed = [.. libraries, "NodaTime", "NodaTime.Serialization.SystemTextJson", "System.Numerics.Tensors", "YamlDotNet"];
    var dependencies = metadata.Descendants().Where(e => e.Name.LocalName == "dependency").Select(e => (string)e.Attribute("id")!);
    foreach (var dependency in dependencies.Except(allowed))
        Fault(id, $"depends on {dependency}");
}

void CheckAssembly(string id, ZipArchiveEntry entry)
{
    using var reader = new PEReader(Copy(entry));
    Expect(id, reader.ReadDebugDirectory().Any(d => d.Type == DebugDirectoryEntryType.Reproducible), "the assembly is not deterministic");
}

void CheckSymbols(string id, string path)
{
    if (!File.Exists(path))
    {
        Fault(id, "the .snupkg is missing");
        return;
    }

    using var zip = ZipFile.OpenRead(path);
    var symbols = zip.Entries.SingleOrDefault(e => e.Name == id + ".pdb");
    if (symbols is null)
    {
        Fault(id, "the .snupkg holds no .pdb");
        return;
    }

    // A portable symbol file begins with the metadata signature.
    Expect(id, Copy(symbols).ToArray().AsSpan().StartsWith("BSJB"u8), "the symbols are not portable");
}

MemoryStream Copy(ZipArchiveEntry entry)
{
    var copy = new MemoryStream();
    using var stream = entry.Open();
    stream.CopyTo(copy);
    copy.Position = 0;
    return copy;
}

void Expect(string id, bool holds, string fault)
{
    if (!holds)
        Fault(id, fault);
}

void Fault(string id, string fault)
{
    faults++;
    Console.Error.WriteLine($"{id}: {fault}.");
}
