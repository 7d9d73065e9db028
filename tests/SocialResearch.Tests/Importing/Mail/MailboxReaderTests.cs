using System.Text;
using SocialResearch.Conversations;
using SocialResearch.Importing;
using SocialResearch.Importing.Mail;

namespace SocialResearch.Tests.Importing.Mail;

public sealed class MailboxReaderTests
{
    private static readonly MailboxReader s_reader = new();

    private static RecordedSink List(AuthorKey author = AuthorKey.Address) => ReaderRuns.Read(new MailboxReader(new(author)), ReaderRuns.Fixture("mbox", "list.mbox"));

    private static PostDraft[] Posts(AuthorKey author = AuthorKey.Address) => [.. List(author).Posts];

    private static PostDraft One(string mail) => ReaderRuns.ReadText(s_reader, "From a@b Mon Jan  5 10:00:00 2015\n" + mail).Posts.Single();

    [Fact]
    public void A_mailbox_is_recognised_by_its_first_line()
    {
        Assert.True(ReaderRuns.Recognises(s_reader, ReaderRuns.Fixture("mbox", "list.mbox")));
        Assert.True(s_reader.Recognises(new("From anna at keller.example  Mon Jan  5 10:00:00 2015\nFrom: anna at keller.example (Anna)\n")));
        Assert.False(s_reader.Recognises(new("From time to time I write a text.\n")));
        Assert.False(s_reader.Recognises(new("From: anna@keller.example\n")));
    }

    [Fact]
    public void Answers_find_their_parent_and_their_thread_by_either_field()
    {
        PostDraft[] posts = Posts();
        Assert.Equal((posts[0].Id, null), (posts[0].Thread, posts[0].Parent));
        Assert.Equal((posts[0].Id, posts[0].Id), (posts[1].Thread, posts[1].Parent));
        Assert.Equal((posts[0].Id, posts[1].Id), (posts[2].Thread, posts[2].Parent));
    }

    [Fact]
    public void Words_of_the_header_are_decoded_even_when_cut_in_the_middle_of_a_letter() =>
        Assert.StartsWith("Grüße und €50\n\n", Posts()[0].Text, StringComparison.Ordinal);

    [Fact]
    public void Lines_that_begin_with_from_are_text_and_lose_only_the_mark_of_the_mailbox()
    {
        string text = Posts()[0].Text;
        Assert.Contains("die mir geschrieben haben.\n\nFrom time to time we begin", text, StringComparison.Ordinal);
        Assert.EndsWith("\n\nFrom the start it was so.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Charsets_are_read_as_declared_and_guessed_when_nobody_says_them()
    {
        RecordedSink sink = List();
        Assert.Equal("Kostet 5 €.", sink.Posts[1].Text);
        Assert.EndsWith("Größe ohne Angabe der Zeichen", sink.Posts[4].Text, StringComparison.Ordinal);
        Assert.Contains("Mails in another charset than they say; they were read as Windows-1252: 1.", sink.Assumptions);
    }

    [Fact]
    public void Of_several_parts_the_plain_text_is_read_and_files_are_left()
    {
        RecordedSink sink = List();
        Assert.Equal("Als Text über base64", sink.Posts[2].Text);
        Assert.Contains("attachments", (IEnumerable<string>)sink.Unused);
        Assert.Equal("Nur HTML\n\nEin Absatz\n\nNoch einer & Schluss", sink.Posts[3].Text);
    }

    [Fact]
    public void Senders_are_told_apart_by_address_in_all_its_forms_or_by_name()
    {
        Assert.Equal(["anna@keller.example", "berta@post.example", "caesar@post.example"], Posts().Take(3).Select(post => post.Author));
        Assert.Equal(["Anna Müller", "Beispiel, Berta", "Caesar"], Posts(AuthorKey.Name).Take(3).Select(post => post.Author));
        Assert.All(Posts().Take(3), post => Assert.Equal(AuthorRole.Person, post.Role));
    }

    [Fact]
    public void A_list_that_writes_in_the_name_of_its_members_is_no_single_author() =>
        Assert.Equal(["Dora", "Emil"], Posts().Skip(3).Take(2).Select(post => post.Author));

    [Fact]
    public void A_program_that_answers_is_a_bot() => Assert.Equal(AuthorRole.Bot, Posts()[5].Role);

    [Fact]
    public void No_address_reaches_another_field_than_the_author()
    {
        RecordedSink sink = List();
        Assert.DoesNotContain(sink.Fields().Concat(sink.Unused).Concat(sink.Assumptions).Concat(sink.Rejects.Select(reject => reject.Reason)), text => text?.Contains('@', StringComparison.Ordinal) == true);
        Assert.Equal("keller.lists.example", sink.Posts[0].Channel);
    }

    [Fact]
    public void Times_come_from_the_date_else_from_the_line_of_the_mailbox_else_the_mail_is_set_aside()
    {
        RecordedSink sink = List();
        Assert.Equal(["2015-01-05T09:00:00Z", "2015-01-05T11:00:00Z", "2015-01-06T08:00:00Z", "2015-01-07T09:00:00Z", "2015-01-07T09:00:00Z", "2015-01-08T09:00:00Z"],
            sink.Posts.Select(post => post.Time!.Value.Utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'")));
        Assert.Equal(TimePrecision.Minute, sink.Posts[2].Time!.Value.Precision);
        Assert.Contains("Mails without a readable date; the time at which they arrived was taken: 1.", sink.Assumptions);
        Assert.Contains("Mails without a known zone in their date; it was taken in the zone Europe/Berlin: 2.", sink.Assumptions);
        Assert.Equal(["the mail has no header", "Date is no date, and when the mail arrived is not written either"], sink.Rejects.Select(reject => reject.Reason));
    }

    [Fact]
    public void A_mail_without_id_is_named_by_its_line_and_counted()
    {
        RecordedSink sink = List();
        Assert.Equal("line-31", sink.Posts[2].Id);
        Assert.Equal([1, 19, 31], sink.Rows.Take(3).Select(row => row.Row));
        Assert.Contains("Mails without Message-Id; they are named by their line and answers to them cannot be found: 1.", sink.Assumptions);
    }

    [Theory]
    [InlineData("In-Reply-To: <x@y> from Anna <anna@keller.example>")]
    [InlineData("In-Reply-To: Your message of Monday, Anna <anna@keller.example>\n <x@y>")]
    [InlineData("References: <w@y> <x@y>")]
    [InlineData("references: <w@y>\n\t<x@y>\nIn-Reply-To: <w@y>")]
    public void The_parent_is_found_in_what_mail_programs_write(string field) =>
        Assert.Equal(One("Message-ID: <x@y>\n\n").Id, One($"Message-ID: <z@y>\n{field}\n\ntext").Parent);

    [Theory]
    [InlineData("Content-Type: multipart/mixed; boundary=\"b\"\n\n--b\n\nabgeschnitten", "abgeschnitten")]
    [InlineData("Content-Type: multipart/mixed\n\nohne Grenze", "ohne Grenze")]
    [InlineData("Content-Type: text/plain; charset=gibt-es-nicht\n\nfür", "für")]
    [InlineData("Content-Type: text/plain; charset=us-ascii\n\nfür", "für")]
    [InlineData("Content-Type: application/pdf\n\nJVBERi0=", "")]
    [InlineData("Content-Transfer-Encoding: quoted-printable\n\n50 =3D 50, 100 =ZZ =", "50 = 50, 100 =ZZ =")]
    [InlineData("Content-Transfer-Encoding: BASE64\n\nZsO8\ncg", "für")]
    [InlineData("Content-Transfer-Encoding: x-uuencode\n\nroh", "roh")]
    public void Odd_bodies_are_read_as_far_as_they_go(string mail, string text) => Assert.Equal(text, One("Message-ID: <a@b>\n" + mail).Text);

    [Fact]
    public void Parts_within_parts_without_end_overflow_nothing()
    {
        string nested = string.Concat(Enumerable.Range(0, 2000).Select(i => $"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n"));
        Assert.Equal("", One("Message-ID: <a@b>\n" + nested + "\ntext").Text);
    }

    [Theory]
    [InlineData("CRLF\r\n")]
    [InlineData("LF\n")]
    public void Both_line_ends_read_the_same(string sample)
    {
        string text = Encoding.Latin1.GetString(File.ReadAllBytes(ReaderRuns.Fixture("mbox", "list.mbox"))).ReplaceLineEndings(sample[^2] == '\r' ? "\r\n" : "\n");
        Assert.Equal(Posts().Select(post => post.Text), ReaderRuns.ReadBytes(s_reader, Encoding.Latin1.GetBytes(text)).Posts.Select(post => post.Text));
    }

    [Fact]
    public void What_is_no_mailbox_says_what_one_begins_with()
    {
        var error = Assert.Throws<ImportException>(() => ReaderRuns.ReadText(s_reader, "\nFrom: anna@keller.example\n\ntext"));
        Assert.EndsWith(", line 2", error.Where, StringComparison.Ordinal);
        Assert.DoesNotContain("anna", error.Message, StringComparison.Ordinal);
        Assert.Throws<ImportException>(() => ReaderRuns.ReadText(s_reader, "\n\n"));
    }


    [Fact]
    public void A_chain_of_references_over_several_lines_ends_at_the_parent_and_begins_at_the_thread()
    {
        string chain = string.Join("\n ", Enumerable.Range(1, 60).Select(i => $"<{i}@{new string('h', 40)}.example>"));
        RecordedSink sink = ReaderRuns.ReadText(s_reader, $"From a@b Mon Jan  5 10:00:00 2015\nFrom: a@b\nMessage-ID: <61@x>\nReferences: {chain}\nSubject: Re: x\n\nja\n\n"
            + $"From a@b Mon Jan  5 10:00:00 2015\nFrom: a@b\nMessage-ID: <1@{new string('h', 40)}.example>\nSubject: x\n\nerste\n\n"
            + $"From a@b Mon Jan  5 10:00:00 2015\nFrom: a@b\nMessage-ID: <60@{new string('h', 40)}.example>\nSubject: x\n\nletzte\n");
        Assert.Equal((sink.Posts[1].Id, sink.Posts[2].Id), (sink.Posts[0].Thread, sink.Posts[0].Parent));
        Assert.Equal("ja", sink.Posts[0].Text);
    }

    [Theory]
    [InlineData("=?ISO-2022-JP?B?GyRCJVElcxsoQg==?=", "パン")]
    [InlineData("=?windows-1252?Q?=80_50_=96_gut?=", "€ 50 – gut")]
    [InlineData("=?iso-8859-15?Q?=A4_5?=", "€ 5")]
    [InlineData("=?utf-8*de?Q?Gr=C3=BC=C3=9Fe?=", "Grüße")]
    [InlineData("=?klingon?Q?=FC?=", "ü")]
    public void Headers_in_old_charsets_are_read(string coded, string subject) => Assert.Equal(subject, One($"From: a@b\nSubject: {coded}\n\n").Text);

    [Fact]
    public void A_header_that_nobody_encoded_is_guessed_line_by_line()
    {
        byte[] mail = [.. "From a@b Mon Jan  5 10:00:00 2015\nFrom: a@b\nSubject: Gr"u8, 0xFC, 0xDF, .. "e\n\nBr\u00F6tchen\n"u8];
        Assert.Equal("Grüße\n\nBrötchen", ReaderRuns.ReadBytes(s_reader, mail).Posts.Single().Text);
    }

    [Theory]
    [InlineData("From - Mon Jan 05 10:00:00 2015")]
    [InlineData("From MAILER-DAEMON Mon Jan  5 10:00:00 2015")]
    [InlineData("From 1490000000000000001@xxx Mon Jan 05 10:00:00 +0000 2015")]
    [InlineData("From anna at keller.example  Mon Jan  5 10:00:00 2015")]
    public void Every_program_s_line_before_a_mail_is_known_and_dates_a_mail_that_bears_no_date(string line) =>
        Assert.Equal(2015, ReaderRuns.ReadText(s_reader, $"{line}\nFrom: a@b\n\nx\n").Posts.Single().Time!.Value.Utc.Year);

    [Fact]
    public void Quoted_words_of_others_are_said_to_stand_in_the_text()
    {
        RecordedSink sink = ReaderRuns.ReadText(s_reader, "From a@b Mon Jan  5 10:00:00 2015\nFrom: a@b\n\nBert schrieb:\n> nein\n\ndoch\n");
        Assert.Contains("Mails that quote others in lines with >; the quoted words stand in their texts: 1.", sink.Assumptions);
    }
}
