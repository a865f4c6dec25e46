using SciLiteracy.Domain;
using SciLiteracy.Indicators.Surveys.Designs;
using SciLiteracy.Indicators.Uncertainty;

namespace SciLiteracy.Serialization;

/// <summary>The key <c>replicates</c> of an error of the inputs: a method alone, or a method with scales, as in <c>design.replicates</c> of a survey.</summary>
internal static class ReplicateScalingFormat
{
    /// <summary>Reads the key; null if it is left out or after a finding.</summary>
    public static ReplicateScaling? Read(MappingReader r, string key) => r.OptionalNode(key) switch
    {
        null => null,
        MappingNode => r.OptionalMapping(key, "replicates", ReadSettings),
        var node => ReadWord(r, key, node.Location),
    };

    /// <summary>Writes it.</summary>
    public static DocumentNode Write(ReplicateScaling scaling)
    {
        var settings = MappingNode.Of(
            ("method", SurveyDocumentFormat.ReplicateMethods.NameOf(scaling.Method)),
            ("fay", scaling.Method == ReplicateMethod.Fay ? scaling.Fay : IndexScalars.Unless(0, scaling.Fay)),
            ("scale", scaling.Scale),
            ("rscales", scaling.ReplicateScales is [var one] ? (DocumentNode)one : IndexScalars.List(scaling.ReplicateScales)),
            ("mse", scaling.AboutFullSample ? null : ScalarNode.OfBoolean(false)));
        return settings.Entries.Count == 1 ? settings.Entries[0].Value : settings.InFlow();
    }

    private static ReplicateScaling? ReadSettings(MappingReader r)
    {
        var method = r.RequiredEnumeration("method", SurveyDocumentFormat.ReplicateMethods);
        if (method == ReplicateMethod.Fay)
            _ = r.RequiredNumber("fay");
        var fay = r.OptionalNumberThat("fay", f => f is >= 0 and < 1, "a number from 0 to below 1");
        var scale = r.OptionalPositive("scale");
        var scales = r.OptionalNode("rscales") is ScalarNode
            ? r.OptionalNonnegative("rscales") is { } one ? [one] : []
            : r.Numbers("rscales");
        if (r.OptionalNode("rscales") is SequenceNode list && scales.Any(s => s < 0))
            r.Diagnostics.Add(IndexDocumentDiagnostics.OutOfRange, list.Location, "Expected numbers of at least 0 for 'rscales'.");
        var mse = r.OptionalBoolean("mse") ?? true;
        if (method is ReplicateMethod.JackknifeN or ReplicateMethod.Other && !r.Has("scale") && !r.Has("rscales"))
        {
            r.Diagnostics.Add(
                IndexDocumentDiagnostics.WrongCount, r.Location,
                $"Replicates '{SurveyDocumentFormat.ReplicateMethods.NameOf(method.Value)}' have no scale of their own; expected 'scale' or 'rscales'.");
        }

        return method is { } known ? new() { Method = known, Fay = fay ?? 0, Scale = scale, ReplicateScales = scales, AboutFullSample = mse, Location = r.Location } : null;
    }

    private static ReplicateScaling? ReadWord(MappingReader r, string key, SourceLocation location)
    {
        if (r.OptionalEnumeration(key, SurveyDocumentFormat.ReplicateMethods) is not { } method)
            return null;
        if (method is ReplicateMethod.Fay or ReplicateMethod.JackknifeN or ReplicateMethod.Other)
        {
            var name = SurveyDocumentFormat.ReplicateMethods.NameOf(method);
            r.Diagnostics.Add(
                IndexDocumentDiagnostics.WrongCount, location,
                $"Replicates '{name}' have no scale of their own; expected {(method == ReplicateMethod.Fay ? "{ method: fay, fay: NUMBER }" : $"{{ method: {name}, rscales: … }}")}.");
        }

        return new() { Method = method, Location = location };
    }
}
