namespace SciLiteracy.Indicators.Formulas.Columns;

/// <summary>A named column of a table: numbers or texts, one a row. The hierarchy is closed.</summary>
public abstract class TableColumn
{
    private protected TableColumn(string name) => Name = name;

    /// <summary>Gets the name.</summary>
    public string Name { get; }

    /// <summary>Gets the number of rows.</summary>
    public abstract int Count { get; }

    /// <summary>Tells whether a row has no value.</summary>
    /// <param name="row">The row, from 0.</param>
    public abstract bool IsMissing(int row);

    /// <summary>Returns the same values under another name; nothing is copied.</summary>
    /// <param name="name">The name.</param>
    public abstract TableColumn Rename(string name);
}
