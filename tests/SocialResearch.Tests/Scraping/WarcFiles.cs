using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace SocialResearch.Tests.Scraping;

/// <summary>A second reader of archives, strict and without a line of the first: what it accepts, other tools accept.</summary>
internal static class WarcFiles
{
    internal sealed record Strict(string Type, Dictionary<string, string> Fields, byte[] Block);

    /// <summary>Reads members by inflating byte by byte, so that each ends where it ends, and holds every record to the words of the standard.</summary>
    public static IReadOnlyList<Strict> Read(string path)
    {
        byte[] file = File.ReadAllBytes(path);
        var records = new List<Strict>();
        int at = 0;
        while (at < file.Length)
        {
            Assert.True(file.AsSpan(at).StartsWith((byte[])[0x1F, 0x8B, 8, 0]), "Each record is a gzip member without extra fields.");
            var bytes = new Slow(file, at + 10);
            var content = new MemoryStream();
            using (var inflating = new DeflateStream(bytes, CompressionMode.Decompress))
            {
                // Not CopyTo, which takes all that is behind the end too.
                byte[] buffer = new byte[4096];
                int read;
                while ((read = inflating.Read(buffer)) > 0) content.Write(buffer, 0, read);
            }
            Assert.Equal((uint)content.Length, BitConverter.ToUInt32(file, bytes.At + 4));
            at = bytes.At + 8;
            records.Add(One(content.ToArray()));
        }
        Assert.Equal(records.Count, records.Select(record => record.Fields["WARC-Record-ID"]).Distinct().Count());
        HashSet<string> ids = [.. records.Select(record => record.Fields["WARC-Record-ID"])];
        foreach (Strict record in records)
            foreach (string reference in (string[])["WARC-Concurrent-To", "WARC-Refers-To", "WARC-Warcinfo-ID"])
                if (record.Fields.TryGetValue(reference, out string? id)) Assert.Contains(id, ids);
        return records;
    }

    private static Strict One(byte[] bytes)
    {
        int end = bytes.AsSpan().IndexOf("\r\n\r\n"u8);
        string[] lines = Encoding.UTF8.GetString(bytes, 0, end).Split("\r\n");
        Assert.Equal("WARC/1.1", lines[0]);
        Dictionary<string, string> fields = lines.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
        int length = int.Parse(fields["Content-Length"], CultureInfo.InvariantCulture);
        Assert.Equal(end + 4 + length + 4, bytes.Length);
        Assert.Equal("\r\n\r\n", Encoding.ASCII.GetString(bytes, bytes.Length - 4, 4));
        byte[] block = bytes[(end + 4)..(end + 4 + length)];
        Assert.Matches(@"^<urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}>$", fields["WARC-Record-ID"]);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$", fields["WARC-Date"]);
        Assert.Equal("sha256:" + Base32(SHA256.HashData(block)), fields["WARC-Block-Digest"]);
        string type = fields["WARC-Type"];
        Assert.Contains(type, (string[])["warcinfo", "request", "response", "revisit", "metadata"]);
        if (type != "warcinfo") Assert.True(Uri.IsWellFormedUriString(fields["WARC-Target-URI"], UriKind.Absolute));
        if (type is "response" or "revisit") Assert.Equal("application/http;msgtype=response", fields["Content-Type"]);
        if (type == "request") Assert.Equal("application/http;msgtype=request", fields["Content-Type"]);
        if (type == "revisit") Assert.True(fields.ContainsKey("WARC-Profile"));
        if (fields.TryGetValue("WARC-Payload-Digest", out string? payload))
        {
            int body = block.AsSpan().IndexOf("\r\n\r\n"u8) + 4;
            Assert.Equal("sha256:" + Base32(SHA256.HashData(block.AsSpan(body))), payload);
        }
        return new(type, fields, block);
    }

    private static string Base32(byte[] bytes)
    {
        string bits = string.Concat(bytes.Select(value => value.ToString("b8", CultureInfo.InvariantCulture)));
        bits = bits.PadRight((bits.Length + 4) / 5 * 5, '0');
        string letters = string.Concat(bits.Chunk(5).Select(five => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[Convert.ToInt32(new string(five), 2)]));
        return letters.PadRight((letters.Length + 7) / 8 * 8, '=');
    }

    /// <summary>Gives one byte at a time, so that nothing behind a member is taken.</summary>
    private sealed class Slow(byte[] bytes, int at) : Stream
    {
        public int At { get; private set; } = at;
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (count == 0 || At >= bytes.Length) return 0;
            buffer[offset] = bytes[At++];
            return 1;
        }

        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
