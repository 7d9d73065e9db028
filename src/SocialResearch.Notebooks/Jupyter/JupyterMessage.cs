using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SocialResearch.Notebooks.Documents;

namespace SocialResearch.Notebooks.Jupyter;

/// <summary>A request of a front end.</summary>
/// <param name="Route">Who sent it, as the frames that lead back.</param>
/// <param name="Type">What it asks, such as <c>execute_request</c>.</param>
/// <param name="Header">Its header, byte for byte: answers carry it as their parent.</param>
/// <param name="Metadata">What the front end says about it.</param>
/// <param name="Content">The request itself.</param>
internal sealed record JupyterMessage(IReadOnlyList<byte[]> Route, string Type, byte[] Header, JsonObject Metadata, JsonObject Content)
{
    /// <summary>A text of the content; the second value when it is missing or no text.</summary>
    public string Text(string name, string otherwise = "") => TextOf(Content[name]) ?? otherwise;

    /// <summary>The text of a node; null when it is none. JavaScript may send half an emoji, which .NET's own way to read it refuses.</summary>
    public static string? TextOf(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? JsonString.Read(value) : null;

    public bool Flag(string name, bool otherwise) => Content[name] is JsonValue value && value.TryGetValue(out bool flag) ? flag : otherwise;

    public int Number(string name, int otherwise) => Content[name] is JsonValue value && value.TryGetValue(out int number) ? number : otherwise;
}

/// <summary>Messages from and to frames: five parts behind a delimiter, signed with the key of the connection.</summary>
internal sealed class JupyterWire(byte[] key)
{
    private static readonly byte[] s_delimiter = "<IDS|MSG>"u8.ToArray();
    private static readonly JsonWriterOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string _session = Guid.NewGuid().ToString("N");
    private int _sent;

    /// <summary>Reads a message; null when it is not signed with our key or is no message. Such a message is dropped without an answer.</summary>
    public JupyterMessage? Read(byte[] identity, IReadOnlyList<byte[]> frames)
    {
        int at = 0;
        while (at < frames.Count && !frames[at].AsSpan().SequenceEqual(s_delimiter)) at++;
        if (frames.Count < at + 6) return null;
        byte[] expected = Sign(frames[at + 2], frames[at + 3], frames[at + 4], frames[at + 5]);
        if (!CryptographicOperations.FixedTimeEquals(frames[at + 1], expected)) return null;
        try
        {
            return JsonNode.Parse(frames[at + 2]) is JsonObject header && JupyterMessage.TextOf(header["msg_type"]) is { } type
                && JsonNode.Parse(frames[at + 4]) is JsonObject metadata && JsonNode.Parse(frames[at + 5]) is JsonObject content
                ? new JupyterMessage([identity, .. frames.Take(at)], type, frames[at + 2], metadata, content)
                : null;
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The frames of a message of ours, delimiter first.</summary>
    /// <param name="type">What it says, such as <c>status</c>.</param>
    /// <param name="content">The message itself.</param>
    /// <param name="parent">The header of the request it belongs to; null for none.</param>
    public IReadOnlyList<byte[]> Write(string type, JsonObject content, byte[]? parent)
    {
        byte[] header = Bytes(new JsonObject
        {
            ["msg_id"] = $"{_session}_{Interlocked.Increment(ref _sent)}",
            ["session"] = _session,
            ["username"] = "kernel",
            ["date"] = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", System.Globalization.CultureInfo.InvariantCulture),
            ["msg_type"] = type,
            ["version"] = JupyterKernel.ProtocolVersion,
        });
        byte[] parentHeader = parent ?? "{}"u8.ToArray(), metadata = "{}"u8.ToArray(), body = Bytes(content);
        return [s_delimiter, Sign(header, parentHeader, metadata, body), header, parentHeader, metadata, body];
    }

    private byte[] Sign(byte[] header, byte[] parent, byte[] metadata, byte[] content)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        foreach (byte[] part in (byte[][])[header, parent, metadata, content]) hash.AppendData(part);
        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static byte[] Bytes(JsonObject json)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, s_json)) json.WriteTo(writer);
        return stream.ToArray();
    }
}
