using System.Net;
using System.Net.Sockets;
using SocialResearch.Scraping;

namespace SocialResearch.Tests.Scraping;

public sealed class AddressTests
{
    [Theory]
    [InlineData("HTTPS://Example.ORG", "https://example.org/")]
    [InlineData("example.org/a", "https://example.org/a")]
    [InlineData("https://example.org:443/a/../b/./c", "https://example.org/b/c")]
    [InlineData("https://example.org/a#kommentar-3", "https://example.org/a")]
    [InlineData("https://example.org./a", "https://example.org/a")]
    [InlineData("https://müller.example/größe", "https://xn--mller-kva.example/gr%C3%B6%C3%9Fe")]
    [InlineData("https://example.org/%7euser/%e4%2f", "https://example.org/~user/%E4%2F")]
    [InlineData("https://example.org/?b=2&a=1&utm_source=x", "https://example.org/?b=2&a=1&utm_source=x")]
    [InlineData("http://example.org:8080/", "http://example.org:8080/")]
    [InlineData("https://[2001:DB8::1]/a", "https://[2001:db8::1]/a")]
    public void Equivalent_addresses_have_one_form(string written, string normal)
    {
        Assert.Equal(normal, WebAddress.Parse(written).AbsoluteUri);
        Assert.Equal(normal, WebAddress.Parse(WebAddress.Parse(written).AbsoluteUri).AbsoluteUri);
    }

    [Theory]
    [InlineData("ftp://example.org/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://")]
    [InlineData("https://user:geheim@example.org/")]
    public void What_is_no_page_is_refused_without_showing_a_password(string written)
    {
        var refused = Assert.Throws<ScrapeException>(() => WebAddress.Parse(written));
        Assert.Equal(ScrapeFailure.Request, refused.Reason);
        Assert.DoesNotContain("geheim", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("mailto:a@example.org")]
    [InlineData("data:text/html,x")]
    [InlineData("")]
    public void Links_that_lead_to_no_page_are_none(string link) => Assert.False(WebAddress.TryNormal(link, new Uri("https://example.org/"), out _));

    [Theory]
    [InlineData("93.184.216.34", true)]
    [InlineData("2606:2800:220:1:248:1893:25c8:1946", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("127.255.0.9", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.15.0.1", true)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("168.63.129.16", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("100.127.255.255", false)]
    [InlineData("100.128.0.1", true)]
    [InlineData("192.0.0.192", false)]
    [InlineData("198.18.0.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fc00::1", false)]
    [InlineData("fd00:ec2::254", false)]
    [InlineData("ff02::1", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("::ffff:93.184.216.34", true)]
    [InlineData("::127.0.0.1", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("64:ff9b::5db8:d822", true)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("2001:0:7f00:1::", false)]
    public void Only_what_everybody_can_reach_is_public(string address, bool isPublic) => Assert.Equal(isPublic, AddressGuard.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("[::1]")]
    public async Task A_private_number_in_the_address_itself_is_refused(string host) =>
        Assert.Equal(ScrapeFailure.Address, (await Assert.ThrowsAsync<ScrapeException>(() => new AddressGuard(allowPrivate: false).ConnectAsync(host.Trim('[', ']'), 80, default))).Reason);

    [Fact]
    public async Task A_name_that_is_public_once_and_private_the_next_time_is_refused_the_next_time()
    {
        int asked = 0;
        var guard = new AddressGuard(allowPrivate: false, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(asked++ == 0 ? "93.184.216.34" : "127.0.0.1")]));
        using (var stopped = new CancellationTokenSource())
        {
            // The first time it would connect to the public number; nothing is sent, because it is stopped.
            await stopped.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => guard.ConnectAsync("rebinding.example", 80, stopped.Token));
        }
        Assert.Equal(ScrapeFailure.Address, (await Assert.ThrowsAsync<ScrapeException>(() => guard.ConnectAsync("rebinding.example", 80, default))).Reason);
        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task The_connection_goes_to_the_number_that_was_checked()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var guard = new AddressGuard(allowPrivate: true, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]));
        using Socket socket = await guard.ConnectAsync("anywhere.example", ((IPEndPoint)server.LocalEndpoint).Port, default);
        Assert.Equal(IPAddress.Loopback, ((IPEndPoint)socket.RemoteEndPoint!).Address);
    }
}
