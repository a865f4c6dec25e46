using System.CommandLine;
using SciLiteracy.Domain;
using SciLiteracy.Serialization;

namespace SciLiteracy.Cli.Commands;

/// <summary><c>sciliteracy schema KIND</c>: the JSON Schema of a document kind.</summary>
internal static class SchemaCommand
{
    public static Command Create(Terminal terminal)
    {
        var kind = new Argument<string>("KIND") { Description = $"One of: {string.Join(", ", DocumentSchemas.Kinds)}." };
        kind.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !DocumentSchemas.Kinds.Contains(token.Value))
            {
                var hint = NearestName.Find(token.Value, DocumentSchemas.Kinds) is { } near ? $"; did you mean '{near}'?" : ".";
                result.AddError($"'{token.Value}' is no document kind{hint} There are: {string.Join(", ", DocumentSchemas.Kinds)}.");
            }
        });
        var file = CommonOptions.Out();
        var command = new Command("schema", "Prints the JSON Schema of a document kind, for editors and other tools.") { kind, file };
        command.SetAction(parsed =>
        {
            var schema = DocumentSchemas.Get(DocumentKinds.TryParse(parsed.GetRequiredValue(kind), out var found) ? found : default);
            if (parsed.GetValue(file) is { } path)
                File.WriteAllText(path.FullName, schema);
            else
                terminal.Out.Write(schema);
            return ExitStatus.Done;
        });
        return command;
    }
}
