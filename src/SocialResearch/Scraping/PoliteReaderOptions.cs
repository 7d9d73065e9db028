using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace SocialResearch.Scraping;

/// <summary>How pages are fetched. The defaults are what a site's owner can live with.</summary>
public sealed record PoliteReaderOptions
{
    /// <summary>The name by which rules in a robots.txt can address this program.</summary>
    public const string Program = "SocialResearch";

    /// <summary>An e-mail address or a page by which the owner of a site can reach you. There is no default: who asks says who they are.</summary>
    public string Contact { get; init; } = "";

    /// <summary>The shortest pause between two requests to one host; a longer one in robots.txt is kept. Default: 2 seconds.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest pause that is waited for, whether a robots.txt or an answer asks for it. Default: 10 minutes.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Time for one answer, from the connection to the last byte. Default: 60 seconds.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Bytes of one answer as it is sent, packed or not. Default: 16 MiB.</summary>
    public int MaxBytes { get; init; } = 16 << 20;

    /// <summary>How often a request is repeated when the server says "not now" or breaks off, 0 to 10. Default: 3.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>Answers in the archive that are older than this are asked for again; the server may say that nothing has changed. Default: none, the archive is enough.</summary>
    public DateTimeOffset? RefreshBefore { get; init; }

    /// <summary>Whether unencrypted addresses (<c>http</c>) are read. Default: no.</summary>
    public bool AllowHttp { get; init; }

    /// <summary>Whether machines of private networks, this one included, may be asked. Default: no.</summary>
    public bool AllowPrivate { get; init; }

    /// <summary>Seed of the chance in the pauses between repetitions, so that many readers do not come back at once.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The time. Default: the system's.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Names to numbers; null for the machine's own resolver.</summary>
    internal Func<string, CancellationToken, Task<IPAddress[]>>? Resolve { get; init; }

    /// <summary>A certificate that is trusted instead of those of the system; null for the system's.</summary>
    internal X509Certificate2? TrustedRoot { get; init; }

    /// <summary>What is said in every request: name, version, contact.</summary>
    public string UserAgent => $"{Program}/{typeof(PoliteReaderOptions).Assembly.GetName().Version!.ToString(3)} (research; {(Contact.Contains("://", StringComparison.Ordinal) ? "+" : "mailto:")}{Contact.Trim()})";

    /// <exception cref="ScrapeException">There is no contact.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    internal PoliteReaderOptions Checked()
    {
        string contact = Contact.Trim();
        bool isPage = Uri.TryCreate(contact, UriKind.Absolute, out Uri? page) && page.Scheme is "https" or "http";
        bool isMail = contact.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && contact.IndexOf('.', at) > at + 1 && !contact.EndsWith('.');
        // It stands in parentheses in a header.
        if ((!isPage && !isMail) || contact.AsSpan().ContainsAnyExceptInRange('!', '~') || contact.IndexOfAny(['(', ')', '<', '>', '"']) >= 0)
        {
            throw new ScrapeException(ScrapeFailure.Request, "Pages are fetched only by somebody who can be reached, and the contact is missing or is none.", null,
                "Give your e-mail address or a page about your project: --contact me@example.org, or Contact = \"me@example.org\" in the options. It is sent to every site you read.");
        }
        ArgumentOutOfRangeException.ThrowIfLessThan(Pause, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(LongestWait, Pause);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Timeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxBytes);
        ArgumentOutOfRangeException.ThrowIfNegative(Retries);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Retries, 10);
        return this;
    }
}
