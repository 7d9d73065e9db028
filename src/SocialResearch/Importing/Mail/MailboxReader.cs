using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using SocialResearch.Conversations;
using SocialResearch.Importing.Xml;

namespace SocialResearch.Importing.Mail;

/// <summary>How a mailbox is read.</summary>
/// <param name="Author">By what senders are told apart.</param>
internal sealed record MailboxOptions(AuthorKey Author = AuthorKey.Address);

/// <summary>Reads a mailbox (mbox), as mail programs and the archives of mailing lists write it.</summary>
/// <remarks>
/// Message ids often hold names of people and machines, and look like addresses; so ids here are fingerprints of them (the
/// first 96 bits of SHA-256), the same in every file. The first mail of a thread begins with its subject, answers do not.
/// </remarks>
internal sealed partial class MailboxReader(MailboxOptions? options = null) : IPostReader
{
    private const int LongestSeparator = 1000;

    public string Format => "mbox";

    public string Looks => "a mailbox (mbox): every mail begins with a line such as \"From name@host Mon Jan  5 10:00:00 2015\", then its header";

    public bool Recognises(string beginning)
    {
        string first = beginning.TrimStart('\r', '\n');
        int end = first.IndexOf('\n', StringComparison.Ordinal);
        return end is > 0 and < LongestSeparator && IsSeparator(first[..end]);
    }

    public void Read(PostSource source, IPostSink sink)
    {
        var mailbox = new Mailbox(options ?? new(), source, sink);
        try
        {
            using FileStream stream = RawFile.Open(source.Path);
            mailbox.Read(new(stream));
        }
        catch (IOException unreadable)
        {
            throw new ImportException("The file cannot be read to its end.", source.Name, "Copy it to this machine's disk again and check that it is not in use.", unreadable);
        }
    }

    private static bool IsSeparator(string line) => Separator().IsMatch(line);

    private sealed class Mailbox(MailboxOptions options, PostSource source, IPostSink sink)
    {
        private static readonly HashSet<string> s_used = new(StringComparer.OrdinalIgnoreCase)
        {
            "Message-ID", "In-Reply-To", "References", "From", "Date", "Subject", "List-Id", "Auto-Submitted", "Content-Type", "Content-Transfer-Encoding", "Content-Disposition", "MIME-Version",
        };

        private readonly HashSet<string> _unused = new(StringComparer.OrdinalIgnoreCase);
        private long _nameless, _guessed, _zoneless, _stamped;
        private bool _attachments;

        public void Read(ByteLines lines)
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
                    if (envelope is not null) Message(mail, envelope);
                    envelope = text;
                    mail.Begin(lines.Number);
                    blank = false;
                    continue;
                }
                blank = line.TrimEnd("\r\n"u8).IsEmpty;
                if (envelope is null && !blank)
                    throw new ImportException("The file is no mailbox.", $"{source.Name}, line {lines.Number}", "A mailbox (mbox) begins with a line such as \"From name@host Mon Jan  5 10:00:00 2015\"; export the folder as mbox, not mail by mail.");
                // Mailboxes write >From where a line of the text begins with From.
                if (line.Length > 0 && line[0] == '>' && line.TrimStart((byte)'>').StartsWith("From "u8)) line = line[1..];
                mail.Add(line, lines.TooLong);
            }
            if (envelope is null) throw new ImportException("The file holds no mail.", source.Name, "Export the mailbox again.");
            Message(mail, envelope);
            Finish();
        }

        private void Message(RecordBuffer mail, string envelope)
        {
            if (mail.Fault is { } fault)
            {
                sink.Reject(mail.Row, $"the mail {fault}");
                return;
            }
            MailHeader header = MailHeader.Read(mail.Bytes, out ReadOnlySpan<byte> content);
            if (header["From"] is null && header["Date"] is null && header["Message-ID"] is null && header["Subject"] is null)
            {
                sink.Reject(mail.Row, "the mail has no header");
                return;
            }
            if (!TryTime(header, envelope, out PostTime? time))
            {
                sink.Reject(mail.Row, "Date is no date, and neither is the line that begins the mail");
                return;
            }
            foreach (string name in header.Names)
            {
                if (!s_used.Contains(name) && _unused.Count < 60 && PlainName().IsMatch(name)) _unused.Add(name);
            }
            MailBody body = MailBody.Read(header, content);
            _attachments |= body.Attachments;
            if (body.Guessed) _guessed++;
            string[] ids = [.. Ids(header["References"])];
            string? parent = ids.LastOrDefault() ?? Answered(header["In-Reply-To"]);
            string? own = Ids(header["Message-ID"]).FirstOrDefault() ?? header["Message-ID"];
            if (own is null) _nameless++;
            string id = own is null ? string.Create(CultureInfo.InvariantCulture, $"line-{mail.Row}") : Fingerprint(own);
            string? author = MailSender.Read(header["From"]).Key(options.Author);
            bool machine = header["Auto-Submitted"] is { } auto && !auto.StartsWith("no", StringComparison.OrdinalIgnoreCase);
            sink.Add(new()
            {
                Id = id,
                Thread = (ids.FirstOrDefault() ?? parent) is { } root ? Fingerprint(root) : id,
                Parent = parent is null ? null : Fingerprint(parent),
                Author = author,
                Role = machine ? AuthorRole.Bot : author is null ? AuthorRole.Anonymous : AuthorRole.Person,
                Time = time,
                Text = WrittenText.Below(parent is null && header["Subject"] is { } subject ? WrittenText.Line(MailHeader.Decode(subject)) : null, body.Text),
                Channel = List(header["List-Id"]),
            }, mail.Row);
        }

        private bool TryTime(MailHeader header, string envelope, out PostTime? time)
        {
            ClockReading? reading = header["Date"] is { } date ? MailDate.Read(date) : null;
            if (reading is null)
            {
                reading = MailDate.Read(EnvelopeDate().Match(envelope).Value);
                if (reading is not null) _stamped++;
            }
            if (reading is { Offset: null }) _zoneless++;
            time = reading?.In(source.Zone);
            return time is not null;
        }

        private void Finish()
        {
            foreach (string name in _unused.Order(StringComparer.OrdinalIgnoreCase)) sink.LeaveUnused(name);
            if (_attachments) sink.LeaveUnused("attachments");
            sink.Assume(options.Author == AuthorKey.Address
                ? "Senders are told apart by their e-mail address, which becomes the pseudonym and nothing else: somebody who writes from two addresses counts as two."
                : "Senders are told apart by their name, which becomes the pseudonym and nothing else: two people of one name count as one.");
            Assume(_zoneless, $"without a known zone in their date; it was taken in the zone {source.Zone.Id}");
            Assume(_stamped, "without a readable date; the time at which they arrived was taken");
            Assume(_nameless, "without Message-Id; they are named by their line and answers to them cannot be found");
            Assume(_guessed, "in another charset than they say; they were read as Windows-1252");
        }

        private void Assume(long mails, string what)
        {
            if (mails > 0) sink.Assume(string.Create(CultureInfo.InvariantCulture, $"Mails {what}: {mails}."));
        }

        private static string? Answered(string? field)
        {
            if (field is null) return null;
            string[] ids = [.. Ids(field)];
            // "<id> from Anna <address>" begins with the id; "Message from Anna <address> of Monday <id>" ends with it.
            return field.StartsWith('<') ? ids.FirstOrDefault() : ids.LastOrDefault();
        }

        private static IEnumerable<string> Ids(string? field) => MessageId().Matches(field ?? "").Select(match => match.Groups[1].Value);

        private static string Fingerprint(string messageId) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(messageId)).AsSpan(0, 12));

        private static string? List(string? field) => field is null ? null
            : WrittenText.Line(field.LastIndexOf('<') is var open and >= 0 ? field[(open + 1)..].TrimEnd('>', ' ') : field) is { } list && !list.Contains('@', StringComparison.Ordinal) ? list : null;
    }

    [GeneratedRegex(@"^From \S.*[0-9]{1,2}:[0-9]{2}.*\b[0-9]{4}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Separator();

    [GeneratedRegex(@"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b,?\s.*$", RegexOptions.CultureInvariant)]
    private static partial Regex EnvelopeDate();

    [GeneratedRegex(@"<([^<>\s]+)>")]
    private static partial Regex MessageId();

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$")]
    private static partial Regex PlainName();
}
