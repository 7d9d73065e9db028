
namespace SocialResearch.Importing.Mail;

/// <summary>Finds, among the parts of a mail (RFC 2046), the one that people read.</summary>
internal sealed class MailBody
{
    private const int Deepest = 10, MostParts = 1000;

    private string? _plain, _html;
    private int _parts;

    /// <summary>The first plain text; without one the first HTML as plain text; else nothing.</summary>
    public string Text => WrittenText.Clean(_plain ?? (_html is null ? "" : SocialResearch.Text.HtmlText.ToPlain(_html)));

    /// <summary>Whether there were parts that are no text of the mail: files, pictures, signatures.</summary>
    public bool Attachments { get; private set; }

    /// <summary>Whether the charset of the text had to be guessed.</summary>
    public bool Guessed { get; private set; }

    /// <summary>Reads a body under its header.</summary>
    public static MailBody Read(MailHeader header, ReadOnlySpan<byte> body)
    {
        var read = new MailBody();
        read.Take(header, body, 0);
        return read;
    }

    private void Take(MailHeader header, ReadOnlySpan<byte> body, int depth)
    {
        string type = (header["Content-Type"] ?? "text/plain").Split(';')[0].Trim().ToLowerInvariant();
        if (++_parts > MostParts) return;
        if (type.StartsWith("multipart/", StringComparison.Ordinal) && header.Parameter("Content-Type", "boundary") is { Length: > 0 } boundary)
        {
            if (depth < Deepest) Split(body, boundary, depth);
            return;
        }
        bool attached = header["Content-Disposition"]?.StartsWith("attachment", StringComparison.OrdinalIgnoreCase) == true;
        bool html = type == "text/html";
        // Old mails call it "text"; others than these two are files.
        if (attached || !(html || type is "text/plain" or "text" or "" || type.StartsWith("multipart/", StringComparison.Ordinal)))
        {
            Attachments = true;
            return;
        }
        if (html ? _html is not null : _plain is not null) return;
        byte[] bytes = TransferEncoding.Decode(header["Content-Transfer-Encoding"], body);
        string text = MailHeader.Text(bytes, header.Parameter("Content-Type", "charset"), out bool guessed);
        Guessed |= guessed;
        if (html) _html = text;
        else _plain = text;
    }

    private void Split(ReadOnlySpan<byte> body, string boundary, int depth)
    {
        byte[] mark = System.Text.Encoding.UTF8.GetBytes("--" + boundary);
        int from = -1, at = 0;
        while (at < body.Length)
        {
            ReadOnlySpan<byte> rest = body[at..];
            int end = rest.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = end < 0 ? rest : rest[..end];
            if (line.StartsWith(mark) && line[mark.Length..].TrimEnd(" \t\r"u8) is var tail && (tail.IsEmpty || tail.SequenceEqual("--"u8)))
            {
                if (from >= 0) Part(body[from..at], depth);
                from = tail.IsEmpty ? Math.Min(body.Length, at + line.Length + 1) : -1;
                if (!tail.IsEmpty) return;
            }
            at += line.Length + 1;
        }
        // A mail that was cut off lacks the last mark; what is there is still its text.
        if (from >= 0 && from < body.Length) Part(body[from..], depth);
    }

    private void Part(ReadOnlySpan<byte> part, int depth)
    {
        MailHeader header = MailHeader.Read(part, out ReadOnlySpan<byte> body);
        Take(header, body, depth + 1);
    }
}
