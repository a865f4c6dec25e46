namespace SciLiteracy.Indicators.Surveys.Estimation;

/// <summary>The rows of every domain, in the order of the data.</summary>
internal static class RowsOfDomains
{
    public static int[][] Of(DomainIndex domains)
    {
        var counts = new int[domains.Count];
        foreach (var code in domains.Codes)
        {
            if (code >= 0)
                counts[code]++;
        }

        var rows = Array.ConvertAll(counts, c => new int[c]);
        Array.Clear(counts);
        for (var i = 0; i < domains.Codes.Length; i++)
        {
            var code = domains.Codes[i];
            if (code >= 0)
                rows[code][counts[code]++] = i;
        }

        return rows;
    }
}
