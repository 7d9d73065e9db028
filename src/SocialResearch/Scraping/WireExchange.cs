using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace SocialResearch.Scraping;

/// <summary>One question to a server and what came back, byte for byte.</summary>
/// <param name="AskedAt">When, in UTC.</param>
/// <param name="Request">The bytes sent.</param>
/// <param name="Response">The bytes of the answer; empty when there was none.</param>
/// <param name="Message">The answer read; null when there was none.</param>
/// <param name="Peer">The number of the server.</param>
/// <param name="Cut">Why the answer is not whole, in the words of the archive format: length, time, disconnect; null when it is.</param>
/// <param name="Failure">Why there is no usable answer.</param>
internal sealed record WireExchange(DateTimeOffset AskedAt, byte[] Request, byte[] Response, HttpMessage? Message, IPAddress? Peer, string? Cut, ScrapeException? Failure)
{
    private const int HeaderKilobytes = 64;

    /// <summary>Whether another try may go better.</summary>
    public bool IsPassing => Message is null || Cut is "time" or "disconnect" ? Failure is { Reason: ScrapeFailure.NoAnswer or ScrapeFailure.Damaged, InnerException: not SocketException { SocketErrorCode: SocketError.HostNotFound } } : IsPassingStatus(Message.Status);

    /// <summary>Whether the status says "not now" rather than "no".</summary>
    public static bool IsPassingStatus(int status) => status is 408 or 429 or 500 or 502 or 503 or 504;

    /// <summary>How long the server asks to stay away; null when it does not say.</summary>
    public TimeSpan? RetryAfter(DateTimeOffset now)
    {
        if (!RetryConditionHeaderValue.TryParse(Message?.Header("Retry-After"), out RetryConditionHeaderValue? after)) return null;
        TimeSpan wait = after.Delta ?? after.Date!.Value - now;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    /// <summary>Asks once, over a connection of its own: no cookies, no referrer, no proxy, no redirect followed.</summary>
    /// <param name="address">Where.</param>
    /// <param name="headers">What is said besides the host.</param>
    /// <param name="limit">Bytes of the answer after which the connection is closed.</param>
    /// <param name="timeout">Time after which the connection is closed.</param>
    /// <param name="guard">Says which machines may be reached.</param>
    /// <param name="root">A certificate that is trusted instead of those of the system.</param>
    /// <param name="clock">The time.</param>
    /// <param name="cancellation">Stops the request.</param>
    public static async Task<WireExchange> AskAsync(
        Uri address, IEnumerable<(string Name, string Value)> headers, int limit, TimeSpan timeout, AddressGuard guard, X509Certificate2? root, TimeProvider clock, CancellationToken cancellation)
    {
        WireTap? tap = null;
        IPAddress? peer = null;
        DateTimeOffset askedAt = clock.GetUtcNow();
        using var late = new CancellationTokenSource(timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        // This is the room that may open connections, and the only place where it does.
#pragma warning disable RS0030
        using var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            AutomaticDecompression = DecompressionMethods.None,
            ActivityHeadersPropagator = null,
            MaxResponseDrainSize = 0,
            MaxResponseHeadersLength = HeaderKilobytes,
            ConnectCallback = async (context, token) =>
            {
                Socket socket = await guard.ConnectAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, token).ConfigureAwait(false);
                peer = (socket.RemoteEndPoint as IPEndPoint)?.Address;
                return new NetworkStream(socket, ownsSocket: true);
            },
            PlaintextStreamFilter = (context, _) => ValueTask.FromResult<Stream>(tap = new WireTap(context.PlaintextStream, 2L * limit + (1 << 20))),
        };
        if (root is not null)
        {
            handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            handler.SslOptions.CertificateChainPolicy.CustomTrustStore.Add(root);
        }
        using var client = new HttpMessageInvoker(handler);
#pragma warning restore RS0030
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        foreach ((string name, string value) in headers) request.Headers.TryAddWithoutValidation(name, value);

        string? cut = null;
        ScrapeException? failure = null;
        try
        {
            using HttpResponseMessage response = await client.SendAsync(request, either.Token).ConfigureAwait(false);
            Stream body = await response.Content.ReadAsStreamAsync(either.Token).ConfigureAwait(false);
            byte[] buffer = new byte[1 << 14];
            int all = 0, read;
            while ((read = await body.ReadAsync(buffer, either.Token).ConfigureAwait(false)) > 0 && (all += read) <= limit) { }
            if (all > limit) cut = "length";
        }
        catch (Exception broken) when (!cancellation.IsCancellationRequested && broken is OperationCanceledException or HttpRequestException or IOException or SocketException)
        {
            (cut, failure) = Explain(broken, address, timeout, tap);
        }
        byte[] received = tap?.Received ?? [];
        HttpMessage? message = HttpMessage.Parse(received);
        if (message is null && failure is null) failure = NoHttp(address);
        byte[] answer = message is null ? received : received[message.Start..(message.Start + message.Length)];
        return new(askedAt, tap?.Sent ?? [], answer, message, peer, cut, failure);
    }

    private static (string? Cut, ScrapeException Failure) Explain(Exception broken, Uri address, TimeSpan timeout, WireTap? tap)
    {
        bool hasBegun = tap?.Received.Length > 0;
        for (Exception? cause = broken; cause is not null; cause = cause.InnerException)
        {
            if (cause is ScrapeException { Reason: ScrapeFailure.Address } refused) return (null, new(refused.Reason, refused.What, address.AbsoluteUri, refused.Remedy, refused));
        }
        string where = address.AbsoluteUri;
        string seconds = timeout.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture);
        if (broken is OperationCanceledException)
        {
            return ("time", hasBegun
                ? new(ScrapeFailure.Damaged, $"The answer was not complete after {seconds} seconds.", where, "Try again later, or allow more time (Timeout in the options).", broken)
                : new(ScrapeFailure.NoAnswer, $"The server did not answer within {seconds} seconds.", where, "Check the address in a browser and try again later.", broken));
        }
        if (tap?.IsFull == true)
            return ("length", new(ScrapeFailure.TooLarge, "The answer is larger than a page is, packed or unpacked.", where, "It was not read to its end. Leave the address out, or allow larger answers (MaxBytes in the options).", broken));
        if (broken is HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded })
            return ("length", new(ScrapeFailure.TooLarge, $"The headers of the answer are larger than {HeaderKilobytes} KiB.", where, "No page needs that; leave the address out.", broken));
        if (broken is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError })
            return (null, new(ScrapeFailure.NoAnswer, "No secure connection came about: the certificate is not valid for this address.", where, "Check the address in a browser; whether the site is what it says it is cannot be known.", broken));
        return hasBegun
            ? ("disconnect", new(ScrapeFailure.Damaged, "The answer breaks off.", where, "Try again later.", broken))
            : (null, new(ScrapeFailure.NoAnswer, "There is no connection to the server.", where, "Check the address in a browser, and whether this machine is online.", (broken as HttpRequestException)?.InnerException ?? broken));
    }

    private static ScrapeException NoHttp(Uri address) =>
        new(ScrapeFailure.Damaged, "The answer is not in the language of the web (HTTP).", address.AbsoluteUri, "Check the address and its port.");
}
