using System.Globalization;
using System.Text;

namespace SocialResearch.Scraping;

/// <summary>Addresses in one written form, so that a page is asked for once however it is linked.</summary>
/// <remarks>
/// Made equal are only forms that RFC 3986 (section 6.2) calls equivalent: letter case of scheme and host, the default port,
/// dot segments, an empty path, percent-codes of characters that need none, and the fragment, which never reaches the server.
/// Queries stay as they are, tracking parameters included: whether they matter only the server knows.
/// </remarks>
internal static class WebAddress
{
    private const int MaxLength = 4096;

    /// <summary>Reads an absolute address.</summary>
    /// <exception cref="ScrapeException">It is no web address, or holds a name and password.</exception>
    public static Uri Parse(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        string text = address.Trim();
        if (!text.Contains("://", StringComparison.Ordinal)) text = "https://" + text;
        return TryNormal(text, null, out Uri? uri) ? uri! : throw new ScrapeException(ScrapeFailure.Request, "This is no address of a web page.",
            WithoutSecrets(address), "Write it as in https://example.org/page, without a user name, and at most 4,096 characters long.");
    }

    /// <summary>Reads a link as a page writes it; false where it leads to no web page.</summary>
    /// <param name="link">Absolute or relative.</param>
    /// <param name="page">The page it stands on.</param>
    /// <param name="uri">The address in its one form.</param>
    public static bool TryNormal(string link, Uri? page, out Uri? uri)
    {
        uri = null;
        link = link.Trim();
        if (link.Length is 0 or > MaxLength) return false;
        Uri? whole;
        if (page is null ? !Uri.TryCreate(link, UriKind.Absolute, out whole) : !Uri.TryCreate(page, link, out whole)) return false;
        if (whole!.Scheme is not ("https" or "http") || whole.UserInfo.Length > 0 || whole.IdnHost.Length == 0) return false;
        string port = whole.IsDefaultPort ? "" : ":" + whole.Port.ToString(CultureInfo.InvariantCulture);
        string host = whole.HostNameType == UriHostNameType.IPv6 ? $"[{whole.IdnHost.Trim('[', ']')}]" : whole.IdnHost.TrimEnd('.').ToLowerInvariant();
        return Uri.TryCreate($"{whole.Scheme}://{host}{port}{PercentNormal(whole.PathAndQuery)}", UriKind.Absolute, out uri);
    }

    /// <summary>Scheme, host and port: what a robots.txt speaks for.</summary>
    public static string Origin(Uri uri) => uri.GetLeftPart(UriPartial.Authority);

    /// <summary>Percent-codes in capitals, none where the character needs none, one for each byte beyond ASCII (RFC 3986, section 6.2.2).</summary>
    public static string PercentNormal(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange('!', '~') && !text.Contains('%', StringComparison.Ordinal)) return text;
        var normal = new StringBuilder(text.Length);
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        for (int i = 0; i < bytes.Length; i++)
        {
            byte value = bytes[i];
            bool coded = value == '%' && i + 2 < bytes.Length && char.IsAsciiHexDigit((char)bytes[i + 1]) && char.IsAsciiHexDigit((char)bytes[i + 2]);
            if (coded)
            {
                value = (byte)(HexValue(bytes[i + 1]) * 16 + HexValue(bytes[i + 2]));
                i += 2;
            }
            bool unreserved = char.IsAsciiLetterOrDigit((char)value) || value is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~';
            if (coded ? unreserved : value is > 0x20 and < 0x7F) normal.Append((char)value);
            else normal.Append('%').Append(value.ToString("X2", CultureInfo.InvariantCulture));
        }
        return normal.ToString();
    }

    private static int HexValue(byte digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;

    /// <summary>A name and password must not get into a message or a log.</summary>
    private static string WithoutSecrets(string address)
    {
        int scheme = address.IndexOf("://", StringComparison.Ordinal), at = address.LastIndexOf('@');
        string shown = scheme >= 0 && at > scheme ? address[..(scheme + 3)] + "…" + address[at..] : address;
        return shown.Length > 200 ? shown[..200] + "…" : shown;
    }
}
