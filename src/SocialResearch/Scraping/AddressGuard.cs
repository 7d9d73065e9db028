using System.Net;
using System.Net.Sockets;

namespace SocialResearch.Scraping;

/// <summary>Keeps requests out of private networks: no address in a page or a redirect may reach a machine that the web cannot reach.</summary>
/// <remarks>
/// Checked is the number that is then connected to, so a name that answers differently the second time (DNS rebinding) gains nothing.
/// The lists are IANA's special-purpose registries for IPv4 and IPv6 (RFC 6890 and its updates, from memory); what is not plainly public is refused.
/// </remarks>
/// <param name="allowPrivate">Lets everything through: for tests and for servers of one's own.</param>
/// <param name="resolve">Names to numbers; null for the machine's own resolver.</param>
internal sealed class AddressGuard(bool allowPrivate, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
{
    private static readonly IPNetwork[] s_notPublic = [.. new[]
    {
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
        "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24",
        "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        // Public by its number, but inside a data centre it hands out its secrets.
        "168.63.129.16/32",
        "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
    }.Select(network => IPNetwork.Parse(network))];

    private static readonly IPNetwork s_globalUnicast = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork s_translated = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>Whether everybody on the web can reach this address.</summary>
    public static bool IsPublic(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            if (address.IsIPv4MappedToIPv6) return IsPublic(address.MapToIPv4());
            // A translator to IPv4 (NAT64) is as public as the address it leads to.
            if (s_translated.Contains(address)) return IsPublic(new IPAddress(address.GetAddressBytes().AsSpan(12)));
            if (!s_globalUnicast.Contains(address)) return false;
        }
        return !s_notPublic.Any(network => network.BaseAddress.AddressFamily == address.AddressFamily && network.Contains(address));
    }

    /// <summary>Looks the name up, drops the numbers that are not public, and connects to one of the others.</summary>
    /// <exception cref="ScrapeException">None is public.</exception>
    public async Task<Socket> ConnectAsync(string host, int port, CancellationToken cancellation)
    {
#pragma warning disable RS0030 // The one place that looks names up.
        IPAddress[] all = IPAddress.TryParse(host, out IPAddress? number) ? [number]
            : resolve is null ? await Dns.GetHostAddressesAsync(host, cancellation).ConfigureAwait(false)
            : await resolve(host, cancellation).ConfigureAwait(false);
#pragma warning restore RS0030
        IPAddress[] allowed = allowPrivate ? all : [.. all.Where(IsPublic)];
        if (allowed.Length == 0 && all.Length > 0)
        {
            throw new ScrapeException(ScrapeFailure.Address, "The address leads to a machine of a private network, not to a page on the web.", host,
                "Nothing was asked for. If it is your own server, allow private addresses (--allow-private, or AllowPrivate in the options).");
        }
        Exception? last = null;
        foreach (IPAddress address in allowed)
        {
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(address, port), cancellation).ConfigureAwait(false);
                return socket;
            }
            catch (SocketException closed)
            {
                socket.Dispose();
                last = closed;
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
        throw last ?? new SocketException((int)SocketError.HostNotFound);
    }
}
