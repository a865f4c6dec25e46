namespace SciLiteracy.Documentation.Tests;

/// <summary>A link inside the repository leads to a file that is there, and to a heading that is in it.</summary>
public class LinkTests
{
    [Fact]
    public void Every_link_leads_somewhere()
    {
        var dead =
            from page in MarkdownPage.All
            from link in page.Links
            where !link.Target.Contains("://", StringComparison.Ordinal) && !link.Target.StartsWith("mailto:", StringComparison.Ordinal)
            where !Leads(link)
            select $"{link.Path}:{link.Line}: {link.Target}";

        Assert.Empty(dead);
    }

    // The page of a package is shown outside of the repository, where nothing stands beside it.
    [Fact]
    public void A_page_of_a_package_has_no_relative_links()
    {
        var relative =
            from page in MarkdownPage.All
            where page.Path.StartsWith("src/", StringComparison.Ordinal)
            from link in page.Links
            where !link.Target.Contains("://", StringComparison.Ordinal) && !link.Target.StartsWith('#')
            select $"{link.Path}:{link.Line}: {link.Target}";

        Assert.Empty(relative);
    }

    [Fact]
    public void Links_are_found() => Assert.Contains(MarkdownPage.At("README.md").Links, l => l.Target == "docs/formats.md");

    private static bool Leads(MarkdownLink link)
    {
        var parts = link.Target.Split('#', 2);
        var target = parts[0].Length == 0
            ? link.Path
            : RepositoryFolder.Relative(Path.GetFullPath(Path.Combine(RepositoryFolder.Combine(link.Path), "..", parts[0])));
        var file = RepositoryFolder.Combine(target);
        if (target.StartsWith("..", StringComparison.Ordinal) || (!File.Exists(file) && !Directory.Exists(file)))
            return false;
        return parts.Length == 1 || MarkdownPage.All.SingleOrDefault(p => p.Path == target)?.Headings.Any(h => h.Anchor == parts[1]) == true;
    }
}
