using System.Text;
using FsCheck.Fluent;
using SocialResearch.Conversations;
using SocialResearch.Importing;
using SocialResearch.Privacy;
using SocialResearch.Privacy.Scrubbing;
using SocialResearch.Tests.Privacy;

namespace SocialResearch.Tests.Importing.Delimited;

/// <summary>A file in UTF-8 is read from its bytes, the same in UTF-16 from its characters: two ways, one result.</summary>
public sealed class Utf8PostsTests : IDisposable
{
    private static readonly string[] s_ids =
    [
        "1", "7", "07", "1874000000000000001", "18740000000000000012345", "t3_abc", "p-12", "0151 23456789", "015123456789", "DE89370400440532013000", "post-0171-2345678", "a_0301234567", "<1@host.example>", "0", "00", "+1", "１２", "9223372036854775807", "9223372036854775808", "18446744073709551617",
        "anna@example.org", "did:plc:abcdef", "1.2E+17", " 9", "9\u00A0", "x\u0301y", "Ünïcode", "abcdefghijk", "abcdefghijkl", "abcdefghijklm", "",
    ];

    // Many tables hold nothing else; what is nearly a number must not become one.
    private static readonly string[] s_numbers = ["0", "1", "7", "12", "99", "12345678", "1874000000000000001", "1874000000000004099", "9223372036854775807", "", ""];

    private static readonly string[] s_authors =
        ["anna", "Anna", "maria_k", "a-b", "7", "1874000000000000001", "name_of_sixteen_", "ein langer Name aus Köln", "none", "n/a", "ANNA", "@anna", "Anna Müller", "[deleted]", "Gast", "192.168.10.12", " ", "", "e\u0301ve", "éve", "user0000001", "user0000002", "ſara", "sara", "\u0001", "DB_Bahn"];

    private static readonly string[] s_texts =
    [
        "ja", "nein, \"doch\"", "Zeile\nzwei", "Zeile\r\nzwei", "  innen ", "Grüße – 5 € 😀", "e\u0301 kombiniert", "FÃ¼r Â£ â€œ", "\uFFFD", "Ende\u2028neu", "Tel. 030 123456-78", "@anna schreib an anna@example.org", "\u0007Glocke", "\u0085", "\u3000weit\u3000",
        "K\u212Ag \u2126", "かな が", "", "-", "https://x.com/anna/status/1", "a\tb",
    ];

    private static readonly string[] s_urls =
    [
        "https://forum.example/t1/1874000000000000001", "https://forum.example/user/anna", "https://forum.example/u/x", "https://forum.example/anna/1", "https://forum.example/ANNA", "http://forum.example/p/user0000001", "https://x.com/anna/status/1", "https://forum.example/t1.",
        "https://forum.example/t1?user=anna", "https://forum.example/a.b.c.d", "https://192.168.10.12/x", "https://anna.bsky.social/x", "https://forum.example", "forum.example/t1", "https://FORUM.example/Users/7", "https://forum.example/%40anna", "https://github.com/anna", "https://forum.example//1/", "",
    ];

    private static readonly string[] s_times =
    [
        "2025-01-01T00:10:16Z", "2025-01-01 00:10:16", "2025-02-30T00:00:00Z", "2025-01-01T24:00:00Z", "2025-01-01T23:59:60Z", "2025-01-01T00:10:16+02:00", "2025-01-01T00:10:16.25Z", "2025-03-30 02:30:00", "2025-01-01", "2025-01", "14.04.2009 um 16:29 Uhr", "1262304000", "morgen", "", "n/a", "0000-00-00 00:00:00",
        "1899-12-31T00:00:00Z", "2025-01-01T00:1O:16Z", "25/12/2026", "26/12/2026 10:00",
    ];

    private static readonly string[] s_counts = ["0", "7", "12", "1.234", "1,234", "-3", "+4", "1.2K", "99999999999999999999", "123456789012345678", "1234567890123456789", "5 %", "n/a", "–", "", "1,5", "٣"];

    private static readonly string[][] s_others = [["person", "BRAND", "mod", "Bot", "anonymous", "Käufer", ""], ["kanal", "@kanal", "Straße", ""], ["de", "en-GB", "@anna", ""], ["etwas", "", "-"]];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Bytes_and_characters_of_a_table_give_the_same_posts_and_the_same_report() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed => AreTheSame(Table(new Random(seed)))).Holds(1_500);

    [Fact]
    public void Tables_longer_than_a_block_give_the_same_in_both_ways()
    {
        var random = new Random(1);
        var table = new StringBuilder("id,author,text,date,parent\n");
        for (int i = 0; i < 9_000; i++)
            table.Append(i % 11 == 0 ? "\n" : "").Append(i).Append(",user").Append(random.Next(500)).Append(",\"").Append('ü', random.Next(300)).Append("\"\"\n").Append('x', i % 997 == 0 ? 300_000 : 3).Append("\",2025-01-01,").Append(random.Next(12_000)).Append(i % 5 == 0 ? "\r\n" : "\n");
        Assert.True(AreTheSame(table.ToString()));
    }

    [Theory]
    [InlineData("id,author,text\n1,a,\"offen\n2,b,c\n")]
    [InlineData("id,author,text\n1,a,x\n2,b,\"offen")]
    [InlineData("id,author,text\n1,a,b\"c\n2,a,\"b\"c\n3,a,b\n4,a\n5,a,b,c\n6,\0,x\n")]
    [InlineData("id,author,text\r1,a,x\r\r2,b,y")]
    [InlineData("sep=|\nid|author|text\n1|a|x\n")]
    [InlineData("Ein Export vom Montag\n\nid;author;text\n1;a;x\n")]
    [InlineData("\uFEFFid,author,text\n1,a,x\n")]
    [InlineData("id,author,text\n,a,x\n")]
    public void Tables_with_something_wrong_are_told_in_the_same_words(string table) => Assert.True(AreTheSame(table));

    [Fact]
    public void A_record_without_end_is_refused_in_the_same_words()
    {
        string table = "id,author,text\n1,a,x\n2,b,\"" + new string('x', (1 << 22) + 1) + "\"\n";
        Assert.True(AreTheSame(table));
        Assert.Contains("longer than any row", Read(table, new UTF8Encoding(false)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_glance_lets_through_the_scrubber_leaves_alone()
    {
        var addresses = new PlainAddresses();
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new Random(seed);
            string id = Mixed(random, "abzADEZ0179", "_-", s_ids), author = s_authors[random.Next(s_authors.Length)];
            string url = Pick(random, ["https://forum.example/", "https://", "http://a.b/", "https://anna.tumblr.com/", "https://T.me/"]) + Mixed(random, "ausernpU017", "/.-_", [.. s_authors, .. s_urls, "user", "u", "Profile", "member"]);
            string spaced = id.Replace('_', ' ').Replace('-', ' ');
            return (!PlainIds.Holds(Encoding.UTF8.GetBytes(id)) || (TextScrubber.Scrub(id) == id && TextScrubber.Scrub(spaced) == spaced))
                && addresses.Holds(Encoding.UTF8.GetBytes(url), Encoding.UTF8.GetBytes(author.Trim())) is var holds && holds == new PlainAddresses().Holds(Encoding.UTF8.GetBytes(url), Encoding.UTF8.GetBytes(author.Trim()))
                && (!holds || PostAddresses.Scrub(url, author.Trim() is { Length: > 0 } name ? name : null, PublicHandles.None) == url);
        }).Holds(20_000);
        foreach (PlantedIdentifier planted in PlantedIdentifiers.All)
            Assert.False(PlainIds.Holds(Encoding.UTF8.GetBytes(planted.Value)) && TextScrubber.Scrub(planted.Value) != planted.Value, planted.Value);
    }

    private static string Mixed(Random random, string letters, string signs, string[] parts)
    {
        var text = new StringBuilder();
        for (int i = random.Next(1, 6); i > 0; i--)
        {
            if (random.Next(4) == 0) text.Append(Pick(random, parts));
            else for (int j = random.Next(1, 14); j > 0; j--) text.Append(letters[random.Next(letters.Length)]);
            text.Append(i > 1 ? signs[random.Next(signs.Length)] : "");
        }
        return text.ToString();
    }

    private static string Table(Random random)
    {
        string[] ids = random.Next(2) == 0 ? s_ids : random.Next(20) == 0 ? [.. s_numbers, "x1"] : s_numbers;
        string separator = Pick(random, [",", ";", "\t", "|"]), end = Pick(random, ["\n", "\r\n", "\r"]);
        (string Name, string[] Cells)[] columns =
        [
            ("id", ids), ("thread", ids), ("parent", ids), ("author", s_authors), ("text", s_texts), ("url", s_urls), ("created_at", s_times), ("likes", s_counts), ("replies", s_counts), ("role", s_others[0]), ("channel", s_others[1]), ("lang", s_others[2]), ("mehr", s_others[3]),
        ];
        columns = [.. columns.Where(column => column.Name is "author" or "text" || random.Next(5) > 0)];
        random.Shuffle(columns);
        var table = new StringBuilder(random.Next(10) == 0 ? "\uFEFF" : "").Append(random.Next(20) == 0 ? "Ein Export" + end : "").AppendJoin(separator, columns.Select(column => column.Name)).Append(end);
        for (int rows = random.Next(1, 40); rows > 0; rows--)
        {
            IEnumerable<string> cells = columns.Select(column => Cell(random, Pick(random, column.Cells), separator));
            table.AppendJoin(separator, random.Next(40) == 0 ? cells.Skip(1) : random.Next(40) == 0 ? cells.Append("zu viel") : cells).Append(random.Next(25) == 0 ? end + end : end);
        }
        return table.ToString();
    }

    /// <summary>Most often as it must be written, sometimes as it must not.</summary>
    private static string Cell(Random random, string cell, string separator) =>
        random.Next(60) == 0 ? cell + "\"" : random.Next(60) == 0 ? $"\"{cell.Replace("\"", "")}\"x" : random.Next(80) == 0 ? cell + "\0"
        : cell.Contains(separator) || cell.IndexOfAny(['"', '\n', '\r']) >= 0 || random.Next(5) == 0 ? $"\"{cell.Replace("\"", "\"\"")}\"" : random.Next(10) == 0 ? $" {cell} " : cell;

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];

    private bool AreTheSame(string table)
    {
        string bytes = Read(table, new UTF8Encoding(false)), characters = Read(table.TrimStart('\uFEFF'), new UnicodeEncoding(false, byteOrderMark: true));
        Assert.Equal(characters, bytes);
        return true;
    }

    /// <summary>Everything that an import gives, but the fingerprint of the file.</summary>
    private string Read(string table, Encoding encoding)
    {
        string path = Path.Combine(_folder.FullName, "posts.csv");
        File.WriteAllText(path, table, encoding);
        try
        {
            ImportedConversation import = Conversation.Import([path], new() { Pseudonyms = Pseudonyms.WithKey(new byte[32]), PublicHandles = ["@DB_Bahn"], Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin") });
            ImportReport report = import.Reports.Single();
            Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path))), report.Source.Sha256);
            return string.Join('\n', report.ToTable().Rows.Where(row => row[0] != "SHA-256").Select(row => string.Join(": ", row)).Concat(report.Caveats.Select(caveat => caveat.ToString())).Concat(report.Source.Rejects.Select(reject => reject.ToString()))
                .Concat(import.Conversation.Select(post => $"{post.Row.Number} {post.Id} {post.Thread} {post.Parent} {post.Author} {post.Role} {post.Time?.Utc.Ticks} {post.Time?.Precision} [{post.TextAsWritten}] [{post.Text}] {post.Url} {post.Channel} {post.Reactions} {post.Language}"))
                .Append(string.Join(' ', import.Conversation.Select(post => post.Columns.Parents[post.Index]))));
        }
        catch (ImportException refused)
        {
            return $"{refused.What} {refused.Where} {refused.Remedy}";
        }
    }
}
