using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SocialResearch.Scraping;

/// <summary>A record of a web archive (WARC 1.1, ISO 28500:2017): headers in the words of the format, and a block of bytes.</summary>
/// <param name="Fields">Names and values in their order; names are compared without case.</param>
/// <param name="Block">The content; for an answer its bytes as they came.</param>
internal sealed record WarcRecord(IReadOnlyList<KeyValuePair<string, string>> Fields, ReadOnlyMemory<byte> Block)
{
    public const string Version = "WARC/1.1";

    /// <summary>The profile of a record that says: not changed since, says the server.</summary>
    public const string NotModified = "http://netpreserve.org/warc/1.1/revisit/server-not-modified";

    private const string TimeForm = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    public string? this[string field] => HttpMessage.Find(Fields, field);

    public string Type => this["WARC-Type"] ?? "";

    public string? Id => this["WARC-Record-ID"];

    /// <summary>The address; version 1.0 of some tools puts it in angle brackets.</summary>
    public string? Target => this["WARC-Target-URI"]?.Trim('<', '>');

    public DateTimeOffset? Date => ReadTime(this["WARC-Date"]);

    /// <summary>Why the address is not there, where a record says so; empty in all others.</summary>
    public string Outcome => Type == "metadata" && Encoding.UTF8.GetString(Block.Span) is var text && text.StartsWith("outcome: ", StringComparison.Ordinal) ? text["outcome: ".Length..].TrimEnd() : "";

    public static DateTimeOffset? ReadTime(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset date) ? date : null;

    public static string WriteTime(DateTimeOffset time) => time.UtcDateTime.ToString(TimeForm, CultureInfo.InvariantCulture);

    public static string NewId() => $"<urn:uuid:{Guid.NewGuid()}>";

    /// <summary>A new record with the fields that each must have.</summary>
    public static WarcRecord Of(string type, DateTimeOffset date, string contentType, ReadOnlyMemory<byte> block, params IEnumerable<(string Name, string? Value)> more) => new(
    [
        new("WARC-Type", type),
        new("WARC-Record-ID", NewId()),
        new("WARC-Date", WriteTime(date)),
        .. more.Where(field => field.Value is not null).Select(field => new KeyValuePair<string, string>(field.Name, field.Value!)),
        new("WARC-Block-Digest", Digest(block.Span)),
        new("Content-Type", contentType),
        new("Content-Length", block.Length.ToString(CultureInfo.InvariantCulture)),
    ], block);

    /// <summary>The record as it stands in a file, not packed.</summary>
    public byte[] ToBytes()
    {
        var head = new StringBuilder(Version).Append("\r\n");
        foreach ((string name, string value) in Fields) head.Append(name).Append(": ").Append(value).Append("\r\n");
        head.Append("\r\n");
        return [.. Encoding.UTF8.GetBytes(head.ToString()), .. Block.Span, .. "\r\n\r\n"u8];
    }

    /// <summary>SHA-256 in Base32, as archives write digests.</summary>
    public static string Digest(ReadOnlySpan<byte> bytes) => "sha256:" + Base32(SHA256.HashData(bytes));

    /// <summary>Whether the block is what its digest says; true where there is none or of a kind that is not known here.</summary>
    public bool IsIntact
    {
        get
        {
            if (this["WARC-Block-Digest"]?.Split(':', 2) is not [var kind, var stated]) return true;
#pragma warning disable CA5350 // SHA-1 is what other tools wrote; it is only compared here.
            byte[]? hash = kind.ToLowerInvariant() switch { "sha256" or "sha-256" => SHA256.HashData(Block.Span), "sha1" or "sha-1" => SHA1.HashData(Block.Span), _ => null };
#pragma warning restore CA5350
            return hash is null || stated.Trim().TrimEnd('=').Equals(Base32(hash).TrimEnd('='), StringComparison.OrdinalIgnoreCase)
                || stated.Trim().Equals(Convert.ToHexString(hash), StringComparison.OrdinalIgnoreCase);
        }
    }

    /// <summary>RFC 4648, section 6.</summary>
    private static string Base32(ReadOnlySpan<byte> bytes)
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var text = new StringBuilder();
        int bits = 0, held = 0;
        foreach (byte value in bytes)
        {
            held = held << 8 | value;
            for (bits += 8; bits >= 5; bits -= 5) text.Append(Alphabet[held >> (bits - 5) & 31]);
            held &= (1 << bits) - 1;
        }
        if (bits > 0) text.Append(Alphabet[held << (5 - bits) & 31]);
        while (text.Length % 8 != 0) text.Append('=');
        return text.ToString();
    }
}
