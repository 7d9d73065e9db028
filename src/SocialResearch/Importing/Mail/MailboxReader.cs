using System.Text;
using System.Text.RegularExpressions;

namespace SocialResearch.Importing.Mail;

/// <summary>Reads a mailbox (mbox), as mail programs and the archives of mailing lists write it.</summary>
internal sealed partial class MailboxReader(MailOptions? options = null) : IPostReader
{
    private const int LongestSeparator = 1000;

    public string Format => "mbox";

    public string Looks => "a mailbox (mbox): every mail begins with a line such as \"From name@host Mon Jan  5 10:00:00 2015\", then its header";

    public bool Recognises(FileBeginning beginning)
    {
        string first = beginning.Text.TrimStart('\r', '\n');
        int end = first.IndexOf('\n', StringComparison.Ordinal);
        return end is > 0 and < LongestSeparator && IsSeparator(first[..end]);
    }

    public void Read(PostSource source, IPostSink sink)
    {
        var posts = new MailPosts(options ?? new(), source, sink);
        try
        {
            using FileStream stream = RawFile.Open(source.Path);
            Read(new ByteLines(stream), source, posts);
        }
        catch (IOException unreadable)
        {
            throw new ImportException("The file cannot be read to its end.", source.Name, "Copy it to this machine's disk again and check that it is not in use.", unreadable);
        }
        posts.Finish();
    }

    private static void Read(ByteLines lines, PostSource source, MailPosts posts)
    {
        var mail = new RecordBuffer();
        string? envelope = null;
        bool blank = true;
        while (lines.Read())
        {
            ReadOnlySpan<byte> line = lines.Line;
            // "From time to time" also begins a line; only after an empty line and with a date it begins a mail.
            if (blank && line.StartsWith("From "u8) && line.Length < LongestSeparator && Encoding.Latin1.GetString(line).TrimEnd() is var text && IsSeparator(text))
            {
                if (envelope is not null) posts.Add(mail, EnvelopeDate().Match(envelope).Value);
                envelope = text;
                mail.Begin(lines.Number);
                blank = false;
                continue;
            }
            blank = line.TrimEnd("\r\n"u8).IsEmpty;
            if (envelope is null && !blank)
                throw new ImportException("The file is no mailbox.", $"{source.Name}, line {lines.Number}", "A mailbox (mbox) begins with a line such as \"From name@host Mon Jan  5 10:00:00 2015\"; single mails (.eml) and folders of them are the format eml.");
            // Mailboxes write >From where a line of the text begins with From.
            if (line.Length > 0 && line[0] == '>' && line.TrimStart((byte)'>').StartsWith("From "u8)) line = line[1..];
            mail.Add(line, lines.TooLong);
        }
        if (envelope is null) throw new ImportException("The file holds no mail.", source.Name, "Export the mailbox again.");
        posts.Add(mail, EnvelopeDate().Match(envelope).Value);
    }

    // Asked of every file: most need no regular expression, which takes 15 ms to make.
    private static bool IsSeparator(string line) => line.StartsWith("From ", StringComparison.Ordinal) && Separator().IsMatch(line);

    [GeneratedRegex(@"^From \S.*[0-9]{1,2}:[0-9]{2}.*\b[0-9]{4}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Separator();

    [GeneratedRegex(@"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b,?\s.*$", RegexOptions.CultureInvariant)]
    private static partial Regex EnvelopeDate();
}
