using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>
/// How much a reader takes in before it stops with one finding. The defaults are far above any real plan and far below what harms a service.
/// </summary>
/// <remarks>Every limit is inclusive: input of exactly that size is read. A limit below 1 lets nothing in.</remarks>
public sealed record ReaderLimits
{
    /// <summary>Gets the limits that hold where none are given.</summary>
    public static ReaderLimits Default { get; } = new();

    /// <summary>Gets the most bytes of one file; 64 MiB. Not a byte more is read.</summary>
    public long Bytes { get; init; } = 64L * 1024 * 1024;

    /// <summary>Gets the longest line, in UTF-16 code units without the line end; 1,048,576.</summary>
    public int LineLength { get; init; } = 1024 * 1024;

    /// <summary>Gets how deep collections of a YAML or JSON document may be nested; 64.</summary>
    public int Depth { get; init; } = 64;

    /// <summary>Gets the most nodes (texts, keys, lists, mappings) of one YAML or JSON document; 1,000,000.</summary>
    public int Nodes { get; init; } = 1_000_000;

    /// <summary>Gets the most nodes that the aliases of one YAML document may repeat, all together; 10,000.</summary>
    public int AliasExpansion { get; init; } = 10_000;

    /// <summary>Gets the longest single text, in UTF-16 code units; 1,048,576.</summary>
    public int TextLength { get; init; } = 1024 * 1024;

    /// <summary>Gets the most findings about the syntax of one YAML or JSON document before the rest is not read; 1,000.</summary>
    public int Findings { get; init; } = 1000;

    /// <summary>Gets the most rows of one CSV file, without the header; 5,000,000.</summary>
    public int Rows { get; init; } = 5_000_000;

    /// <summary>Gets the most columns of one CSV file; 4,096.</summary>
    public int Columns { get; init; } = 4096;

    /// <summary>Gets the longest formula, in UTF-16 code units; <see cref="FormulaText.MaximumLength"/>, beyond which no formula is read whatever stands here.</summary>
    public int FormulaLength { get; init; } = FormulaText.MaximumLength;

    /// <summary>Gets how deep brackets of a formula may be nested; <see cref="FormulaText.MaximumDepth"/>, beyond which no formula is read whatever stands here.</summary>
    public int FormulaDepth { get; init; } = FormulaText.MaximumDepth;

    /// <summary>
    /// Gets the most cells that the formulas of one workspace may compute, all together: entities and regions × periods × formulas; 67,108,864. A cell takes 9 bytes.
    /// </summary>
    public long ComputedCells { get; init; } = 1L << 26;

    /// <summary>Gets the most files of one workspace; 10,000.</summary>
    public int Files { get; init; } = 10_000;
}
