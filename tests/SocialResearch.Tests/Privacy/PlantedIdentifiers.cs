using System.Buffers;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace SocialResearch.Tests.Privacy;

/// <summary>What an identifier is, and so where it may stand in a source.</summary>
internal enum IdentifierKind
{
    Name,
    Handle,
    UserId,
    Mail,
    Network,
    Phone,
    Profile,
}

/// <summary>An identifier of a person who does not exist, to be planted into inputs and looked for in outputs.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">As it is written into an input.</param>
/// <param name="Core">What must not be in any output: the part that leads to the person.</param>
internal sealed record PlantedIdentifier(IdentifierKind Kind, string Value, string Core)
{
    /// <summary>Whether people write it into texts in a form that a program can know; names and bare ids are words and numbers.</summary>
    public bool IsRecognisable => Kind is not (IdentifierKind.Name or IdentifierKind.UserId);
}

/// <summary>Forty identifiers that no output may hold. Domains and numbers are those set aside for fiction and documentation.</summary>
internal static partial class PlantedIdentifiers
{
    public static IReadOnlyList<PlantedIdentifier> All { get; } =
    [
        Of(IdentifierKind.Name, "Wiebke Tjarksen-Oltmanns"),
        Of(IdentifierKind.Name, "Zoë Quendtmeier"),
        Of(IdentifierKind.Name, "Ömer Yıldızhanoğlu"),
        Of(IdentifierKind.Name, "Marle v. Hückstedt"),
        Of(IdentifierKind.UserId, "t2_q9zk4vplx"),
        Of(IdentifierKind.UserId, "user8830174462"),
        Of(IdentifierKind.UserId, "UCq7Zt0pLk3vXw9dRb2nYfHg"),
        Of(IdentifierKind.UserId, "did:plc:q7zt0plk3vxw9drb2nyfhgma"),
        Of(IdentifierKind.UserId, "100087749920316"),
        Of(IdentifierKind.Handle, "@wiebke_tjarksen", "wiebke_tjarksen"),
        Of(IdentifierKind.Handle, "@QuendtmeierZ", "QuendtmeierZ"),
        Of(IdentifierKind.Handle, "@zoe.quendt.87", "zoe.quendt.87"),
        Of(IdentifierKind.Handle, "@hückstedt_ö", "hückstedt_ö"),
        Of(IdentifierKind.Handle, "@marle@plausch.example", "marle@plausch"),
        Of(IdentifierKind.Handle, "@oltmanns.bsky.social", "oltmanns.bsky"),
        Of(IdentifierKind.Handle, "u/Quendt_der_Zweite", "Quendt_der_Zweite"),
        Of(IdentifierKind.Handle, "@8830174462"),
        Of(IdentifierKind.Mail, "wiebke.tjarksen@example.org"),
        Of(IdentifierKind.Mail, "zoe+bahn@mail.example.com"),
        Of(IdentifierKind.Mail, "Q_TIER87@EXAMPLE.NET"),
        Of(IdentifierKind.Mail, "öhrchen@bücher.example"),
        Of(IdentifierKind.Mail, "hueckstedt (at) example.org", "hueckstedt"),
        Of(IdentifierKind.Mail, "oltmanns[at]example[dot]net", "oltmanns"),
        Of(IdentifierKind.Network, "203.0.113.77"),
        Of(IdentifierKind.Network, "198.51.100.9"),
        Of(IdentifierKind.Network, "2001:db8:85a3::8a2e:370:7334"),
        Of(IdentifierKind.Network, "2001:0db8:0000:0042:0000:8a2e:0370:7335"),
        Of(IdentifierKind.Network, "00:00:5E:00:53:AF"),
        Of(IdentifierKind.Phone, "030 23125 042", "23125 042"),
        Of(IdentifierKind.Phone, "0171-39200 17", "39200 17"),
        Of(IdentifierKind.Phone, "+49 (0)221 4710 0815", "4710 0815"),
        Of(IdentifierKind.Phone, "004915228895677", "15228895677"),
        Of(IdentifierKind.Phone, "(040) 66 96 91 18", "66 96 91 18"),
        Of(IdentifierKind.Phone, "+1 212-555-0142", "212-555-0142"),
        Of(IdentifierKind.Profile, "https://twitter.com/tjarksen_w/status/99887766", "tjarksen_w"),
        Of(IdentifierKind.Profile, "https://www.facebook.com/quendtmeier.zoe", "quendtmeier.zoe"),
        Of(IdentifierKind.Profile, "instagram.com/marle.hueck/", "marle.hueck"),
        Of(IdentifierKind.Profile, "https://www.linkedin.com/in/zoe-quendt-4711/", "zoe-quendt-4711"),
        Of(IdentifierKind.Profile, "https://plausch.example/@oltmannsen/1122", "oltmannsen"),
        Of(IdentifierKind.Profile, "http://hueckeline:geheim@example.org/ablage", "hueckeline"),
    ];

    /// <summary>Those of some kinds.</summary>
    public static IReadOnlyList<string> Values(params ReadOnlySpan<IdentifierKind> kinds)
    {
        IdentifierKind[] wanted = [.. kinds];
        return [.. All.Where(identifier => wanted.Contains(identifier.Kind)).Select(identifier => identifier.Value)];
    }

    /// <summary>
    /// Fails when an identifier is in the output as it is, in other letters of case, in decomposed Unicode, escaped for HTML, URL or JSON,
    /// with other gaps between its digits, or as a hash without a key, which anybody can compute from a list of names.
    /// </summary>
    /// <param name="output">All text of an output: a store as text, a notebook, a page, a table, a message.</param>
    /// <param name="where">What the output is, for the message.</param>
    public static void AssertNoneIn(string output, string where)
    {
        string[] readings = [.. Readings(output).Distinct().Select(Key)];
        string digits = Gaps().Replace(output, "");
        HashSet<string> hashes = [.. Hexadecimal().Matches(output).Select(match => match.Value.ToUpperInvariant())];
        // All are looked for at once; which of them it was is asked only when there is one.
        if (!readings.Any(reading => reading.AsSpan().ContainsAny(s_cores)) && !digits.AsSpan().ContainsAny(s_phones) && !s_hashes.Any(known => known.Overlaps(hashes))) return;
        foreach ((int number, PlantedIdentifier identifier) in All.Index())
        {
            bool isIn = readings.Any(reading => reading.Contains(Key(identifier.Core), StringComparison.Ordinal))
                || (identifier.Kind == IdentifierKind.Phone && digits.Contains(Gapless(identifier), StringComparison.Ordinal))
                || s_hashes[number].Overlaps(hashes);
            Assert.False(isIn, $"{identifier.Kind} number {number} of the planted identifiers, {identifier.Value}, is in {where}.");
        }
    }

    private static PlantedIdentifier Of(IdentifierKind kind, string value, string? core = null) => new(kind, value, core ?? value.TrimStart('@'));

    private static string Key(string text) => text.Normalize(NormalizationForm.FormC).ToLowerInvariant();

    private static IEnumerable<string> Readings(string output) =>
        [output, WebUtility.HtmlDecode(output), Uri.UnescapeDataString(output), JsonEscapes().Replace(output, match => ((char)Convert.ToInt32(match.Groups[1].Value, 16)).ToString())];

    private static string Gapless(PlantedIdentifier identifier) => Gaps().Replace(identifier.Core, "");

    private static readonly SearchValues<string> s_cores = SearchValues.Create([.. All.Select(identifier => Key(identifier.Core))], StringComparison.Ordinal);
    private static readonly SearchValues<string> s_phones = SearchValues.Create([.. All.Where(identifier => identifier.Kind == IdentifierKind.Phone).Select(Gapless)], StringComparison.Ordinal);
    private static readonly HashSet<string>[] s_hashes = [.. All.Select(identifier => Hashes(identifier).ToHashSet())];

    private static IEnumerable<string> Hashes(PlantedIdentifier identifier)
    {
        foreach (string text in new[] { identifier.Value, identifier.Core })
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
#pragma warning disable CA5350, CA5351 // Weak hashes are looked for, not made.
            yield return Convert.ToHexString(MD5.HashData(bytes));
            yield return Convert.ToHexString(SHA1.HashData(bytes));
#pragma warning restore CA5350, CA5351
            yield return Convert.ToHexString(SHA256.HashData(bytes));
        }
    }

    [GeneratedRegex("[0-9a-fA-F]{32,64}")]
    private static partial Regex Hexadecimal();

    [GeneratedRegex(@"\\u([0-9a-fA-F]{4})")]
    private static partial Regex JsonEscapes();

    [GeneratedRegex(@"(?<=\d)[ \u00A0\-/.()]+(?=\d)")]
    private static partial Regex Gaps();
}
