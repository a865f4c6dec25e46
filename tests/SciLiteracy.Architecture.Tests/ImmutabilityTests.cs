using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json.Serialization;

namespace SciLiteracy.Architecture.Tests;

/// <summary>Public values are immutable; what changes is a builder and is called so.</summary>
public class ImmutabilityTests
{
    private const BindingFlags PublicDeclared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    // What works through one check and is thrown away: it remembers what it has answered, and no property shows it.
    private static readonly string[] Workers = ["SciLiteracy.Domain.NameSuggestions"];

    private static IEnumerable<Type> Values => BuiltAssemblies.PublicTypes.Where(t => !IsBuilder(t));

    [Fact]
    public void No_public_property_can_be_set_after_the_value_is_made()
    {
        var settable =
            from type in Values
            from property in type.GetProperties(PublicDeclared)
            where property.SetMethod is { IsPublic: true } setter && !IsInitOnly(setter)
            select BuiltAssemblies.NameOf(property);

        Assert.Empty(settable);
    }

    [Fact]
    public void No_public_field_can_be_set()
    {
        var settable =
            from type in Values.Where(t => !t.IsEnum)
            from field in type.GetFields(PublicDeclared)
            where !field.IsInitOnly && !field.IsLiteral
            select BuiltAssemblies.NameOf(field);

        Assert.Empty(settable);
    }

    [Fact]
    public void No_value_keeps_a_field_that_changes()
    {
        var changing =
            from type in Values.Where(t => !t.IsEnum && !HoldsResource(t) && !Workers.Contains(t.FullName))
            from field in type.GetFields(BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            where !field.IsInitOnly && !field.IsLiteral
            select BuiltAssemblies.NameOf(field);

        Assert.Empty(changing);
    }

    [Fact]
    public void No_public_member_gives_a_collection_that_can_be_changed()
    {
        var mutable =
            from type in Values
            from member in type.GetMembers(PublicDeclared)
            let given = member switch
            {
                PropertyInfo p => p.PropertyType,
                FieldInfo f => f.FieldType,
                MethodInfo { IsSpecialName: false } m => m.ReturnType,
                _ => null,
            }
            where given is not null && ContainsMutable(given)
            select $"{BuiltAssemblies.NameOf(member)} gives {given}";

        Assert.Empty(mutable);
    }

    [Fact]
    public void A_structure_is_read_only()
    {
        var writable = Values
            .Where(t => t.IsValueType && !t.IsEnum)
            .Where(t => t.GetCustomAttributesData().All(a => a.AttributeType.Name != "IsReadOnlyAttribute"))
            .Select(t => t.FullName);

        Assert.Empty(writable);
    }

    // Array.Empty<T>() apart, an array, List<T> and the like can be changed by whoever holds them.
    [Theory]
    [InlineData(typeof(int[]), true)]
    [InlineData(typeof(List<string>), true)]
    [InlineData(typeof(IReadOnlyList<Dictionary<string, int>>), true)]
    [InlineData(typeof(IDictionary<string, int>), true)]
    [InlineData(typeof(ImmutableArray<int>), false)]
    [InlineData(typeof(IReadOnlyList<int>), false)]
    [InlineData(typeof(IReadOnlyDictionary<string, int>), false)]
    [InlineData(typeof(string), false)]
    public void What_counts_as_changeable_is_what_can_be_changed(Type type, bool expected) => Assert.Equal(expected, ContainsMutable(type));

    private static bool IsBuilder(Type type) => type.Name.EndsWith("Builder", StringComparison.Ordinal);

    // What reads from or writes to a stream has a position in it, and is no value; neither is the cache of a generated JSON context.
    private static bool HoldsResource(Type type) =>
        typeof(IDisposable).IsAssignableFrom(type) || typeof(IAsyncDisposable).IsAssignableFrom(type) || typeof(JsonSerializerContext).IsAssignableFrom(type)
        || type.GetFields(BindingFlags.NonPublic | BindingFlags.Instance).Any(
            f => typeof(TextWriter).IsAssignableFrom(f.FieldType) || typeof(TextReader).IsAssignableFrom(f.FieldType) || typeof(Stream).IsAssignableFrom(f.FieldType));

    private static bool IsInitOnly(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Any(m => m.FullName == "System.Runtime.CompilerServices.IsExternalInit");

    private static bool ContainsMutable(Type type) =>
        IsMutable(type) || (type.IsGenericType && type.GetGenericArguments().Any(a => !a.IsGenericParameter && ContainsMutable(a)));

    private static bool IsMutable(Type type)
    {
        if (type.IsArray)
            return true;
        if (!type.IsGenericType)
            return type == typeof(ArrayList) || type == typeof(IList) || type == typeof(IDictionary);
        var definition = type.GetGenericTypeDefinition();
        return definition == typeof(IList<>) || definition == typeof(ICollection<>) || definition == typeof(IDictionary<,>) || definition == typeof(ISet<>)
            || definition == typeof(Span<>) || definition == typeof(Memory<>)
            || definition.Namespace is "System.Collections.Generic" or "System.Collections.Concurrent" or "System.Collections.ObjectModel"
                && definition.IsClass && !definition.Name.StartsWith("ReadOnly", StringComparison.Ordinal);
    }
}
