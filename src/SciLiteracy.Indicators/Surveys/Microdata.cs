using System.Collections.Frozen;
using System.Collections.Immutable;
using SciLiteracy.Indicators.Formulas.Columns;

namespace SciLiteracy.Indicators.Surveys;

/// <summary>The answers of a survey: a row a respondent, a column a variable.</summary>
public sealed class Microdata
{
    private readonly FrozenDictionary<string, TableColumn> _byName;

    private Microdata(ImmutableArray<TableColumn> columns, int rows)
    {
        Columns = columns;
        Rows = rows;
        _byName = columns.ToFrozenDictionary(c => c.Name, StringComparer.Ordinal);
    }

    /// <summary>Gets the columns in the order of the file.</summary>
    public ImmutableArray<TableColumn> Columns { get; }

    /// <summary>Gets the number of rows.</summary>
    public int Rows { get; }

    /// <summary>Gets the columns by name; upper and lower case differ.</summary>
    public IReadOnlyDictionary<string, TableColumn> ByName => _byName;

    /// <summary>Makes a table of columns.</summary>
    /// <param name="columns">The columns; all of one length, no name twice.</param>
    /// <exception cref="ArgumentException">The columns differ in length, or a name is there twice.</exception>
    public static Microdata Of(params IEnumerable<TableColumn> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ImmutableArray<TableColumn> all = [.. columns];
        var rows = all.IsEmpty ? 0 : all[0].Count;
        if (all.FirstOrDefault(c => c.Count != rows) is { } other)
            throw new ArgumentException($"The column '{other.Name}' has {other.Count} rows; expected {rows}, as in the first.", nameof(columns));
        if (all.GroupBy(c => c.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Skip(1).Any()) is { } twice)
            throw new ArgumentException($"The column '{twice.Key}' is there twice.", nameof(columns));
        return new(all, rows);
    }

    /// <summary>Returns the column with a name, or null.</summary>
    /// <param name="name">The name.</param>
    public TableColumn? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _byName.GetValueOrDefault(name);
    }
}
