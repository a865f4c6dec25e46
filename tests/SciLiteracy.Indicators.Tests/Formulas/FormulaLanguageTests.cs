using System.Globalization;
using SciLiteracy.Domain;
using SciLiteracy.Indicators.Formulas;
using SciLiteracy.Indicators.Formulas.Binding;
using SciLiteracy.Indicators.Formulas.Syntax;
using SciLiteracy.Indicators.Observations;

namespace SciLiteracy.Indicators.Tests.Formulas;

/// <summary>What docs/formula-language.md says is so.</summary>
public sealed class FormulaLanguageTests
{
    private const string FunctionHeader = "| function | gives | missing values | example | unit | at | result |";
    private const string DataHeader = "| indicator | unit | nature | entity | part | 2016 | 2017 | 2018 | 2019 | 2020 |";

    private static readonly Indicator[] Indicators =
    [
        .. FormulaLanguageDocument.Rows(DataHeader).DistinctBy(r => r[0]).Select(
            r => new Indicator { Id = r[0], Name = PlanData.Name(r[0]), Unit = r[1], Nature = Enum.Parse<IndicatorNature>(r[2], ignoreCase: true) }),
    ];

    public static TheoryData<string, string, string, string> Examples()
    {
        var examples = new TheoryData<string, string, string, string>();
        foreach (var row in FormulaLanguageDocument.Rows(FunctionHeader))
            examples.Add(row[3], row[4], row[5], row[6]);
        foreach (var row in FormulaLanguageDocument.Rows("| formula | unit | at | result |"))
            examples.Add(row[0], row[1], row[2], row[3]);
        return examples;
    }

    public static TheoryData<string, string> Errors()
    {
        var errors = new TheoryData<string, string>();
        foreach (var row in FormulaLanguageDocument.Rows("| formula | finding |"))
            errors.Add(row[0], row[1]);
        return errors;
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_gives_what_the_document_says(string formula, string unit, string at, string result)
    {
        var cell = at.Split(' ');
        var model = FormulaModel.Create(Indicators.Append(Example(formula, unit)), FormulaLanguageDocument.Units).Require();
        var value = model.Evaluate(Data(), FormulaLanguageDocument.Regions).Dataset.Find("f", cell[0], ReferencePeriod.Parse(cell[1]))?.Value ?? double.NaN;
        if (result == "missing")
            Assert.True(double.IsNaN(value), $"{value}");
        else
            Assert.Equal(double.Parse(result, CultureInfo.InvariantCulture), value, 1e-9 * Math.Max(1, Math.Abs(value)));
    }

    [Theory]
    [MemberData(nameof(Errors))]
    public void An_error_is_worded_as_the_document_says(string formula, string finding) =>
        Assert.Equal(finding, Assert.Single(FormulaModel.Create(Indicators.Append(Example(formula, "1")), FormulaLanguageDocument.Units).Diagnostics).ToString());

    [Fact]
    public void Every_function_is_documented_as_it_is_defined()
    {
        var documented = FormulaLanguageDocument.Rows(FunctionHeader).Select(r => (r[0], r[1], r[2]));
        Assert.Equal(FormulaFunctions.All.Select(f => (f.Signature, f.Summary, f.MissingRule)), documented);
        foreach (var row in FormulaLanguageDocument.Rows(FunctionHeader))
            Assert.Contains(row[0][..(row[0].IndexOf('(', StringComparison.Ordinal) + 1)], row[3], StringComparison.Ordinal);
    }

    [Fact]
    public void The_limits_are_those_of_the_document()
    {
        Assert.Contains(
            "at most 4096 characters, brackets, signs and powers nest at most 64 deep, and at most 512 operations follow each other", FormulaLanguageDocument.Text,
            StringComparison.Ordinal);
        Assert.Equal((4096, 64, 512), (FormulaParser.MaximumLength, FormulaParser.MaximumDepth, FormulaParser.MaximumHeight));
    }

    private static Dataset Data()
    {
        var builder = new DatasetBuilder();
        foreach (var row in FormulaLanguageDocument.Rows(DataHeader))
        {
            for (var year = 2016; year <= 2020; year++)
            {
                if (row[year - 2011].Length > 0)
                {
                    builder.Add(new Observation
                    {
                        Indicator = row[0],
                        Entity = row[3],
                        Breakdown = Breakdown.Parse(row[4]),
                        Period = ReferencePeriod.OfYear(year),
                        Value = double.Parse(row[year - 2011], CultureInfo.InvariantCulture),
                    });
                }
            }
        }

        return builder.Build();
    }

    private static Indicator Example(string formula, string unit) => new()
    {
        Id = "f",
        Name = PlanData.Name("f"),
        Unit = unit,
        Formula = new SourceText(formula) { Location = new("f.yaml", 1, 1) },
    };
}
