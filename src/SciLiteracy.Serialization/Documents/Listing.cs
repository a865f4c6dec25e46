using System.Text;

namespace SciLiteracy.Serialization;

/// <summary>Lists names in a sentence.</summary>
internal static class Listing
{
    /// <summary>For instance <c>'a', 'b' or 'c'</c>.</summary>
    public static string Of(IEnumerable<string> names, string conjunction = "or")
    {
        var all = names.ToList();
        var text = new StringBuilder();
        for (var i = 0; i < all.Count; i++)
        {
            if (i > 0)
                text.Append(i == all.Count - 1 ? $" {conjunction} " : ", ");
            text.Append('\'').Append(all[i]).Append('\'');
        }

        return text.Length == 0 ? "none" : text.ToString();
    }
}
