using System.Reflection;

namespace SciLiteracy.Architecture.Tests;

/// <summary>A choice is a closed set: nobody outside can add a case that a switch does not know.</summary>
public class ClosedHierarchyTests
{
    // Base types that only carry a property for others to share; they are no choice, and other assemblies derive from them.
    private static readonly string[] SharedBases = ["SciLiteracy.Domain.Located"];

    [Fact]
    public void Nobody_outside_can_derive_from_an_abstract_record()
    {
        var open =
            from type in BuiltAssemblies.PublicTypes
            where type.IsAbstract && !type.IsSealed && !type.IsInterface && !SharedBases.Contains(type.FullName)
            from constructor in type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            where (constructor.IsPublic || constructor.IsFamily || constructor.IsFamilyOrAssembly) && !IsCopy(constructor)
            select type.FullName;

        Assert.Empty(open);
    }

    [Fact]
    public void What_is_not_a_base_is_sealed()
    {
        var open =
            from type in BuiltAssemblies.PublicTypes
            where type.IsClass && !type.IsAbstract && !type.IsSealed
            where BuiltAssemblies.All.SelectMany(a => a.GetTypes()).All(t => t.BaseType != type)
            select type.FullName;

        Assert.Empty(open);
    }

    [Fact]
    public void The_default_of_an_enumeration_has_a_name()
    {
        var nameless = BuiltAssemblies.PublicTypes
            .Where(t => t.IsEnum && !Enum.IsDefined(t, Enum.ToObject(t, 0)))
            .Select(t => t.FullName);

        Assert.Empty(nameless);
    }

    [Fact]
    public void Names_of_an_enumeration_stand_for_different_values()
    {
        var doubled = BuiltAssemblies.PublicTypes
            .Where(t => t.IsEnum)
            .Where(t => t.GetEnumValuesAsUnderlyingType().Cast<object>().Distinct().Count() != t.GetEnumNames().Length)
            .Select(t => t.FullName);

        Assert.Empty(doubled);
    }

    // The compiler gives every record that is not sealed a protected copy constructor; only a derived record can call it, and needs another one first.
    private static bool IsCopy(ConstructorInfo constructor) =>
        constructor.GetParameters() is [var only] && only.ParameterType == constructor.DeclaringType;
}
