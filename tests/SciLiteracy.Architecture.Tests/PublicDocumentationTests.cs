using System.Reflection;
using System.Xml.Linq;

namespace SciLiteracy.Architecture.Tests;

/// <summary>Every public member says what it is.</summary>
public class PublicDocumentationTests
{
    private static readonly Dictionary<string, XElement> Entries = BuiltAssemblies.Libraries
        .Select(a => Path.Combine(AppContext.BaseDirectory, a.GetName().Name + ".xml"))
        .SelectMany(f => XDocument.Load(f).Descendants("member"))
        .ToDictionary(m => (string)m.Attribute("name")!);

    [Fact]
    public void Every_public_type_and_member_has_a_summary()
    {
        var silent = PublicMembers()
            .Select(DocumentationId.Of)
            .Where(id => !Entries.TryGetValue(id, out var entry) || !SaysSomething(entry));

        Assert.Empty(silent);
    }

    [Fact]
    public void A_summary_is_a_sentence()
    {
        var fragments = Entries.Values
            .Select(e => (Id: (string)e.Attribute("name")!, Text: e.Element("summary")?.Value.Trim()))
            .Where(e => !string.IsNullOrEmpty(e.Text) && e.Text[^1] is not ('.' or '?' or ')'))
            .Where(e => !EndsWithElement(Entries[e.Id].Element("summary")!))
            .Select(e => $"{e.Id}: {e.Text}");

        Assert.Empty(fragments);
    }

    // The compiler sees to this only where at least one parameter is described; here the record's own parameters count too.
    [Fact]
    public void A_method_that_describes_one_parameter_describes_them_all()
    {
        var partial =
            from method in PublicMembers().OfType<MethodBase>()
            let entry = Entries.GetValueOrDefault(DocumentationId.Of(method))
            where entry is not null && entry.Element("inheritdoc") is null
            let described = entry.Elements("param").Select(p => (string)p.Attribute("name")!).ToHashSet()
            let declared = method.GetParameters().Select(p => p.Name!).ToHashSet()
            where described.Count > 0 && !described.SetEquals(declared)
            select DocumentationId.Of(method);

        Assert.Empty(partial);
    }

    [Fact]
    public void The_search_for_members_finds_constructors_methods_properties_fields_and_types()
    {
        var kinds = PublicMembers().Select(m => DocumentationId.Of(m)[0]).Distinct().Order();

        Assert.Equal("FMPT", string.Concat(kinds));
    }

    private static IEnumerable<MemberInfo> PublicMembers()
    {
        const BindingFlags declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        foreach (var type in BuiltAssemblies.PublicTypes)
        {
            yield return type;
            foreach (var member in type.GetMembers(declared))
            {
                if (member is not Type && !IsMadeByCompiler(member))
                    yield return member;
            }
        }
    }

    // Members of records, of enumerations, and accessors have no source and thus no comment.
    private static bool IsMadeByCompiler(MemberInfo member)
    {
        if (member.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute), inherit: false))
            return true;
        var type = member.DeclaringType!;
        var isRecord = type.GetMethod("<Clone>$") is not null || type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null;
        return member switch
        {
            FieldInfo { Name: "value__" } => true,
            MethodInfo { Name: var name } when name.StartsWith("get_", StringComparison.Ordinal) || name.StartsWith("set_", StringComparison.Ordinal)
                || name.StartsWith("add_", StringComparison.Ordinal) || name.StartsWith("remove_", StringComparison.Ordinal) => true,
            MethodInfo { Name: "<Clone>$" } => true,
            // A constructor without parameters, if it is not written, and the parameters of a record stand with the type.
            ConstructorInfo constructor => !Entries.ContainsKey(DocumentationId.Of(constructor)) && (constructor.GetParameters().Length == 0 || isRecord),
            PropertyInfo => isRecord && IsParameterOf(type, member.Name),
            _ => false,
        };
    }

    // The summary of a positional property is its <param> at the type.
    private static bool IsParameterOf(Type type, string property) =>
        Entries.TryGetValue(DocumentationId.Of(type), out var entry)
        && entry.Elements("param").Any(p => (string?)p.Attribute("name") == property && !string.IsNullOrWhiteSpace(p.Value));

    private static bool SaysSomething(XElement entry) =>
        entry.Element("inheritdoc") is not null || (entry.Element("summary") is { } summary && (summary.HasElements || !string.IsNullOrWhiteSpace(summary.Value)));

    private static bool EndsWithElement(XElement summary) => summary.LastNode is XElement;
}
