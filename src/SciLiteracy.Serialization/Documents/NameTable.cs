using SciLiteracy.Domain;

namespace SciLiteracy.Serialization;

/// <summary>The names by which the values of an enumeration are written in files; one table serves reading and writing.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
internal sealed class NameTable<T>
    where T : struct
{
    private readonly ValueList<(string Name, T Value)> _names;

    private NameTable(ValueList<(string Name, T Value)> names) => _names = names;

    /// <summary>Gets the names, in the order in which they are listed in messages.</summary>
    public IEnumerable<string> Names => _names.Select(n => n.Name);

    /// <summary>Makes a table.</summary>
    public static NameTable<T> Of(params ReadOnlySpan<(string Name, T Value)> names) => new(ValueList.Create(names));

    /// <summary>Finds the value of a name; upper and lower case differ.</summary>
    public bool TryParse(string name, out T value)
    {
        foreach (var (candidate, found) in _names)
        {
            if (candidate == name)
            {
                value = found;
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>Returns the (first) name of a value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The table does not have the value.</exception>
    public string NameOf(T value)
    {
        foreach (var (name, candidate) in _names)
        {
            if (EqualityComparer<T>.Default.Equals(candidate, value))
                return name;
        }

        throw new ArgumentOutOfRangeException(nameof(value), value, "The value has no name in files.");
    }
}
