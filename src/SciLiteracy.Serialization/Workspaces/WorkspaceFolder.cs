using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>Finds the files that a workspace lists. Nothing outside its folder is looked into, whatever the links in it say.</summary>
internal sealed class WorkspaceFolder
{
    // More names than that in folders that patterns go through are a sign of something wrong.
    private const int NamesPerFile = 100;

    private readonly string _root;
    private readonly string _workspaceFile;
    private readonly ReaderLimits _limits;
    private readonly DiagnosticBuilder _findings;
    private readonly Dictionary<string, SourceText> _listed = new(StringComparer.Ordinal);
    private long _names;
    private bool _isFull;

    public WorkspaceFolder(string folder, string workspaceFile, ReaderLimits limits, DiagnosticBuilder findings)
    {
        _root = RealPath.TryResolve(folder.Length == 0 ? "." : folder, out var real) ? real : Path.GetFullPath(folder);
        _workspaceFile = RealPath.TryResolve(workspaceFile, out var file) ? file : Path.GetFullPath(workspaceFile);
        _limits = limits;
        _findings = findings;
    }

    /// <summary>Returns the files of several paths or patterns, in their order; those of one pattern in ordinal order.</summary>
    /// <param name="texts">The paths and patterns.</param>
    /// <param name="missing">Receives those to which no file belongs.</param>
    public List<ListedFile> Find(IEnumerable<SourceText> texts, ICollection<string> missing)
    {
        var files = new List<ListedFile>();
        foreach (var text in texts)
        {
            if (PathPattern.Read(text, _findings) is not { } pattern)
            {
                missing.Add(text.Text);
                continue;
            }

            var before = _findings.Count;
            var found = Expand(pattern);
            if (found.Count == 0 && !_isFull)
            {
                missing.Add(text.Text);
                if (_findings.Count == before)
                    _findings.Add(WorkspaceDiagnostics.NoSuchFile, text.Location, NoSuchFile(pattern));
            }

            foreach (var file in found)
                Add(file, files);
            if (_isFull)
                break;
        }

        return files;
    }

    private void Add(ListedFile file, List<ListedFile> files)
    {
        var text = file.ListedAs;
        if (file.RealPath == _workspaceFile)
        {
            if (!PathPattern.IsPattern(text.Text))
                _findings.Add(WorkspaceDiagnostics.NestedWorkspace, text.Location, $"'{file.Path}' is the workspace itself; leave it out.");
        }
        else if (_isFull)
        {
            return;
        }
        else if (_listed.TryGetValue(file.RealPath, out var first))
        {
            _findings.Add(
                WorkspaceDiagnostics.FileListedTwice, text.Location, $"The file '{file.Path}' is listed twice, first by '{Excerpt.Of(first.Text)}'; it is read once.");
        }
        else if (_listed.Count >= _limits.Files)
        {
            ReportFull(text);
        }
        else
        {
            _listed.Add(file.RealPath, text);
            files.Add(file);
        }
    }

    private List<ListedFile> Expand(PathPattern pattern)
    {
        var folders = new List<(string Path, string Real)> { ("", _root) };
        var files = new List<ListedFile>();
        for (var i = 0; i < pattern.Parts.Length; i++)
        {
            var part = pattern.Parts[i];
            var isLast = i == pattern.Parts.Length - 1;
            var inner = new List<(string Path, string Real)>();
            foreach (var (folder, real) in folders)
            {
                foreach (var name in PathPattern.IsPattern(part) ? NamesIn(real, folder, part, pattern) : [part])
                {
                    var path = folder.Length == 0 ? name : $"{folder}/{name}";
                    if (Resolve(path, Path.Combine(real, name), pattern) is not { } target)
                        continue;
                    if (!isLast && Directory.Exists(target))
                        inner.Add((path, target));
                    else if (isLast && File.Exists(target))
                        files.Add(new(path, target, pattern.Text));
                    else if (isLast && !PathPattern.IsPattern(part) && Directory.Exists(target))
                        _findings.Add(WorkspaceDiagnostics.NotAFile, pattern.Text.Location, $"'{Excerpt.Of(path)}' is a folder; write '{Excerpt.Of(path)}/*' for the files in it.");
                    if (inner.Count + files.Count <= _limits.Files)
                        continue;
                    ReportFull(pattern.Text);
                    return [];
                }
            }

            folders = inner;
        }

        return files;
    }

    // The real path inside the workspace; null if nothing is there, or after a finding.
    private string? Resolve(string path, string at, PathPattern pattern)
    {
        if (!RealPath.IsLink(at))
            return File.Exists(at) || Directory.Exists(at) ? at : null;
        if (!RealPath.TryResolve(at, out var real))
            _findings.Add(WorkspaceDiagnostics.NotAFile, pattern.Text.Location, $"The link '{Excerpt.Of(path)}' leads in a circle.");
        else if (!RealPath.IsInside(real, _root) && real != _root)
            _findings.Add(WorkspaceDiagnostics.OutsideWorkspace, pattern.Text.Location, $"The link '{Excerpt.Of(path)}' leads out of the folder of the workspace.");
        else if (!File.Exists(real) && !Directory.Exists(real))
            _findings.Add(WorkspaceDiagnostics.NotAFile, pattern.Text.Location, $"The link '{Excerpt.Of(path)}' leads to nothing.");
        else
            return real;
        return null;
    }

    private List<string> NamesIn(string real, string folder, string part, PathPattern pattern)
    {
        var names = new List<string>();
        try
        {
            foreach (var entry in Directory.EnumerateFileSystemEntries(real))
            {
                if (++_names > (long)_limits.Files * NamesPerFile)
                {
                    ReportFull(pattern.Text);
                    return [];
                }

                if (Path.GetFileName(entry) is var name && PathPattern.Fits(part, name))
                    names.Add(name);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _findings.Add(
                WorkspaceDiagnostics.UnreadableFile, pattern.Text.Location, $"The folder '{(folder.Length == 0 ? "." : Excerpt.Of(folder))}' cannot be read.");
        }

        names.Sort(StringComparer.Ordinal);
        return names;
    }

    private void ReportFull(SourceText text)
    {
        if (!_isFull)
            _findings.Add(WorkspaceDiagnostics.TooManyFiles, text.Location, $"'{Excerpt.Of(text.Text)}' makes the workspace larger than {_limits.Files} files, the limit.");
        _isFull = true;
    }

    private string NoSuchFile(PathPattern pattern)
    {
        var shown = Excerpt.Of(pattern.Text.Text);
        var lead = pattern.Parts.Any(PathPattern.IsPattern) ? $"No file fits '{shown}' in the workspace" : $"There is no file '{shown}' in the workspace";
        return Suggest(pattern) is { } near ? $"{lead}; did you mean '{Excerpt.Of(near)}'?" : $"{lead}.";
    }

    // The first part that nothing fits, exchanged for the nearest name in its folder.
    private string? Suggest(PathPattern pattern)
    {
        var folder = _root;
        for (var i = 0; i < pattern.Parts.Length; i++)
        {
            var part = pattern.Parts[i];
            var next = Path.Combine(folder, part);
            if (!PathPattern.IsPattern(part) && i < pattern.Parts.Length - 1 && !RealPath.IsLink(next) && Directory.Exists(next))
            {
                folder = next;
                continue;
            }

            if (PathPattern.IsPattern(part) && i < pattern.Parts.Length - 1)
                return null;
            var names = SomeNamesIn(folder);
            var candidates = PathPattern.IsPattern(part) ? names.Select(n => "*" + Path.GetExtension(n)).Distinct(StringComparer.Ordinal) : names;
            return NearestName.Find(part, candidates) is { } near && near != part
                ? string.Join('/', [.. pattern.Parts[..i], near, .. pattern.Parts[(i + 1)..]])
                : null;
        }

        return null;
    }

    private static List<string> SomeNamesIn(string folder)
    {
        try
        {
            return [.. Directory.EnumerateFileSystemEntries(folder).Take(1000).Select(e => Path.GetFileName(e)!)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
