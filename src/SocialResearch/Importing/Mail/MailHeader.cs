using System.Text;
using System.Text.RegularExpressions;
using SocialResearch.Text;

namespace SocialResearch.Importing.Mail;

/// <summary>The header of a mail or of one of its parts; of fields that come twice the first counts.</summary>
internal sealed partial class MailHeader
{
    private readonly Dictionary<string, string> _fields = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads up to the first empty line.</summary>
    /// <param name="message">The message.</param>
    /// <param name="body">What follows the empty line.</param>
    public static MailHeader Read(ReadOnlySpan<byte> message, out ReadOnlySpan<byte> body)
    {
        var header = new MailHeader();
        string? name = null;
        while (!message.IsEmpty)
        {
            int end = message.IndexOf((byte)'\n');
            ReadOnlySpan<byte> bytes = end < 0 ? message : message[..end];
            message = end < 0 ? [] : message[(end + 1)..];
            if (bytes.TrimEnd((byte)'\r').IsEmpty) break;
            string line = Charset.Guess(bytes, out _).TrimEnd('\r');
            if (line[0] is ' ' or '\t')
            {
                if (name is not null && header._fields[name].Length < 1 << 16) header._fields[name] += " " + line.Trim();
                continue;
            }
            Match field = Field().Match(line);
            name = field.Success && header._fields.TryAdd(field.Groups[1].Value, field.Groups[2].Value.Trim()) ? field.Groups[1].Value : null;
        }
        body = message;
        return header;
    }

    /// <summary>The fields that are there.</summary>
    public IEnumerable<string> Names => _fields.Keys;

    /// <summary>A field as it stands, unfolded; null when it is missing or empty.</summary>
    public string? this[string name] => _fields.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    /// <summary>A parameter such as charset in <c>text/plain; charset="utf-8"</c>.</summary>
    public string? Parameter(string field, string name)
    {
        foreach (Match parameter in Parameters().Matches(this[field] ?? ""))
        {
            if (parameter.Groups[1].Value.Equals(name, StringComparison.OrdinalIgnoreCase)) return parameter.Groups[2].Success ? parameter.Groups[2].Value : parameter.Groups[3].Value;
        }
        return null;
    }

    /// <summary>Reads encoded words: <c>=?ISO-8859-1?Q?M=FCller?=</c>. Neighbours of one kind are joined first: some programs cut in the middle of a letter.</summary>
    public static string Decode(string value)
    {
        var text = new StringBuilder();
        var bytes = new List<byte>();
        string? charset = null;
        int done = 0;
        void Flush()
        {
            if (charset is not null) text.Append(Text([.. bytes], charset, out _));
            bytes.Clear();
            charset = null;
        }
        foreach (Match word in EncodedWord().Matches(value))
        {
            ReadOnlySpan<char> between = value.AsSpan(done, word.Index - done);
            bool neighbour = done > 0 && between.IsWhiteSpace();
            string its = word.Groups[1].Value;
            if (!neighbour || !its.Equals(charset, StringComparison.OrdinalIgnoreCase)) Flush();
            if (!neighbour) text.Append(between);
            byte[] coded = Encoding.Latin1.GetBytes(word.Groups[3].Value);
            bytes.AddRange(word.Groups[2].Value is "Q" or "q" ? TransferEncoding.QuotedPrintable(coded, underscoreIsSpace: true) : TransferEncoding.Base64(coded));
            charset = its;
            done = word.Index + word.Length;
        }
        Flush();
        return text.Append(value, done, value.Length - done).ToString();
    }

    /// <summary>Bytes as text in the charset that is declared, if that can be: many mails say ASCII and are not.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="charset">The name of the charset, or null.</param>
    /// <param name="guessed">Whether the charset had to be guessed.</param>
    public static string Text(ReadOnlySpan<byte> bytes, string? charset, out bool guessed)
    {
        guessed = false;
        bool vague = charset is null || charset.Trim().ToLowerInvariant() is "us-ascii" or "ascii" or "utf-8" or "utf8" or "unknown-8bit" or "x-unknown" or "";
        return !vague && Charset.Find(charset!) is { } encoding ? encoding.GetString(bytes) : Charset.Guess(bytes, out guessed);
    }

    [GeneratedRegex("^([!-9;-~]{1,100})[ \t]*:(.*)$", RegexOptions.Singleline)]
    private static partial Regex Field();

    [GeneratedRegex("""(?<=;)\s*([A-Za-z0-9_-]+)\*?[ ]*=[ ]*(?:"([^"]*)"|([^;"\s]+))""")]
    private static partial Regex Parameters();

    [GeneratedRegex(@"=\?([A-Za-z0-9_.:-]+)(?:\*[A-Za-z0-9-]*)?\?([QqBb])\?([^?]*)\?=")]
    private static partial Regex EncodedWord();
}
