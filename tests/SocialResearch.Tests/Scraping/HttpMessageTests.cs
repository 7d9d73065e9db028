using System.IO.Compression;
using System.Text;
using SocialResearch.Scraping;

namespace SocialResearch.Tests.Scraping;

public sealed class HttpMessageTests
{
    private static HttpMessage Parse(string bytes) => HttpMessage.Parse(Encoding.Latin1.GetBytes(bytes))!;

    private static string Payload(HttpMessage message) => Encoding.Latin1.GetString(message.Payload.Span);

    [Fact]
    public void A_body_ends_where_its_length_says()
    {
        HttpMessage message = Parse("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nX: a\r\n b\r\n\r\nabcMORE");
        Assert.Equal((200, "abc", true, "a b"), (message.Status, Payload(message), message.IsWhole, message.Header("x")!));
        Assert.Equal("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nX: a\r\n b\r\n\r\nabc".Length, message.Length);
    }

    [Fact]
    public void A_body_that_is_shorter_than_its_length_is_not_whole() => Assert.False(Parse("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc").IsWhole);

    [Theory]
    [InlineData("3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n", "abcde", true)]
    [InlineData("3\nabc\n0\n\n", "abc", true)]
    [InlineData("1\r\na\r\n0\r\nTrailer: x\r\n\r\n", "a", true)]
    [InlineData("5\r\nabc", "abc", false)]
    [InlineData("3\r\nabc\r\n", "abc", false)]
    [InlineData("3\r\nabc\r\nfoo", "abc", false)]
    // An archive that took the chunks apart and kept the header.
    [InlineData("<p>schon fertig", "<p>schon fertig", true)]
    public void Chunks_are_joined(string body, string payload, bool isWhole)
    {
        HttpMessage message = Parse("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + body);
        Assert.Equal((payload, isWhole), (Payload(message), message.IsWhole));
    }

    [Fact]
    public void Interim_answers_are_passed_over()
    {
        HttpMessage message = Parse("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
        Assert.Equal((404, "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n".Length), (message.Status, message.Start));
    }

    [Theory]
    [InlineData("")]
    [InlineData("SSH-2.0-x\r\n")]
    [InlineData("HTTP/1.1 abc\r\n\r\n")]
    public void What_is_no_answer_is_none(string bytes) => Assert.Null(HttpMessage.Parse(Encoding.Latin1.GetBytes(bytes)));

    [Fact]
    public void Any_bytes_are_read_without_an_accident()
    {
        var random = new Random(3);
        byte[] whole = Encoding.Latin1.GetBytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n4\r\nabcd\r\n0\r\n\r\n");
        for (int run = 0; run < 5000; run++)
        {
            byte[] bytes = [.. whole.Take(random.Next(whole.Length + 1))];
            for (int i = 0; i < 3 && bytes.Length > 0; i++) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            if (HttpMessage.Parse(bytes) is { } message) Assert.InRange(message.Start + message.Length, 0, bytes.Length);
        }
    }

    private static byte[] Packed(byte[] bytes, Func<Stream, Stream> pack)
    {
        var packed = new MemoryStream();
        using (Stream packing = pack(packed)) packing.Write(bytes);
        return packed.ToArray();
    }

    public static TheoryData<string> Codings => ["gzip", "br", "deflate", "gzip, br", "identity"];

    [Theory, MemberData(nameof(Codings))]
    public void Bodies_are_unpacked(string coding)
    {
        byte[] text = Encoding.UTF8.GetBytes("Größe");
        byte[] body = coding.Split(", ").Aggregate(text, (bytes, step) => step switch
        {
            "gzip" => Packed(bytes, to => new GZipStream(to, CompressionLevel.Fastest)),
            "br" => Packed(bytes, to => new BrotliStream(to, CompressionLevel.Fastest)),
            "deflate" => Packed(bytes, to => new ZLibStream(to, CompressionLevel.Fastest)),
            _ => bytes,
        });
        Assert.Equal(text, ContentCoding.Unpack(body, coding, 1000, out ScrapeFailure? failure).ToArray());
        Assert.Null(failure);
    }

    [Fact]
    public void A_bomb_is_refused_before_it_fills_the_memory()
    {
        byte[] bomb = Packed(new byte[200 << 20], to => new GZipStream(to, CompressionLevel.SmallestSize));
        Assert.True(bomb.Length < 300_000);
        Assert.True(ContentCoding.Unpack(bomb, "gzip", 1 << 30, out ScrapeFailure? failure).Length < 100 << 20);
        Assert.Equal(ScrapeFailure.TooLarge, failure);
        byte[] brotli = Packed(new byte[64 << 20], to => new BrotliStream(to, CompressionLevel.Fastest));
        Assert.True(ContentCoding.Unpack(brotli, "br", 1 << 30, out failure).Length <= Math.Max(1 << 20, 251 * brotli.Length) + (1 << 14));
        Assert.Equal(ScrapeFailure.TooLarge, failure);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("zstd")]
    [InlineData("gzip, gzip, gzip")]
    public void What_cannot_be_unpacked_says_so(string coding)
    {
        ContentCoding.Unpack("kein gzip, nichts dergleichen"u8.ToArray(), coding, 1000, out ScrapeFailure? failure);
        Assert.Equal(ScrapeFailure.Damaged, failure);
    }
}
