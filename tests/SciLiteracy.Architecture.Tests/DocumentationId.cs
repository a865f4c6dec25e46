using System.Reflection;

namespace SciLiteracy.Architecture.Tests;

/// <summary>Writes the id by which the XML documentation file names a member, for instance <c>M:A.B.Parse(System.String)</c>.</summary>
/// <remarks>Source: C# language specification, annex D.4.2 (ID string format).</remarks>
internal static class DocumentationId
{
    public static string Of(MemberInfo member) => member switch
    {
        Type type => "T:" + TypeName(type),
        FieldInfo field => $"F:{TypeName(field.DeclaringType!)}.{field.Name}",
        PropertyInfo property => $"P:{TypeName(property.DeclaringType!)}.{MemberName(property)}{Parameters(property.GetIndexParameters())}",
        EventInfo happening => $"E:{TypeName(happening.DeclaringType!)}.{happening.Name}",
        MethodBase method => $"M:{TypeName(method.DeclaringType!)}.{MemberName(method)}{Arity(method)}{Parameters(method.GetParameters())}{Conversion(method)}",
        _ => throw new ArgumentOutOfRangeException(nameof(member)),
    };

    // Explicit implementations and constructors have a dot in their name.
    private static string MemberName(MemberInfo member) => member.Name.Replace('.', '#').Replace('<', '{').Replace('>', '}');

    private static string Arity(MethodBase method) => method.IsGenericMethodDefinition ? "``" + method.GetGenericArguments().Length : "";

    private static string Conversion(MethodBase method) =>
        method is MethodInfo { Name: "op_Implicit" or "op_Explicit", ReturnType: var target } ? "~" + ParameterType(target) : "";

    private static string Parameters(ParameterInfo[] parameters) =>
        parameters.Length == 0 ? "" : $"({string.Join(',', parameters.Select(p => ParameterType(p.ParameterType)))})";

    private static string TypeName(Type type) => type.FullName!.Replace('+', '.');

    private static string ParameterType(Type type)
    {
        if (type.IsByRef)
            return ParameterType(type.GetElementType()!) + "@";
        if (type.IsPointer)
            return ParameterType(type.GetElementType()!) + "*";
        if (type.IsArray)
            return ParameterType(type.GetElementType()!) + (type.GetArrayRank() == 1 ? "[]" : $"[{string.Join(',', Enumerable.Repeat("0:", type.GetArrayRank()))}]");
        if (type.IsGenericParameter)
            return (type.DeclaringMethod is null ? "`" : "``") + type.GenericParameterPosition;
        if (!type.IsGenericType)
            return TypeName(type);

        // Type arguments are spread over the nested types that declare them.
        var arguments = type.GetGenericArguments();
        var definition = type.GetGenericTypeDefinition().FullName!;
        var taken = 0;
        var parts = definition.Split('+').Select(part =>
        {
            var tick = part.IndexOf('`', StringComparison.Ordinal);
            if (tick < 0)
                return part;
            var count = int.Parse(part[(tick + 1)..], System.Globalization.CultureInfo.InvariantCulture);
            var own = arguments.Skip(taken).Take(count).Select(ParameterType);
            taken += count;
            return $"{part[..tick]}{{{string.Join(',', own)}}}";
        });
        return string.Join('.', parts);
    }
}
