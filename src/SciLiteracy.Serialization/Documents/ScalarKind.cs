namespace SciLiteracy.Serialization;

/// <summary>What a scalar is by its spelling, before anybody asks for it as something.</summary>
internal enum ScalarKind
{
    /// <summary>A text: anything in quotes, and plain YAML text that is none of the others.</summary>
    Text,

    /// <summary>A number in decimal digits; the text is kept as it was written.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>No value: <c>null</c>, <c>~</c> or nothing at all.</summary>
    Null,
}
