using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SciLiteracy.Architecture.Tests;

/// <summary>A reader finds a type by the name of its file, and code that waits does so without blocking a thread.</summary>
public class SourceFileTests
{
    private static readonly string[] LibraryFolders =
        [.. BuiltAssemblies.Libraries.Select(a => RepositoryFolder.Combine("src", a.GetName().Name!))];

    [Fact]
    public void Every_public_type_has_a_file_of_its_own_name()
    {
        var astray =
            from file in LibraryFolders.SelectMany(RepositoryFolder.SourceFiles)
            let fileName = Path.GetFileNameWithoutExtension(file)
            from type in SourceSyntax.TopLevelTypesOf(file)
            where SourceSyntax.Has(type, SyntaxKind.PublicKeyword)
            let name = SourceSyntax.NameOf(type)
            where !FileNamesFor(name).Contains(fileName) && !(SourceSyntax.Has(type, SyntaxKind.PartialKeyword) && FileNamesFor(name).Contains(fileName.Split('.')[0]))
            select $"{SourceSyntax.PlaceOf(type)} declares {name.Name}";

        Assert.Empty(astray);
    }

    // Whoever uses two of the namespaces could name neither of two types of one name.
    [Fact]
    public void A_name_of_a_public_type_is_used_once()
    {
        var doubled = BuiltAssemblies.PublicTypes
            .Where(t => !t.IsNested)
            .GroupBy(t => t.Name, StringComparer.Ordinal)
            .Where(g => g.Count() > 1)
            .Select(g => string.Join(", ", g.Select(t => t.FullName)));

        Assert.Empty(doubled);
    }

    [Fact]
    public void A_file_declares_one_public_type_at_most()
    {
        var crowded =
            from file in LibraryFolders.SelectMany(RepositoryFolder.SourceFiles)
            let types = SourceSyntax.TopLevelTypesOf(file).Where(t => SourceSyntax.Has(t, SyntaxKind.PublicKeyword)).ToArray()
            where types.Length > 1
            select $"{RepositoryFolder.Relative(file)}: {string.Join(", ", types.Select(t => SourceSyntax.NameOf(t).Name))}";

        Assert.Empty(crowded);
    }

    [Fact]
    public void No_folder_or_class_is_a_drawer_for_what_has_no_place()
    {
        string[] drawers = ["Helper", "Helpers", "Manager", "Managers", "Util", "Utils", "Utility", "Utilities", "Common", "Misc", "Shared"];

        var folders =
            from project in LibraryFolders
            from folder in Directory.EnumerateDirectories(project, "*", SearchOption.AllDirectories)
            where drawers.Contains(Path.GetFileName(folder))
            select RepositoryFolder.Relative(folder);
        var classes =
            from file in LibraryFolders.SelectMany(RepositoryFolder.SourceFiles)
            from type in SourceSyntax.TopLevelTypesOf(file)
            let name = SourceSyntax.NameOf(type).Name
            where drawers.Any(d => name.EndsWith(d, StringComparison.Ordinal))
            select SourceSyntax.PlaceOf(type);

        Assert.Empty(folders.Concat(classes));
    }

    // A task that is waited for with .Result or .Wait() is found in the instructions, because many other things have a member of that name.
    [Fact]
    public void No_library_waits_for_a_task_by_blocking()
    {
        var blocking =
            from type in BuiltAssemblies.Libraries.SelectMany(a => a.GetTypes())
            from member in MemberUses.MembersUsedBy(type)
            where IsBlocking(member)
            select $"{type.FullName} uses {BuiltAssemblies.NameOf(member)}";
        var awaiters =
            from file in LibraryFolders.SelectMany(RepositoryFolder.SourceFiles)
            from call in SourceSyntax.Parse(file).DescendantNodes().OfType<MemberAccessExpressionSyntax>()
            where call.Name.Identifier.Text == "GetResult"
            select SourceSyntax.PlaceOf(call);

        Assert.Empty(blocking.Concat(awaiters));
    }

    [Fact]
    public void Everything_that_is_awaited_in_a_library_goes_on_on_any_thread()
    {
        var captured =
            from file in LibraryFolders.SelectMany(RepositoryFolder.SourceFiles)
            from awaiting in SourceSyntax.Parse(file).DescendantNodes().OfType<AwaitExpressionSyntax>()
            where !awaiting.Expression.ToString().Contains(".ConfigureAwait(false)", StringComparison.Ordinal)
            select SourceSyntax.PlaceOf(awaiting);

        Assert.Empty(captured);
    }

    [Fact]
    public void What_returns_a_task_is_named_Async_and_takes_a_token()
    {
        var wrong =
            from type in BuiltAssemblies.PublicTypes
            from method in type.GetMethods()
            where method.DeclaringType == type && method.ReturnType.FullName is { } returned && returned.StartsWith("System.Threading.Tasks.", StringComparison.Ordinal)
            where !method.Name.EndsWith("Async", StringComparison.Ordinal) || method.GetParameters().All(p => p.ParameterType != typeof(CancellationToken))
            where method.Name != "DisposeAsync"
            select BuiltAssemblies.NameOf(method);

        Assert.Empty(wrong);
    }

    private static bool IsBlocking(System.Reflection.MemberInfo member) =>
        member.DeclaringType?.FullName is { } type
        && type.StartsWith("System.Threading.Tasks.", StringComparison.Ordinal)
        && (type.Contains("Task", StringComparison.Ordinal))
        && member.Name is "get_Result" or "Wait" or "WaitAll" or "WaitAny" or "RunSynchronously";

    // ValueList<T> stands in ValueListOfT.cs where a type ValueList has its own file.
    private static string[] FileNamesFor((string Name, int Arity) type) =>
        type.Arity == 0 ? [type.Name] : [type.Name, $"{type.Name}Of{(type.Arity == 1 ? "T" : $"T{type.Arity}")}"];
}
