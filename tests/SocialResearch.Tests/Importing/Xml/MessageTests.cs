using System.Text;
using SocialResearch.Importing;
using SocialResearch.Importing.Git;
using SocialResearch.Importing.Mail;
using SocialResearch.Importing.Xml;

namespace SocialResearch.Tests.Importing.Xml;

/// <summary>What people read when a file of these formats cannot be read, and what the formats are recognised by.</summary>
public sealed class MessageTests
{
    [Fact]
    public void Every_error_says_what_where_and_how_to_mend_it()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        var page = new StringBuilder();
        void Fails(IPostReader reader, string name, string? text, string declared = "")
        {
            string path = Path.Combine(folder, name);
            if (text is not null) File.WriteAllText(path, declared + text);
            page.Append("- ").Append(Assert.Throws<ImportException>(() => ReaderRuns.Read(reader, path)).Message).Append('\n');
        }
        Fails(new RssReader(), "missing.xml", null);
        Fails(new RssReader(), "empty.xml", "");
        Fails(new RssReader(), "packed.zip", "PK\u0003\u0004");
        Fails(new RssReader(), "cut.xml", "<rss>\n<channel>");
        Fails(new RssReader(), "page.html", "<!DOCTYPE html>\n<html></html>");
        Fails(new RssReader(), "odd.xml", "<rss/>", "<?xml version=\"1.0\" encoding=\"klingon\"?>");
        Fails(new RssReader(), "other.xml", "<rss/>");
        Fails(new AtomReader(), "other.xml", null);
        Fails(new WordPressReader(), "other.xml", null);
        Fails(new StackExchangeReader(), "other.xml", null);
        Directory.CreateDirectory(Path.Combine(folder, "dump"));
        Fails(new StackExchangeReader(), "dump", null);
        Fails(new MailboxReader(), "notes.txt", "\nLieber Leser");
        Fails(new MailboxReader(), "blank.mbox", "\n\n");
        Fails(new GitLogReader(), "log.txt", "commit 1\n");
        Directory.Delete(folder, recursive: true);
        foreach (IPostReader reader in (IPostReader[])[new StackExchangeReader(), new WordPressReader(), new RssReader(), new AtomReader(), new MailboxReader(), new MailFilesReader(), new GitLogReader()])
            page.Append("- ").Append(reader.Format).Append(": ").Append(reader.Looks).Append('\n');
        Golden.Matches("messages.md", page.ToString());
    }
}
