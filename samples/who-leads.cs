#:project ../src/SciLiteracy.Serialization/SciLiteracy.Serialization.csproj

// Who leads what, and who answers for it after the reform of 2018: dotnet run samples/who-leads.cs -- WORKSPACE [DATE]
using System.Globalization;
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
    foreach (var answer in plan.ResponsibleFor(project.Id, on).Where(a => a.Responsibility.Role == ResponsibilityRole.Lead))
    {
        var named = answer.Responsibility.Agency;
        var now = answer.Agency is null ? "nobody" : answer.Agency.Id == named.Id ? "" : $" -> {answer.Agency.Name}";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {answer.Responsibility.Order}. {named.Name}{now}"));
    }
}
