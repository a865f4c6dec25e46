namespace SciLiteracy.Serialization;

/// <summary>Where a path leads when every link on the way is followed.</summary>
internal static class RealPath
{
    // As many as Linux follows.
    private const int MaximumLinks = 40;

    /// <summary>Follows every link of a path. False if links lead in a circle or a part of the path cannot be looked at; whether a file is there does not count.</summary>
    public static bool TryResolve(string path, out string real)
    {
        var full = Path.GetFullPath(path);
        var root = Path.GetPathRoot(full)!;
        var open = new Stack<string>();
        Push(full[root.Length..]);
        real = root;
        var links = 0;
        while (open.TryPop(out var part))
        {
            if (part == "..")
            {
                real = Path.GetDirectoryName(real) ?? root;
                continue;
            }

            var next = Path.Combine(real, part);
            if (TargetOf(next) is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MaximumLinks)
                return false;
            if (Path.IsPathRooted(target))
            {
                real = Path.GetPathRoot(target)!;
                target = target[real.Length..];
            }

            Push(target);
        }

        return true;

        void Push(string parts)
        {
            var names = parts.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
            for (var i = names.Length - 1; i >= 0; i--)
            {
                if (names[i] != ".")
                    open.Push(names[i]);
            }
        }
    }

    /// <summary>Tells whether a real path lies inside a real folder.</summary>
    public static bool IsInside(string path, string folder) =>
        path.StartsWith(Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>Tells whether there is a link at a path.</summary>
    public static bool IsLink(string path) => TargetOf(path) is not null;

    private static string? TargetOf(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
