using System.Text;
using SocialResearch.Conversations;
using SocialResearch.Importing;
using SocialResearch.Participations;

namespace SocialResearch.Tests.Importing;

public sealed class ContributionCountsFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("räume und löcher ").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Write(string text, Encoding? encoding = null, string name = "counts.csv") => Write((encoding ?? new UTF8Encoding(false)).GetPreamble().Concat((encoding ?? new UTF8Encoding(false)).GetBytes(text)).ToArray(), name);

    private string Write(byte[] bytes, string name = "counts.csv")
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private ContributionCounts Load(string text) => ContributionCounts.Load(Write(text));

    [Theory]
    [InlineData("author_id,count\n1,3\n2,1\n")]
    [InlineData("author_id;count\r\n1;3\r\n2;1")]
    [InlineData("author_id\tcount\r1\t3\r2\t1\r")]
    [InlineData("\"author_id\",\"count\"\n\"1\",\"3\"\n\"2\",\"1\"\n")]
    [InlineData("\n count , name, AUTHOR_ID\n\n3,\"Meier, Anna\",1\n\n1,\"sie sagt \"\"ja\"\"\nund geht\",2\n")]
    public void Common_ways_of_writing_the_same_table_read_the_same(string text)
    {
        ContributionCounts counts = Load(text);
        Assert.Equal([new(1, 1), new(3, 1)], counts.Frequencies);
        Assert.Equal(2, counts.Provenance!.RowsAccepted);
        Assert.Empty(counts.Provenance.Rejects);
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_first_column()
    {
        ContributionCounts counts = ContributionCounts.Load(Write("author_id;count\nä;2\n", new UTF8Encoding(true)));
        Assert.Equal(2, counts.Contributions);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("iso-8859-1")]
    public void A_German_spreadsheet_reads_in_whatever_encoding_it_was_saved(string encoding)
    {
        ContributionCounts counts = ContributionCounts.Load(Write("Autor;Beiträge\r\nMüller;1.234\r\nMöller;12\r\nNeumann;0\r\n", Encoding.GetEncoding(encoding)));
        Assert.Equal((1_246, 2, 3), (counts.Contributions, counts.Contributors, counts.Rows));
        Assert.Empty(counts.Provenance!.Rejects);
    }

    [Theory]
    [InlineData("author_id,count\na,1\n", true)]
    [InlineData("Autor;Beiträge\na;1\n", true)]
    [InlineData("user\tposts\tregion\na\t1\tx\n", true)]
    [InlineData("author,date,comments\na,2024-01-01,1\n", false)]
    [InlineData("author,text,count\na,b,1\n", false)]
    [InlineData("articles_min,articles_max,readers\n1,2,3\n", false)]
    [InlineData("{\"author\":1,\"count\":2}", false)]
    public void A_table_of_counts_is_told_from_a_table_of_posts(string text, bool isCounts) =>
        Assert.Equal(isCounts, ContributionCounts.AreIn(Write(text)));

    [Fact]
    public void Other_columns_can_be_named()
    {
        ContributionCounts counts = ContributionCounts.Load(Write("Nutzer;Beiträge\na;2\nb;5\n"), author: "Nutzer", count: "Beiträge");
        Assert.Equal(7, counts.Contributions);
    }

    [Fact]
    public void Rows_that_cannot_be_trusted_are_set_aside_with_line_and_reason()
    {
        ContributionCounts counts = Load("""
            author_id,count
            a,1
            b,-2
            c,1.5
            d,1.2K
            e,viele
            f,
            ,9
            a,4
            g,1,2
            h,99999999999999999999
            i"j,3
            "k"l,3
            m,1e3
            n,5
            """);
        Assert.Equal(6, counts.Contributions);
        Assert.Equal(14, counts.Provenance!.RowsRead);
        Assert.Equal(2, counts.Provenance.RowsAccepted);
        Assert.Equal(
        [
            new Reject(3, "count is negative"),
            new Reject(4, "count is no whole number"),
            new Reject(5, "count is rounded (such as 1.2K), not a count"),
            new Reject(6, "count is no number"),
            new Reject(7, "count is empty"),
            new Reject(8, "author_id is empty, and people without an id must not become one person"),
            new Reject(9, "author_id was there before; one person must have one row"),
            new Reject(10, "the row has 3 fields, the header 2"),
            new Reject(11, "count is larger than any count can be"),
            new Reject(12, "a quotation mark stands inside a field that is not quoted"),
            new Reject(13, "text follows a closing quotation mark"),
            new Reject(14, "count is no number"),
        ], counts.Provenance.Rejects);
        Assert.Contains(Participation.Measure(counts).Caveats, caveat => caveat.Code == "SR006");
    }

    [Fact]
    public void Line_numbers_are_those_of_an_editor_even_after_fields_that_span_lines() =>
        Assert.Equal(5, Load("author_id,count\n\"a\nb\",1\n\nc,-1\n").Provenance!.Rejects.Single().Line);

    [Fact]
    public void File_and_fingerprint_are_kept_and_folders_are_not()
    {
        Provenance provenance = Load("author_id,count\na,1\n").Provenance!;
        Assert.Equal("counts.csv", provenance.FileName);
        Assert.Equal("d2cd158b6bc65131c5107021c9d2a4f8dad2b64c5e5cf1a3ee50d3d2e2e11d4b".Length, provenance.Sha256.Length);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("author_id,count\na,1\n"u8)), provenance.Sha256);
    }

    [Fact]
    public void A_zero_is_a_person_who_stayed_silent() => Assert.Equal((1, 2), (Load("author_id,count\na,1\nb,0\n") is var c ? c.Contributors : 0, c.Rows));

    [Fact]
    public void Rows_across_the_border_of_the_buffer_are_read_whole()
    {
        string text = "author_id,count\n" + string.Concat(Enumerable.Range(1, 30_000).Select(i => $"\"person {i}\",{i % 7}\r\n"));
        ContributionCounts counts = Load(text);
        Assert.Equal(30_000, counts.Rows);
        Assert.Equal(Enumerable.Range(1, 30_000).Sum(i => i % 7), counts.Contributions);
    }

    [Fact]
    public void Messages_say_what_where_and_how_to_mend()
    {
        (string Case, Action Fails)[] cases =
        [
            ("missing file", () => ContributionCounts.Load("no/such/counts.csv")),
            ("folder instead of a file", () => ContributionCounts.Load(_folder)),
            ("empty file", () => Load("")),
            ("nothing but empty lines", () => Load("\n\r\n\n")),
            ("header without rows", () => Load("author_id,count\n")),
            ("missing column, near miss", () => Load("autor_id,count\n1,2\n")),
            ("missing column, nothing near", () => Load("Wer;Wieviel\na;1\n")),
            ("column twice", () => Load("author_id,count,Count\na,1,2\n")),
            ("no row can be used", () => Load("author_id,count\na,x\nb,-1\n")),
            ("quotation mark never closed", () => Load("author_id,count\na,1\n\"b,2\nc,3\n")),
            ("workbook", () => ContributionCounts.Load(Write("PK\u0003\u0004rest", name: "counts.xlsx"))),
        ];
        string messages = string.Concat(cases.Select(entry => $"## {entry.Case}\n{Assert.Throws<ImportException>(entry.Fails).Message}\n\n"));
        Golden.Matches("messages.md", messages.Replace(Path.GetFileName(_folder), "FOLDER", StringComparison.Ordinal));
    }
}
