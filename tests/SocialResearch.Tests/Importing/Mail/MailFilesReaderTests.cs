using SocialResearch.Conversations;
using SocialResearch.Importing;
using SocialResearch.Importing.Mail;

namespace SocialResearch.Tests.Importing.Mail;

public sealed class MailFilesReaderTests : IDisposable
{
    private static readonly MailFilesReader s_reader = new();

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_single_mail_is_a_mailbox_of_one()
    {
        RecordedSink sink = ReaderRuns.Read(s_reader, ReaderRuns.Fixture("eml", "1-frage.eml"));
        PostDraft mail = Assert.Single(sink.Posts);
        Assert.Equal("Wer kennt einen guten Bäcker?\n\nIch suche einen Bäcker, der noch selbst bäckt.", mail.Text);
        Assert.Equal(("anna@mail.example", "brot.lists.example", "2015-01-05 09:00:00"), (mail.Author, mail.Channel, mail.Time!.Value.ToString()));
        Assert.Contains("attachments", sink.Unused);
    }

    [Fact]
    public void A_folder_of_mails_is_one_mailbox_in_which_answers_find_their_thread()
    {
        RecordedSink sink = ReaderRuns.Read(s_reader, ReaderRuns.Fixture("eml"));
        Assert.Equal([1, 2], sink.Rows.Select(row => row.Row));
        Assert.Equal(sink.Posts[0].Id, sink.Posts[1].Thread);
        Assert.NotEqual(sink.Posts[0].Id, sink.Posts[1].Parent);
        Assert.Equal("Ja: in der Gasse. Gruß", sink.Posts[1].Text);
    }

    [Fact]
    public void A_mail_without_a_readable_date_bears_the_time_at_which_it_arrived()
    {
        RecordedSink sink = ReaderRuns.Read(s_reader, ReaderRuns.Fixture("eml", "2-antwort.eml"));
        Assert.Equal("2015-01-06 08:30:00", sink.Posts[0].Time!.Value.ToString());
        Assert.Contains("Mails without a readable date; the time at which they arrived was taken: 1.", sink.Assumptions);
    }

    [Fact]
    public void The_same_mail_has_the_same_id_in_an_mbox_and_alone()
    {
        string mail = File.ReadAllText(ReaderRuns.Fixture("eml", "2-antwort.eml"), System.Text.Encoding.Latin1);
        RecordedSink mbox = ReaderRuns.ReadBytes(new MailboxReader(), System.Text.Encoding.Latin1.GetBytes("From bert Tue Jan  6 08:30:00 2015\n" + mail));
        Assert.Equal(ReaderRuns.Read(s_reader, ReaderRuns.Fixture("eml", "2-antwort.eml")).Posts.Single().Id, mbox.Posts.Single().Id);
    }

    [Fact]
    public void A_Maildir_is_read_without_its_trash()
    {
        foreach (string part in (string[])["cur", "new", "tmp"]) Directory.CreateDirectory(Path.Combine(_folder, part));
        File.Copy(ReaderRuns.Fixture("eml", "1-frage.eml"), Path.Combine(_folder, "new", "1420448400.M1P1.anna-pc"));
        File.Copy(ReaderRuns.Fixture("eml", "2-antwort.eml"), Path.Combine(_folder, "tmp", "half-written"));
        if (!OperatingSystem.IsWindows()) File.Copy(ReaderRuns.Fixture("eml", "2-antwort.eml"), Path.Combine(_folder, "cur", "1420533000.M1P1.anna-pc:2,ST"));
        File.WriteAllText(Path.Combine(_folder, "new", "9"), "");
        (Dictionary<string, PostDraft> posts, ImportReport report) = Reading.File(_folder);
        Assert.Equal("eml", report.Format);
        Assert.Single(posts);
        Assert.Contains("the file of the mail cannot be read: The file is empty.", report.Source.Rejects.Select(reject => reject.Reason));
        if (!OperatingSystem.IsWindows()) Assert.Contains("a mail in the trash", report.Source.Rejects.Select(reject => reject.Reason));
        Assert.DoesNotContain("anna-pc", report.ToTable().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_of_other_files_is_not_taken_for_mail()
    {
        Assert.False(s_reader.Recognises(new("folder: cur\nfolder: Posts.xml\n")));
        Assert.Throws<ImportException>(() => ReaderRuns.Read(s_reader, _folder));
    }

    [Theory]
    [InlineData("From anna@mail.example Mon Jan  5 10:00:00 2015\nFrom: a@b\nDate: x\n\n")]
    [InlineData("To: everybody\n\nFrom: a@b\nDate: x\n")]
    [InlineData("{\"From\": 1}")]
    [InlineData("From: a@b")]
    public void What_is_no_single_mail_is_not_taken_for_one(string beginning) => Assert.False(s_reader.Recognises(new(beginning)));
}
