using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SocialResearch.Tests.Scraping;

/// <summary>A real web server on this machine, with pages written by us; it counts who asks for what and misbehaves when told to.</summary>
internal sealed class TestSite : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly ConcurrentDictionary<string, RequestDelegate> _pages = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<Asked> _asked = new();
    private readonly ConcurrentDictionary<string, int> _answered = new(StringComparer.Ordinal);
    private int _now, _atOnce;

    private TestSite(WebApplication server) => _server = server;

    public string Root { get; private set; } = "";

    /// <summary>A request as it came.</summary>
    internal sealed record Asked(string Path, IReadOnlyDictionary<string, string> Headers);

    public IReadOnlyList<Asked> All => [.. _asked];

    /// <summary>The most requests that were under way at the same time.</summary>
    public int AtOnce => _atOnce;

    public static async Task<TestSite> StartAsync(X509Certificate2? certificate = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(server =>
        {
            server.Listen(System.Net.IPAddress.Loopback, 0, listen =>
            {
                if (certificate is not null) listen.UseHttps(certificate);
            });
            server.AddServerHeader = false;
            server.Limits.MinResponseDataRate = null;
            server.AllowSynchronousIO = true;
        });
        builder.Logging.ClearProviders();
        WebApplication server = builder.Build();
        var site = new TestSite(server);
        server.Run(site.AnswerAsync);
        await server.StartAsync();
        site.Root = server.Urls.First();
        return site;
    }

    public string Url(string path) => Root + path;

    /// <summary>How often a path was asked for.</summary>
    public int Count(string path) => _asked.Count(asked => asked.Path == path);

    /// <summary>How often a path was answered to the end.</summary>
    public int Answered(string path) => _answered.GetValueOrDefault(path);

    public TestSite On(string path, RequestDelegate answer)
    {
        _pages[path] = answer;
        return this;
    }

    /// <summary>A page in German, in UTF-8.</summary>
    public TestSite Page(string path, string body, string head = "", params (string Name, string Value)[] headers) =>
        Bytes(path, Encoding.UTF8.GetBytes($"<!DOCTYPE html><html lang=\"de\"><head><title>Größe</title>{head}</head><body>{body}</body></html>"), "text/html; charset=utf-8", headers);

    public TestSite Text(string path, string text, string type = "text/plain") => Bytes(path, Encoding.UTF8.GetBytes(text), type);

    public TestSite Bytes(string path, byte[] bytes, string? type, params (string Name, string Value)[] headers) => On(path, async context =>
    {
        context.Response.ContentType = type;
        foreach ((string name, string value) in headers) context.Response.Headers[name] = value;
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes);
    });

    public TestSite Redirect(string path, string to, int status = 301) => On(path, context =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Location = to;
        return Task.CompletedTask;
    });

    /// <summary>First the statuses in turn, with headers; then the page.</summary>
    public TestSite Failing(string path, int[] statuses, string page, params (string Name, string Value)[] headers)
    {
        int turn = 0;
        return On(path, async context =>
        {
            int at = turn++;
            if (at >= statuses.Length)
            {
                context.Response.ContentType = "text/html; charset=utf-8";
                await context.Response.WriteAsync(page);
                return;
            }
            context.Response.StatusCode = statuses[at];
            foreach ((string name, string value) in headers) context.Response.Headers[name] = value;
        });
    }

    /// <summary>Promises more than it sends, and hangs up.</summary>
    public TestSite Truncated(string path, int times = int.MaxValue)
    {
        int turn = 0;
        return On(path, async context =>
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            if (turn++ < times)
            {
                context.Response.ContentLength = 100_000;
                await context.Response.WriteAsync("<p>Der Anfang");
                return;
            }
            await context.Response.WriteAsync("<p>Der Anfang und das Ende.</p>");
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync(new CancellationToken(canceled: true));
        await _server.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        string path = context.Request.Path.Value + context.Request.QueryString.ToString();
        _asked.Enqueue(new(path, context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
        int now = Interlocked.Increment(ref _now);
        if (now > _atOnce) _atOnce = now;
        try
        {
            if (_pages.TryGetValue(path, out RequestDelegate? page)) await page(context);
            else context.Response.StatusCode = 404;
            _answered.AddOrUpdate(path, 1, (_, count) => count + 1);
        }
        finally
        {
            Interlocked.Decrement(ref _now);
        }
    }
}
