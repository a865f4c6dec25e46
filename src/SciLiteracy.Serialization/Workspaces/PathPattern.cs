using System.Collections.Immutable;
using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>A path of a workspace, relative to its folder, with <c>/</c> between its parts; <c>*</c> stands for any characters of one part.</summary>
internal sealed class PathPattern
{
    private PathPattern(SourceText text, ImmutableArray<string> parts) => (Text, Parts) = (text, parts);

    /// <summary>Gets the pattern as written.</summary>
    public SourceText Text { get; }

    /// <summary>Gets the parts.</summary>
    public ImmutableArray<string> Parts { get; }

    /// <summary>Reads a pattern; a finding and null if it is no path, or leaves the folder.</summary>
    public static PathPattern? Read(SourceText text, DiagnosticBuilder findings)
    {
        var path = text.Text;
        var shown = Excerpt.Of(path);
        var bad = path.AsSpan().IndexOfAnyInRange('\0', '\x1F');
        if (path.Length == 0 || bad >= 0 || path.Length > 4096)
        {
            findings.Add(WorkspaceDiagnostics.BadPath, text.Location, $"'{shown}' is no path; expected one relative to the workspace, such as 'indicators/*.yaml'.");
            return null;
        }

        if (path[0] is '/' or '\\' or '~' || (path.Length > 1 && path[1] == ':'))
        {
            findings.Add(WorkspaceDiagnostics.OutsideWorkspace, text.Location, $"The path '{shown}' is absolute; expected one relative to the folder of the workspace.");
            return null;
        }

        if (path.Contains('\\', StringComparison.Ordinal))
        {
            findings.Add(WorkspaceDiagnostics.BadPath, text.LocationOf(path.IndexOf('\\', StringComparison.Ordinal)), $"The path '{shown}' has a '\\'; write '/' between its parts.");
            return null;
        }

        ImmutableArray<string> parts = [.. path.Split('/').Where(p => p != ".")];
        if (parts.Contains(".."))
        {
            findings.Add(WorkspaceDiagnostics.OutsideWorkspace, text.Location, $"The path '{shown}' has '..'; the files of a workspace lie in its folder.");
            return null;
        }

        if (parts.IsEmpty || parts.Contains(""))
        {
            findings.Add(WorkspaceDiagnostics.BadPath, text.Location, $"The path '{shown}' names no file; expected one such as 'indicators/*.yaml'.");
            return null;
        }

        return new(text, parts);
    }

    /// <summary>Tells whether a part has a <c>*</c>.</summary>
    public static bool IsPattern(string part) => part.Contains('*', StringComparison.Ordinal);

    /// <summary>Tells whether a name fits a part; a hidden name (<c>.name</c>) fits only a part that begins with a dot too.</summary>
    public static bool Fits(string part, string name)
    {
        if (name is ['.', ..] && part is not ['.', ..])
            return false;

        // Back to the last '*' when the rest does not fit: at most length times length steps.
        int p = 0, n = 0, star = -1, from = 0;
        while (n < name.Length)
        {
            if (p < part.Length && part[p] == '*')
                (star, from) = (p++, n);
            else if (p < part.Length && part[p] == name[n])
                (p, n) = (p + 1, n + 1);
            else if (star >= 0)
                (p, n) = (star + 1, ++from);
            else
                return false;
        }

        return part.AsSpan(p).TrimStart('*').IsEmpty;
    }
}
