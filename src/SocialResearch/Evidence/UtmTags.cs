using System.Text;

namespace SocialResearch.Evidence;

/// <summary>What the sender of a link wrote into it: where it was placed and for which campaign.</summary>
/// <remarks>
/// The five parameters <c>utm_…</c> of the query, as Google Analytics reads them. They say what the sender wanted to be counted, not where
/// the reader was: a link that is copied on carries them along.
/// </remarks>
/// <param name="Source">Where the link stood, such as <c>forum</c>.</param>
/// <param name="Medium">The kind of place, such as <c>social</c>.</param>
/// <param name="Campaign">The campaign.</param>
/// <param name="Content">Which of several links.</param>
/// <param name="Term">The words searched for.</param>
public sealed record UtmTags(string? Source, string? Medium, string? Campaign, string? Content, string? Term)
{
    /// <summary>Reads the tags of an address, or of its part from the question mark; null when it has none.</summary>
    /// <remarks>Names without regard to case, the first of each counts, <c>+</c> and <c>%20</c> are blanks; an empty value is none.</remarks>
    /// <param name="address">The address.</param>
    public static UtmTags? Parse(string? address)
    {
        if (address is null || address.IndexOf('?', StringComparison.Ordinal) is not (>= 0 and var at)) return null;
        string query = address[(at + 1)..];
        if (query.IndexOf('#', StringComparison.Ordinal) is >= 0 and var end) query = query[..end];
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string pair in query.Split('&'))
        {
            int equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || !pair.StartsWith("utm_", StringComparison.OrdinalIgnoreCase)) continue;
            string value = Uri.UnescapeDataString(pair[(equals + 1)..].Replace('+', ' ')).Trim().Normalize(NormalizationForm.FormC);
            if (value.Length > 0) values.TryAdd(pair[4..equals], value);
        }
        return values.Count == 0 ? null
            : new(values.GetValueOrDefault("source"), values.GetValueOrDefault("medium"), values.GetValueOrDefault("campaign"), values.GetValueOrDefault("content"), values.GetValueOrDefault("term"));
    }

    /// <summary>"forum / social / spring".</summary>
    public override string ToString() => string.Join(" / ", ((string?[])[Source, Medium, Campaign, Content, Term]).OfType<string>());
}
