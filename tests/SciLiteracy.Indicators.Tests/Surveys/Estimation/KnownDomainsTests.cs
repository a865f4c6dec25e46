using SciLiteracy.Indicators.Formulas.Columns;
using SciLiteracy.Indicators.Surveys;
using SciLiteracy.Indicators.Surveys.Estimation;
using static SciLiteracy.Indicators.Tests.Surveys.SurveySamples;

namespace SciLiteracy.Indicators.Tests.Surveys.Estimation;

public class KnownDomainsTests
{
    private static readonly DomainIndex[] Domains = [.. Enumerable.Range(0, 4).Select(_ => DomainIndex.Whole(3))];

    [Fact]
    public void Domains_are_known_by_condition_and_variables()
    {
        var known = new KnownDomains(Data(2));
        known.Keep("x > 1", ["a", "b"], Domains[0]);

        Assert.Same(Domains[0], known.Find("x > 1", ["a", "b"]));
        Assert.Null(known.Find("x > 2", ["a", "b"]));
        Assert.Null(known.Find(null, ["a", "b"]));
        Assert.Null(known.Find("x > 1", ["b", "a"]));
        Assert.Null(known.Find("x > 1", ["a"]));
        Assert.Null(known.Find("x > 1", ["A", "b"]));
    }

    // Two of a table of few columns; the one that was asked for longest ago goes.
    [Fact]
    public void The_one_that_was_not_asked_for_gives_way()
    {
        var known = new KnownDomains(Data(2));
        known.Keep(null, ["a"], Domains[0]);
        known.Keep(null, ["b"], Domains[1]);
        Assert.Same(Domains[0], known.Find(null, ["a"]));
        known.Keep(null, ["c"], Domains[2]);

        Assert.Null(known.Find(null, ["b"]));
        Assert.Same(Domains[0], known.Find(null, ["a"]));
        Assert.Same(Domains[2], known.Find(null, ["c"]));
    }

    // 16 bytes a row are a tenth of 20 columns of numbers or 40 of codes.
    [Theory]
    [InlineData(59, 0, 2)]
    [InlineData(60, 0, 3)]
    [InlineData(40, 40, 3)]
    [InlineData(40, 39, 2)]
    public void As_many_are_kept_as_take_a_tenth_of_the_data(int numbers, int texts, int expected)
    {
        var known = new KnownDomains(Data(numbers, texts));
        for (var d = 0; d < 4; d++)
            known.Keep(null, [$"{d}"], Domains[d]);

        Assert.Equal(expected, Enumerable.Range(0, 4).Count(d => known.Find(null, [$"{d}"]) is not null));
        Assert.Same(Domains[3], known.Find(null, ["3"]));
    }

    [Fact]
    public void Nothing_left_out_is_the_same_index()
    {
        var domains = new DomainIndex([0, 1, -1, 0], ["a", "b"]);

        Assert.Same(domains, domains.Without(i => i == 2));
        Assert.Same(domains, domains.WithoutMissing(new double[] { 1, 2, 3, 4 }));
        Assert.Same(domains, domains.WithoutMissing(new[] { 1, 2, double.NaN, 4 }));
        Assert.Equal([0, -1, -1, 0], domains.WithoutMissing(new[] { 1, double.NaN, 3, 4 }).Codes);
        Assert.Equal([0, 1, -1, 0], domains.Codes);
        Assert.Equal([1, 1], domains.Sizes([0, 2, 3, 4]));
    }

    // Units 2, 0, 1 and domains a, b: cells by units and then domains; rows of no domain are in none.
    [Fact]
    public void Cells_are_parts_of_domains_in_units()
    {
        int[] units = [2, 0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2];
        int[] codes = [0, 0, -1, 1, 0, -1, 0, 0, -1, 1, 0, -1, 0, 0, -1, 1];
        var cells = CellNumbers.Of(units, 3, new(codes, ["a", "b"]));

        Assert.True(cells.AreWorthwhile);
        Assert.Equal([0, 2, 2], cells.Units);
        Assert.Equal([0, 0, 1], cells.Domains);
        Assert.Equal([1, 0, -1, 2, 0, -1, 1, 0, -1, 2, 0, -1, 1, 0, -1, 2], cells.OfRow);
    }

    // Four rows a cell at least.
    [Theory]
    [InlineData(16, 4, true)]
    [InlineData(15, 4, false)]
    [InlineData(16, 5, false)]
    public void Few_rows_a_unit_make_no_cells(int rows, int units, bool expected)
    {
        int[] ofRow = [.. Enumerable.Range(0, rows).Select(i => i % units)];

        Assert.Equal(expected, CellNumbers.Of(ofRow, units, DomainIndex.Whole(rows)).AreWorthwhile);
        Assert.False(CellNumbers.Of(ofRow, units, new([.. Enumerable.Range(0, rows).Select(i => i / units)], ["a", "b", "c", "d", "e", "f"])).AreWorthwhile);
    }

    [Theory]
    [InlineData(10, 65_536, 1, true)]
    [InlineData(10, 65_537, 1, false)]
    [InlineData(200_000, 1000, 200, true)]
    [InlineData(200_000, 1000, 201, false)]
    [InlineData(200_000, 1_000_000, 1_000_000, false)]
    public void A_table_is_small_beside_the_rows(int rows, int units, int domains, bool expected) => Assert.Equal(expected, CellNumbers.IsTable(rows, units, domains));

    // In every block the rows of a domain stand together; each row stands there once, and rows of no domain do not.
    [Property]
    public void Blocks_have_the_rows_by_domains(int seed)
    {
        var random = new System.Random(seed);
        var (rows, count) = (random.Next(0, 1500), random.Next(1, 6));
        int[] codes = [.. Enumerable.Range(0, rows).Select(_ => random.Next(-1, count))];
        var blocks = DomainBlocks.Of(codes, count);

        for (var b = 0; b * DomainBlocks.Length < rows; b++)
        {
            var row = blocks.First(b);
            var (found, domains) = (new List<int>(), new List<int>());
            foreach (var (domain, end) in blocks.Segments(b))
            {
                Assert.True(end > row);
                domains.Add(domain);
                for (; row < end; row++)
                {
                    var place = (b * DomainBlocks.Length) + blocks.Places[row];
                    Assert.Equal(domain, codes[place]);
                    found.Add(place);
                }
            }

            Assert.Equal(domains.Count, domains.Distinct().Count());
            Assert.Equal(Enumerable.Range(b * DomainBlocks.Length, Math.Min(DomainBlocks.Length, rows - (b * DomainBlocks.Length))).Where(i => codes[i] >= 0), found.Order());
        }
    }

    private static Microdata Data(int numbers, int texts = 0) => Microdata.Of(
    [
        .. Enumerable.Range(0, numbers).Select(k => Numbers($"n{k}", 1, 2, 3)), .. Enumerable.Range(0, texts).Select(k => TextColumn.Of($"t{k}", ["a", "b", "a"])),
    ]);
}
