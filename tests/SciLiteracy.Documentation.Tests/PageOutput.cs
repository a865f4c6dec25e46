namespace SciLiteracy.Documentation.Tests;

/// <summary>Compares what an example prints with what its page says.</summary>
/// <remarks>
/// With the environment variable <c>SCILITERACY_ACCEPT_OUTPUT=1</c> a difference is written into the page. The test fails all the same: somebody has to read the
/// change first.
/// </remarks>
internal static class PageOutput
{
    public static void Check(FencedBlock expected, string actual)
    {
        var (before, after) = (expected.Text.TrimEnd('\n'), actual.TrimEnd('\n'));
        if (before != after && Environment.GetEnvironmentVariable("SCILITERACY_ACCEPT_OUTPUT") == "1")
            Write(expected, after);
        Assert.Equal(before, after);
    }

    // Blocks are found by their text and not by their line, because earlier ones may have grown in the same run.
    private static void Write(FencedBlock expected, string text)
    {
        var file = RepositoryFolder.Combine(expected.Path);
        var page = File.ReadAllText(file);
        var heading = expected.Heading is { } h ? page.IndexOf($"{new string('#', h.Level)} {h.Text}\n", StringComparison.Ordinal) : 0;
        var old = $"```text\n{expected.Text}```";
        var at = page.IndexOf(old, heading, StringComparison.Ordinal);
        File.WriteAllText(file, string.Concat(page.AsSpan(0, at), $"```text\n{text}\n```", page.AsSpan(at + old.Length)));
    }
}
