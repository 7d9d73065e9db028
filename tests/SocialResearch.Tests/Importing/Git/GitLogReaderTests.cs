using System.Diagnostics;
using SocialResearch.Conversations;
using SocialResearch.Importing;
using SocialResearch.Importing.Git;

namespace SocialResearch.Tests.Importing.Git;

public sealed class GitLogReaderTests
{
    private static readonly GitLogReader s_reader = new();

    private static RecordedSink Log(AuthorKey author = AuthorKey.Name) => ReaderRuns.Read(new GitLogReader(new(author)), ReaderRuns.Fixture("git-log", "commits.txt"));

    [Fact]
    public void A_commit_is_a_contribution_with_author_time_and_message()
    {
        RecordedSink sink = Log();
        PostDraft first = sink.Posts[0];
        Assert.Equal((new string('a', 40), "Anna Müller", AuthorRole.Person), (first.Id, first.Author, first.Role));
        Assert.Equal(new(DateTimeOffset.Parse("2015-01-05T09:00:00Z", null), TimePrecision.Second), first.Time);
        Assert.StartsWith("Grüße\n\nZweiter Absatz\n\n", first.Text, StringComparison.Ordinal);
        Assert.All(sink.Posts, post => Assert.Equal((null, null), (post.Parent, post.Thread)));
        Assert.Equal([1, 7, 9, 11, 18], sink.Rows.Select(row => row.Row));
    }

    [Fact]
    public void Authors_are_told_apart_by_name_or_by_address_as_the_option_says()
    {
        Assert.Equal(["Anna Müller", "Jörg", "dependabot[bot]", null, "Anna M"], Log().Posts.Select(post => post.Author));
        Assert.Equal(["anna@keller.example", "joerg@post.example", "1+dependabot[bot]@users.noreply.example", null, "anna@keller.example"], Log(AuthorKey.Address).Posts.Select(post => post.Author));
    }

    [Fact]
    public void Programs_and_the_nameless_have_their_roles() =>
        Assert.Equal([AuthorRole.Person, AuthorRole.Person, AuthorRole.Bot, AuthorRole.Anonymous, AuthorRole.Person], Log().Posts.Select(post => post.Role));

    [Fact]
    public void An_address_reaches_no_other_field_unless_somebody_wrote_it_into_the_message() =>
        Assert.DoesNotContain(Log(AuthorKey.Address).Posts.Skip(1), post => $"{post.Id}{post.Text}{post.Url}{post.Channel}".Contains('@', StringComparison.Ordinal));

    [Fact]
    public void Old_commits_that_are_no_utf8_are_read_and_said()
    {
        Assert.Equal("Geändert", Log().Posts[1].Text);
        Assert.Contains("Commits that are no UTF-8 and were read as Windows-1252: 1.", Log().Assumptions);
    }

    [Fact]
    public void A_message_may_hold_anything_even_the_separator() =>
        Assert.Equal("commit a\nAuthor: not a header | \"quoted\", and\ttabs  too", Log().Posts[^1].Text);

    [Fact]
    public void Broken_commits_are_set_aside() => Assert.Equal(
        [new Reject(13, "the time is no time as %aI writes it"), new Reject(15, "the id is no id of a commit"), new Reject(17, "the commit has 2 of 5 fields")],
        Log().Rejects);

    [Fact]
    public void A_log_in_the_usual_form_is_recognised_and_answered_with_the_command()
    {
        string usual = $"commit {new string('a', 40)} (HEAD -> main)\nAuthor: Anna <anna@keller.example>\nDate:   Mon Jan 5 10:00:00 2015 +0100\n\n    Text\n";
        Assert.True(s_reader.Recognises(new(usual)));
        Assert.True(ReaderRuns.Recognises(s_reader, ReaderRuns.Fixture("git-log", "commits.txt")));
        Assert.False(s_reader.Recognises(new("commit yourself\nAuthor: somebody")));
        Assert.Contains(GitLogReader.Command, Assert.Throws<ImportException>(() => ReaderRuns.ReadText(s_reader, usual)).Remedy, StringComparison.Ordinal);
        Assert.Contains(GitLogReader.Command, s_reader.Looks, StringComparison.Ordinal);
    }

    [Fact]
    public void The_command_writes_what_the_reader_reads()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        Run(folder, "init -q");
        Run(folder, "-c user.name=Änne -c user.email=aenne@keller.example commit -q --allow-empty -m \"Erster; mit Umlaut ü\"");
        Run(folder, GitLogReader.Command["git ".Length..]);
        string file = Path.Combine(folder, "commits.txt");
        Assert.True(ReaderRuns.Recognises(s_reader, file));
        PostDraft post = ReaderRuns.Read(s_reader, file).Posts.Single();
        foreach (string path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)) File.SetAttributes(path, FileAttributes.Normal);
        Directory.Delete(folder, recursive: true);
        Assert.Equal(("Änne", "Erster; mit Umlaut ü", TimePrecision.Second), (post.Author, post.Text, post.Time!.Value.Precision));
    }

    private static void Run(string folder, string arguments)
    {
        using Process git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = folder })!;
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
    }
}
