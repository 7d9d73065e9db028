using System.Text;

namespace SocialResearch.Importing.Mail;

/// <summary>Reads mails that lie in files of their own: one .eml, a folder of them, or a Maildir.</summary>
/// <remarks>The row of a mail is the number of its file in the order of names. Names of files hold names of machines and are not repeated.</remarks>
internal sealed class MailFilesReader(MailOptions? options = null) : IPostReader
{
    public string Format => "eml";

    public string Looks => "a single mail (.eml) that begins with header lines such as From: and Date:, a folder of .eml files, or a Maildir with cur and new";

    public bool Recognises(FileBeginning beginning)
    {
        if (!beginning.IsFolder) return IsHeader(beginning.Text);
        string[] names = [.. beginning.Text.Split('\n').Where(line => line.StartsWith("folder: ", StringComparison.Ordinal)).Select(line => line["folder: ".Length..].Trim())];
        return names.Any(name => IsMail(name) && !name.Contains('/')) || (names.Contains("cur") && names.Contains("new"));
    }

    public void Read(PostSource source, IPostSink sink)
    {
        var posts = new MailPosts(options ?? new(), source, sink);
        var mail = new RecordBuffer();
        long row = 0;
        foreach (string file in Files(source))
        {
            mail.Begin(++row);
            if (Refusal(file, isAlone: file == source.Path, mail) is { } reason) sink.Reject(row, reason);
            else posts.Add(mail, "");
        }
        if (row == 0) throw new ImportException("The folder holds no mail.", source.Name, "Export the mails as .eml files into one folder, or name the Maildir that holds cur and new.");
        posts.Finish();
    }

    /// <summary>Reads the file; the reason when it cannot be or must not be read.</summary>
    private static string? Refusal(string file, bool isAlone, RecordBuffer mail)
    {
        // Behind ":2," stand the flags of a Maildir; T is for the trash.
        string name = Path.GetFileName(file);
        if (name.LastIndexOf(":2,", StringComparison.Ordinal) is >= 0 and var flags && name.IndexOf('T', flags) > 0) return "a mail in the trash";
        try
        {
            using FileStream stream = RawFile.Open(file);
            var lines = new ByteLines(stream);
            while (lines.Read()) mail.Add(lines.Line, lines.TooLong);
            return null;
        }
        catch (ImportException error) when (!isAlone)
        {
            return $"the file of the mail cannot be read: {error.What}";
        }
    }

    private static IEnumerable<string> Files(PostSource source)
    {
        if (!Directory.Exists(source.Path)) return [source.Path];
        string[] maildir = [Path.Combine(source.Path, "cur"), Path.Combine(source.Path, "new")];
        IEnumerable<string> files = maildir.All(Directory.Exists) ? maildir.SelectMany(Directory.EnumerateFiles) : Directory.EnumerateFiles(source.Path).Where(IsMail);
        return files.Order(StringComparer.Ordinal);
    }

    private static bool IsMail(string file) => file.EndsWith(".eml", StringComparison.OrdinalIgnoreCase);

    private static bool IsHeader(string beginning)
    {
        int first = beginning.AsSpan().IndexOfAny('\r', '\n');
        // The first line of an mbox holds colons too, but behind spaces.
        if (first < 0 || beginning.AsSpan(0, first).IndexOf(':') is not (> 0 and < 100 and var colon) || beginning.AsSpan(0, colon).Contains(' ')) return false;
        MailHeader header = MailHeader.Read(Encoding.UTF8.GetBytes(beginning), out _);
        return header["From"] is not null && (header["Date"] is not null || header["Message-ID"] is not null || header["Received"] is not null);
    }
}
