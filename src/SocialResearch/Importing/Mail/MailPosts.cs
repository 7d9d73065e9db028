using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using SocialResearch.Conversations;

namespace SocialResearch.Importing.Mail;

/// <summary>How mails are read.</summary>
/// <param name="Author">By what senders are told apart.</param>
internal sealed record MailOptions(AuthorKey Author = AuthorKey.Address);

/// <summary>Makes posts of mails, wherever they lay.</summary>
/// <remarks>
/// Message ids often hold names of people and machines, and look like addresses; so ids here are fingerprints of them (the
/// first 96 bits of SHA-256), the same in every file. The first mail of a thread begins with its subject, answers do not.
/// </remarks>
internal sealed partial class MailPosts(MailOptions options, PostSource source, IPostSink sink)
{
    private static readonly HashSet<string> s_used = new(StringComparer.OrdinalIgnoreCase)
    {
        "Message-ID", "In-Reply-To", "References", "From", "Date", "Received", "Subject", "List-Id", "Auto-Submitted", "Content-Type", "Content-Transfer-Encoding", "Content-Disposition", "MIME-Version",
    };

    private readonly HashSet<string> _unused = new(StringComparer.OrdinalIgnoreCase);
    private long _nameless, _guessed, _zoneless, _stamped, _quoting;
    private bool _attachments;

    /// <summary>Hands a mail on as a post, or sets it aside.</summary>
    /// <param name="mail">Header and body.</param>
    /// <param name="arrived">When it arrived, as whoever keeps it wrote; empty when nobody did.</param>
    public void Add(RecordBuffer mail, string arrived)
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
        if (TimeOf(header, arrived) is not { } time)
        {
            sink.Reject(mail.Row, "Date is no date, and when the mail arrived is not written either");
            return;
        }
        foreach (string name in header.Names)
        {
            if (!s_used.Contains(name) && _unused.Count < 60 && PlainName().IsMatch(name)) _unused.Add(name);
        }
        MailBody body = MailBody.Read(header, content);
        _attachments |= body.Attachments;
        if (body.Guessed) _guessed++;
        if (body.Text.StartsWith('>') || body.Text.Contains("\n>", StringComparison.Ordinal)) _quoting++;
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

    /// <summary>Says what was assumed, once all mails are read.</summary>
    public void Finish()
    {
        foreach (string name in _unused.Order(StringComparer.OrdinalIgnoreCase)) sink.LeaveUnused(name);
        if (_attachments) sink.LeaveUnused("attachments");
        sink.Assume(options.Author == AuthorKey.Address
            ? "Senders are told apart by their e-mail address, which becomes the pseudonym and nothing else: somebody who writes from two addresses counts as two."
            : "Senders are told apart by their name, which becomes the pseudonym and nothing else: two people of one name count as one.");
        Assume(_zoneless, $"without a known zone in their date; it was taken in the zone {source.Zone.Id}");
        Assume(_stamped, "without a readable date; the time at which they arrived was taken");
        Assume(_nameless, "without Message-Id; they are named by their line and answers to them cannot be found");
        Assume(_quoting, "that quote others in lines with >; the quoted words stand in their texts");
        Assume(_guessed, "in another charset than they say; they were read as Windows-1252");
    }

    private PostTime? TimeOf(MailHeader header, string arrived)
    {
        WrittenTime? reading = header["Date"] is { } date ? MailDate.Read(date) : null;
        if (reading is null)
        {
            // Behind its last semicolon the line of the last server says when it took the mail.
            reading = MailDate.Read(arrived) ?? (header["Received"] is { } received ? MailDate.Read(received[(received.LastIndexOf(';') + 1)..]) : null);
            if (reading is not null) _stamped++;
        }
        if (reading is { Offset: null }) _zoneless++;
        return reading?.In(source.Zone);
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

    [GeneratedRegex(@"<([^<>\s]+)>")]
    private static partial Regex MessageId();

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$")]
    private static partial Regex PlainName();
}
