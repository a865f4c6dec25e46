using SciLiteracy.Domain;
using SciLiteracy.Indicators.Composite;

namespace SciLiteracy.Serialization;

/// <summary>Steps that may do something else for single indicators: <c>only</c>, <c>except</c> and <c>overrides</c> beside the method.</summary>
internal static class PerIndicatorFormat
{
    /// <summary>The keys of a step that are no settings of its method.</summary>
    public static readonly IReadOnlyList<string> StepKeys = ["only", "except", "overrides", "scope", "base_period", "scale"];

    /// <summary>Opens the settings of a step or a method: a mapping, or a bare word, which names the method; nothing stands for no settings. Null after a finding.</summary>
    public static MappingNode? Open(DocumentNode node, string noun, DiagnosticBuilder findings)
    {
        switch (node)
        {
            case MappingNode mapping:
                return mapping;
            case ScalarNode { IsNull: true }:
                return MappingNode.Of() with { Location = node.Location };
            case ScalarNode word:
                var key = ScalarNode.OfText("method") with { Location = word.Location };
                return MappingNode.OfEntries([new MappingEntry(key, word)]) with { Location = word.Location };
            default:
                findings.Add(DocumentDiagnostics.WrongShape, node.Location, $"Expected {noun} as a mapping or a word, found {node.Description}.");
                return null;
        }
    }

    /// <summary>Returns the bare word, if a mapping says no more than the method.</summary>
    public static DocumentNode Shorten(MappingNode settings) =>
        settings.Entries is [{ Key.Text: "method", Value: ScalarNode word }] ? word : settings.InFlow();

    /// <summary>Reads the method of a step, for all indicators and for single ones.</summary>
    /// <param name="r">The step.</param>
    /// <param name="settings">What it reads.</param>
    /// <param name="format">The methods.</param>
    /// <param name="placeholder">What stands for a method that could not be read.</param>
    public static PerIndicator<T> Read<T>(MappingReader r, MappingNode settings, MethodFormat<T> format, T placeholder)
        where T : class
    {
        var method = format.Read(r) ?? placeholder;
        var only = r.References("only");
        var except = r.References("except");
        var overrides = r.EntriesByCode("overrides", "settings of single indicators", (code, node, findings) => Override(code, node, findings, settings, format));
        return new(method) { Only = only, Except = except, Overrides = overrides };
    }

    /// <summary>Writes the method of a step, and what single indicators have instead.</summary>
    public static MappingNode Write<T>(PerIndicator<T> method, MethodFormat<T> format, params ReadOnlySpan<(string Key, DocumentNode? Value)> others)
        where T : class
    {
        var settings = format.Write(method.Default);
        var entries = settings.Entries.ToList();
        foreach (var (key, value) in others)
            Add(key, value);
        Add("only", method.Only);
        Add("except", method.Except);
        if (method.Overrides.Count > 0)
        {
            Add("overrides", MappingNode.OfEntries(method.Overrides.Select(o => new MappingEntry(
                ScalarNode.OfText(o.Indicator.Id),
                o.Method is { } own ? format.Difference(settings, format.Write(own)) : ScalarNode.OfText("none")))));
        }

        return MappingNode.OfEntries(entries);

        void Add(string key, DocumentNode? value)
        {
            if (value is not null)
                entries.Add(new(ScalarNode.OfText(key), value));
        }
    }

    private static IndicatorOverride<T>? Override<T>(Reference code, DocumentNode node, DiagnosticBuilder findings, MappingNode settings, MethodFormat<T> format)
        where T : class
    {
        switch (node)
        {
            case ScalarNode { IsNull: true }:
                findings.Add(DocumentDiagnostics.MissingValue, node.Location, $"The key '{Excerpt.Of(code.Id)}' in 'overrides' has no value; expected settings, or 'none' to leave it alone.");
                return null;
            case ScalarNode { Text: "none" }:
                return new(code, null);
            case ScalarNode when format.DefaultWord is null:
                findings.Add(
                    DocumentDiagnostics.WrongShape, node.Location, $"Expected the settings of '{Excerpt.Of(code.Id)}' as a mapping, or 'none' to leave it alone, found {node.Description}.");
                return null;
        }

        if (Open(node, format.Noun, findings) is not { } changes)
            return null;
        var r = new MappingReader(format.Merge(settings, changes), format.Noun, findings);
        var method = format.Read(r);
        r.Finish();
        return method is null ? null : new(code, method);
    }
}
