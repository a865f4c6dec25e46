#:project ../src/SciLiteracy.Serialization/SciLiteracy.Serialization.csproj

// Who leads what, and who answers for it after the reform of 2018: dotnet run samples/who-leads.cs -- WORKSPACE [DATE]
using NodaTime;
using NodaTime.Text;
using SciLiteracy.Domain;
using SciLiteracy.Serialization;

var folder = args.Length > 0 ? args[0] : "plan-data/cn-2016-2020";
var on = args.Length > 1 ? LocalDatePattern.Iso.Parse(args[1]).GetValueOrThrow() : new LocalDate(2019, 1, 1);

var plan = (await Workspace.LoadPlanAsync(folder)).Require();
foreach (var project in plan.Projects)
{
    Console.WriteLine($"{project.Number} {project.Title}");
    foreach (var answer in plan.ResponsibleFor(project.Id, on))
    {
        var (named, now) = (answer.Responsibility.Agency, answer.Agency);
        if (answer.Responsibility.Role == ResponsibilityRole.Lead)
            Console.WriteLine($"  leads: {named.Name}");
        if (now?.Id != named.Id)
            Console.WriteLine($"  {named.Name} -> {now?.Name.ToString() ?? "nobody"}");
    }
}
