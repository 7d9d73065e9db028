using System.Text;
using SocialResearch.Conversations;
using SocialResearch.Importing;
using SocialResearch.Privacy;

namespace SocialResearch.Tests.Importing;

public sealed class TextFormTests
{
    private const string Table = "id;Autor;Text\n1;Jörg;Größe – 5 €\n2;Ayşe;süß\n";
    private static readonly Encoding s_1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static TheoryData<string, byte[]> Encodings => new()
    {
        { "UTF-8", Encoding.UTF8.GetBytes(Table) },
        { "UTF-8 with mark", [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Table)] },
        { "UTF-16 LE", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Table)] },
        { "UTF-16 BE", [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(Table)] },
        { "UTF-16 LE without mark", Encoding.Unicode.GetBytes(Table) },
    };

    [Theory, MemberData(nameof(Encodings))]
    public void The_same_table_reads_the_same_in_every_encoding(string name, byte[] bytes)
    {
        Assert.NotEmpty(name);
        (Dictionary<string, PostDraft> posts, ImportReport report) = Reading.Bytes(bytes);
        Assert.Equal(("<Jörg>", "Größe – 5 €"), (posts["1"].Author, posts["1"].Text));
        Assert.Equal(0, report.DamagedTexts);
    }

    [Fact]
    public void Windows_1252_is_read_and_said()
    {
        (Dictionary<string, PostDraft> posts, ImportReport report) = Reading.Bytes(s_1252.GetBytes("id;Autor;Text\n1;Jörg;Größe – 5 €\n"));
        Assert.Equal("Größe – 5 €", posts["1"].Text);
        Assert.Contains("The file is not UTF-8; it was read as Windows-1252.", report.Assumptions);
    }

    [Fact]
    public void One_damaged_byte_does_not_turn_UTF_8_into_another_encoding()
    {
        byte[] bytes = Encoding.UTF8.GetBytes("id;Autor;Text\n1;Jörg;süß\n2;Jörg;abgeschnitten: ü");
        (Dictionary<string, PostDraft> posts, ImportReport report) = Reading.Bytes(bytes[..^1]);
        Assert.Equal(("süß", "abgeschnitten: \uFFFD"), (posts["1"].Text, posts["2"].Text));
        Assert.Equal(1, report.DamagedTexts);
        Assert.Contains(report.Assumptions, sentence => sentence.StartsWith("Damaged bytes in the UTF-8 of the file: 1;", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("suss", "süß", "suss", "süß", "The file is not UTF-8; it was read as Windows-1252.")]
    [InlineData("Ã¼", "süßßß", "Ã¼", "süßßß", "The file is not UTF-8; it was read as Windows-1252.")]
    [InlineData("sÃ¼Ã\u009F", "ß", "süß", "\uFFFD", "Damaged bytes in the UTF-8 of the file: 1; they show as \uFFFD. It may have been cut off.")]
    public void Damage_far_behind_the_beginning_decides_how_the_beginning_is_read(string first, string last, string readFirst, string readLast, string assumption)
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, [.. "id,author,text\n"u8, .. Encoding.Latin1.GetBytes($"1,a,{first}\n"), .. Encoding.Latin1.GetBytes(string.Concat(Enumerable.Range(2, 40_000).Select(i => $"{i},a,plain\n"))), .. Encoding.Latin1.GetBytes($"x,a,{last}")]);
            ImportedConversation import = Conversation.Import([path], new() { Pseudonyms = Pseudonyms.WithKey(new byte[32]) });
            Assert.Equal((readFirst, readLast, 40_002), (import.Conversation[0].TextAsWritten, import.Conversation[^1].TextAsWritten, import.Conversation.Count));
            Assert.Contains(assumption, import.Reports.Single().Assumptions);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Characters_across_the_border_of_the_buffer_stay_whole()
    {
        for (int shift = 0; shift < 4; shift++)
        {
            string text = "id;Autor;Text\n1;a;" + new string('x', (1 << 16) - 20 - shift) + string.Concat(Enumerable.Repeat("😀", 50_000)) + "\n";
            Assert.Empty(Reading.Text(text).Report.Assumptions);
        }
    }

    [Fact]
    public void Mojibake_is_counted_and_not_repaired()
    {
        (Dictionary<string, PostDraft> posts, ImportReport report) = Reading.Text("id,author,text\n1,a,fÃ¼r\n2,b,São Paulo SÃO\n3,c,itâ€™s\n4,d,Ãœbung\n");
        Assert.Equal("fÃ¼r", posts["1"].Text);
        Assert.Equal(3, report.DamagedTexts);
        Assert.Contains(report.Caveats, caveat => caveat.Code == "SR020");
    }

    [Theory]
    [InlineData(','), InlineData(';'), InlineData('\t'), InlineData('|')]
    public void Separators_are_found_in_the_header(char separator) =>
        Assert.Equal("x", Reading.Text("id;author;text\n1;a;x\n".Replace(';', separator)).Posts["1"].Text);

    [Theory]
    [InlineData("sep=^\r\nid^author^text\r\n1^a^x\r\n2^a\r\n"), InlineData("\"sep=,\"\nid,author,text\n1,a,x\n2,a\n")]
    public void A_line_that_declares_the_separator_is_obeyed_and_is_no_row(string text)
    {
        (Dictionary<string, PostDraft> posts, ImportReport report) = Reading.Text(text);
        Assert.Equal("x", posts["1"].Text);
        Assert.Equal(4, report.Source.Rejects.Single().Line);
    }

    [Fact]
    public void Rows_with_NUL_are_set_aside() =>
        Assert.Equal(new Reject(3, "the row holds NUL characters"), Reading.Text("id,author,text\n1,a,x\n2,a,\0\0\n").Report.Source.Rejects.Single());

    [Theory]
    [InlineData("\"never closed "), InlineData("no line end "), InlineData(",,,,,,,,,,,,,,")]
    public void A_line_without_end_stops_the_import_before_the_memory(string piece)
    {
        using var endless = new Endless("id,author,text\n1,a,", piece);
        var rows = new DelimitedText(endless, ',', "posts.csv");
        Assert.True(rows.Read());
        Assert.StartsWith("The row is longer than any row can be (4,194,304 characters a field, 16,777,216 a row). Where: posts.csv, line 2.", Assert.Throws<ImportException>(() => rows.Read()).Message, StringComparison.Ordinal);
        Assert.InRange(endless.Given, 1, 3L * DelimitedText.MaxRecordLength);
    }

    /// <summary>A text that goes on for ever.</summary>
    private sealed class Endless(string beginning, string piece) : TextReader
    {
        public long Given { get; private set; }

        public override int Read(char[] buffer, int index, int count)
        {
            for (int i = 0; i < count; i++, Given++) buffer[index + i] = Given < beginning.Length ? beginning[(int)Given] : Given == beginning.Length ? piece[0] : piece[(int)((Given - beginning.Length) % piece.Length) is var at && piece[0] == '"' && at == 0 ? 1 : at];
            return count;
        }

        public override int Read(Span<char> buffer)
        {
            char[] copy = new char[buffer.Length];
            int read = Read(copy, 0, copy.Length);
            copy.CopyTo(buffer);
            return read;
        }
    }
}
