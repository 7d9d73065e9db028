using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SocialResearch.Notebooks.Documents;

namespace SocialResearch.Notebooks.Jupyter;

/// <summary>Where a front end wants its kernel to listen, and the key both sides sign with.</summary>
/// <param name="Shell">Requests.</param>
/// <param name="Control">Requests that must not wait for a running cell.</param>
/// <param name="Stdin">Questions of the kernel to the front end.</param>
/// <param name="IoPub">What every front end hears.</param>
/// <param name="Heartbeat">Echo.</param>
/// <param name="Key">The secret of the connection.</param>
internal sealed record ConnectionFile(EndPoint Shell, EndPoint Control, EndPoint Stdin, EndPoint IoPub, EndPoint Heartbeat, byte[] Key)
{
    /// <summary>Reads the file a front end wrote.</summary>
    /// <exception cref="NotebookException">It is missing, damaged, or asks for what is not safe.</exception>
    public static ConnectionFile Load(string path)
    {
        JsonObject json;
        try
        {
            json = JsonNode.Parse(File.ReadAllText(path)) as JsonObject ?? throw new JsonException("it is no JSON object");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new NotebookException($"The connection file cannot be read: {e.Message}", path, "A Jupyter front end writes it and starts the kernel; start the kernel from there.", e);
        }

        NotebookException Wrong(string what, string remedy) => new(what, path, remedy);
        string Text(string name, string otherwise) => json[name] is JsonValue value && value.TryGetValue(out string? text) ? text : otherwise;
        string scheme = Text("signature_scheme", "hmac-sha256");
        if (scheme != "hmac-sha256") throw Wrong($"The signature scheme '{scheme}' is not known here.", "Let the front end use hmac-sha256, which is Jupyter's default.");
        string key = Text("key", "");
        if (key.Length == 0) throw Wrong("The connection has no key, so anybody on this machine could run code in it.", "Remove the setting of the front end that switches signatures off.");
        string transport = Text("transport", "tcp"), ip = Text("ip", "127.0.0.1");

        EndPoint Address(string channel)
        {
            if (json[channel + "_port"] is not JsonValue value || !value.TryGetValue(out int port) || port is < 1 or > 65535)
                throw Wrong($"The connection file names no port for '{channel}'.", "Let the front end write it anew by restarting the kernel.");
            return transport switch
            {
                "ipc" => new UnixDomainSocketEndPoint($"{ip}-{port}"),
                "tcp" when Loopback(ip) is { } address => new IPEndPoint(address, port),
                "tcp" => throw Wrong($"The kernel is asked to listen on {ip}, which other machines can reach.", "Let the front end use 127.0.0.1; reach a remote kernel through an SSH tunnel or a Jupyter server."),
                _ => throw Wrong($"The transport '{transport}' is not known here.", "Use tcp or ipc."),
            };
        }
        return new ConnectionFile(Address("shell"), Address("control"), Address("stdin"), Address("iopub"), Address("hb"), Encoding.UTF8.GetBytes(key));
    }

    private static IPAddress? Loopback(string ip) =>
        ip == "localhost" ? IPAddress.Loopback : IPAddress.TryParse(ip, out IPAddress? address) && IPAddress.IsLoopback(address) ? address : null;
}
