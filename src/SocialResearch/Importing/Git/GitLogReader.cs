using System.Globalization;
using System.Text.RegularExpressions;
using SocialResearch.Conversations;
using SocialResearch.Text;

namespace SocialResearch.Importing.Git;

/// <summary>How the log of a repository is read.</summary>
/// <param name="Author">By what authors are told apart. A .mailmap in the repository joins both before the log is written.</param>
internal sealed record GitLogOptions(AuthorKey Author = AuthorKey.Name);

/// <summary>Reads the commits of a git repository out of a file that <see cref="Command"/> wrote.</summary>
/// <remarks>A commit is a contribution, no answer: parents in git are an order of versions, so posts here have neither parent nor thread.</remarks>
internal sealed partial class GitLogReader(GitLogOptions? options = null) : IPostReader
{
    /// <summary>Writes the file. The separators are control characters that nobody types, so names and messages may hold anything; git itself writes the file because some shells change encodings.</summary>
    public const string Command = "git log --encoding=UTF-8 --output=commits.txt --format=\"%x1e%H%x1f%aN%x1f%aE%x1f%aI%x1f%B\"";

    public string Format => "git-log";

    public string Looks => $"the log of a git repository, written by: {Command}";

    public bool Recognises(FileBeginning beginning) => beginning.Text is ['\x1e' or 'c', ..] && (Beginning().IsMatch(beginning.Text) || PlainLog().IsMatch(beginning.Text));

    public void Read(PostSource source, IPostSink sink)
    {
        try
        {
            using FileStream stream = RawFile.Open(source.Path);
            new Log(options ?? new(), source, sink).Read(new(stream));
        }
        catch (IOException unreadable)
        {
            throw new ImportException("The file cannot be read to its end.", source.Name, "Copy it to this machine's disk again and check that it is not in use.", unreadable);
        }
    }

    private sealed class Log(GitLogOptions options, PostSource source, IPostSink sink)
    {
        private long _guessed;
        private bool _zoneless;

        public void Read(ByteLines lines)
        {
            var commit = new RecordBuffer();
            bool begun = false;
            while (lines.Read())
            {
                ReadOnlySpan<byte> line = lines.Line;
                if (line[0] == 0x1E)
                {
                    if (begun) Commit(commit);
                    begun = true;
                    commit.Begin(lines.Number);
                    line = line[1..];
                }
                else if (!begun)
                {
                    throw new ImportException("The file is not written in the form that can be read without mistakes.", $"{source.Name}, line {lines.Number}", $"Write it in the repository with: {Command}");
                }
                commit.Add(line, lines.TooLong);
            }
            if (begun) Commit(commit);
            sink.Assume(options.Author == AuthorKey.Name
                ? "Authors are told apart by name, which becomes the pseudonym and nothing else: two people of one name count as one."
                : "Authors are told apart by e-mail address, which becomes the pseudonym and nothing else: somebody with two addresses counts as two.");
            if (_guessed > 0) sink.Assume(string.Create(CultureInfo.InvariantCulture, $"Commits that are no UTF-8 and were read as Windows-1252: {_guessed}."));
            if (_zoneless) sink.Assume($"Some commits give a time without a zone; it was taken in the zone {source.Zone.Id}.");
        }

        private void Commit(RecordBuffer commit)
        {
            string[] fields = Charset.Guess(commit.Bytes, out bool guessed).Split('\x1F', 5);
            if (commit.Fault is { } fault) sink.Reject(commit.Row, $"the commit {fault}");
            else if (fields.Length < 5) sink.Reject(commit.Row, $"the commit has {fields.Length} of 5 fields");
            else if (!Hash().IsMatch(fields[0])) sink.Reject(commit.Row, "the id is no id of a commit");
            else if (Time(fields[3]) is not { } time) sink.Reject(commit.Row, "the time is no time as %aI writes it");
            else
            {
                if (guessed) _guessed++;
                string? name = WrittenText.Line(fields[1]), address = WrittenText.Line(fields[2])?.ToLowerInvariant();
                string? author = options.Author == AuthorKey.Name ? name ?? address : address ?? name;
                bool bot = name?.EndsWith("[bot]", StringComparison.OrdinalIgnoreCase) == true;
                sink.Add(new()
                {
                    Id = fields[0],
                    Author = author,
                    Role = bot ? AuthorRole.Bot : author is null ? AuthorRole.Anonymous : AuthorRole.Person,
                    Time = time,
                    Text = WrittenText.Clean(fields[4]),
                }, commit.Row);
            }
        }

        private PostTime? Time(string text)
        {
            WrittenTime? reading = WrittenTime.Iso(text);
            _zoneless |= reading is { Offset: null };
            return reading?.In(source.Zone);
        }
    }

    [GeneratedRegex("^\x1e[0-9a-f]{40,64}\x1f")]
    private static partial Regex Beginning();

    [GeneratedRegex(@"^commit [0-9a-f]{40,64}\b[^\n]*\r?\n(?:Merge: [^\n]*\n)?Author: ")]
    private static partial Regex PlainLog();

    [GeneratedRegex("^[0-9a-f]{40,64}$")]
    private static partial Regex Hash();
}
