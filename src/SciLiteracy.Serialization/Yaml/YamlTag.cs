namespace SciLiteracy.Serialization;

/// <summary>Names of YAML tags.</summary>
internal static class YamlTag
{
    private const string CorePrefix = "tag:yaml.org,2002:";

    /// <summary>Returns a tag as it is usually written: <c>!!int</c> for the tags of YAML itself, others as they are.</summary>
    public static string ShortName(string tag) => tag.StartsWith(CorePrefix, StringComparison.Ordinal) ? "!!" + tag[CorePrefix.Length..] : tag;
}
