using System.Diagnostics.CodeAnalysis;

namespace SciLiteracy.Serialization;

/// <summary>Reads a text as a value, or says that it is none; the shape of the <c>TryParse</c> methods of the nouns.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
internal delegate bool TryParse<T>(string text, [NotNullWhen(true)] out T? value)
    where T : class;

/// <summary>The same for values that are structs.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
internal delegate bool TryParseValue<T>(string text, out T value)
    where T : struct;
