using System.Reflection;

namespace SciLiteracy.Architecture.Tests;

/// <summary>The assemblies under <c>src</c>, as they were built for the tests.</summary>
internal static class BuiltAssemblies
{
    public const string DomainName = "SciLiteracy.Domain";
    public const string IndicatorsName = "SciLiteracy.Indicators";
    public const string SerializationName = "SciLiteracy.Serialization";
    public const string ReportingName = "SciLiteracy.Reporting";
    public const string CliName = "SciLiteracy.Cli";

    public static Assembly Domain { get; } = Load(DomainName);

    public static Assembly Indicators { get; } = Load(IndicatorsName);

    public static Assembly Serialization { get; } = Load(SerializationName);

    public static Assembly Reporting { get; } = Load(ReportingName);

    public static Assembly Cli { get; } = Load(CliName);

    /// <summary>Gets the assemblies that are published as libraries.</summary>
    public static Assembly[] Libraries { get; } = [Domain, Indicators, Serialization, Reporting];

    /// <summary>Gets all of them.</summary>
    public static Assembly[] All { get; } = [.. Libraries, Cli];

    /// <summary>Gets the public types of the libraries, nested ones included.</summary>
    public static Type[] PublicTypes { get; } = [.. Libraries.SelectMany(a => a.GetExportedTypes()).OrderBy(t => t.FullName, StringComparer.Ordinal)];

    /// <summary>Returns a name as a reader writes it, for messages.</summary>
    public static string NameOf(MemberInfo member) => member switch
    {
        Type type => type.FullName ?? type.Name,
        { DeclaringType: { } type } => $"{type.FullName}.{member.Name}",
        _ => member.Name,
    };

    private static Assembly Load(string name) => Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, name + ".dll"));
}
