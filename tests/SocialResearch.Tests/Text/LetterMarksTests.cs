using System.Runtime.Intrinsics.X86;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SocialResearch.Text;
using SocialResearch.Text.Matching;

namespace SocialResearch.Tests.Text;

public class LetterMarksTests
{
    private static readonly string[] s_pieces =
        ["a", "b", "z", "bahn", "BAHN", "bah", "ahn", "k", "q", " ", "-", "'", "@", "ä", "ö", "Ü", "ß", "é", "ÿ", "Ø", "×", "–", "’", "“", "…", "€", "\u00A0", "\u200D", "й", "한", "😀", "👍🏽", "🏿", "🀄", "ﬁ", "e\u0301"];

    /// <summary>Texts up to some steps of the widest vectors, so that pieces lie across all borders.</summary>
    private static readonly Gen<string> Text = Gen.ListOf(Gen.Elements(s_pieces)).SelectMany(few => Gen.Choose(0, 9).Select(times => string.Concat(Enumerable.Repeat(string.Concat(few), times))));

    private static readonly string[][] s_names = [["Bahn"], ["Bahn", "ab"], ["k"], ["Müller", "Straße"], ["Zé", "Z☎"], ["I😀you"], [.. Enumerable.Range(0, 60).Select(i => $"name{i}x")], ["한국"]];

    [Fact]
    public void Vectors_of_all_widths_mark_the_same_places() => Prop.ForAll(Text.ToArbitrary(), Gen.Elements(s_names).ToArbitrary(), Gen.Choose(0, 70).ToArbitrary(), (text, names, from) =>
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        if (from > bytes.Length) return;
        LetterMarks marks = GlimpseOf(names).Marks;
        ulong[] narrow = new ulong[12], wide = new ulong[12], usual = new ulong[12];
        marks.Mark<Bytes16>(bytes, from, narrow);
        marks.Mark(bytes, from, usual);
        Assert.Equal(narrow, usual);
        if (!Avx2.IsSupported) return;
        marks.Mark<Bytes32>(bytes, from, wide);
        Assert.Equal(narrow, wide);
    }).Holds(3_000);

    /// <summary>Looked at one by one: a place may be left out only if no run begins there and its character says nothing.</summary>
    [Fact]
    public void No_place_that_must_be_looked_at_is_left_out() => Prop.ForAll(Text.ToArbitrary(), Gen.Elements(s_names).ToArbitrary(), (text, names) =>
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        NameGlimpse glimpse = GlimpseOf(names);
        List<LetterRun> runs = PatternsOf(names).ConvertAll(pattern => LetterRun.Of(pattern, out _));
        ulong[] marks = new ulong[bytes.Length / LetterMarks.Together + 2];
        glimpse.Marks.Mark(bytes, 0, marks);
        for (int i = 0; i < marks.Length * LetterMarks.Together; i++)
        {
            bool isMarked = (marks[i / LetterMarks.Together] >> i % LetterMarks.Together & 1) != 0;
            if (i >= bytes.Length) Assert.False(isMarked);
            else if (glimpse.IsMarked(bytes[i]) ? !glimpse.IsApart(bytes, i, out _) : runs.Exists(run => Begins(run, bytes.AsSpan(i)))) Assert.True(isMarked);
        }
    }).Holds(2_000);

    [Fact]
    public void Umlauts_dashes_quotes_and_pictures_are_not_looked_at()
    {
        byte[] text = Encoding.UTF8.GetBytes("Größe, Übermut – „schön“ 😀 naß 👍 Ärger");
        ulong[] marks = new ulong[1];

        GlimpseOf("Krypton").Marks.Mark(text, 0, marks);

        Assert.Equal(0UL, marks[0]);
    }

    [Fact]
    public void Umlauts_are_looked_at_where_a_name_may_hold_one()
    {
        byte[] text = Encoding.UTF8.GetBytes("zum Bär – é");
        ulong[] marks = new ulong[1];

        GlimpseOf("Bär").Marks.Mark(text, 0, marks);

        Assert.Equal((1UL << 5) | (1UL << 13), marks[0]);
    }

    /// <summary>Whether the last four letters of a run stand at the beginning of a text, in any case.</summary>
    private static bool Begins(LetterRun run, ReadOnlySpan<byte> text)
    {
        int length = Math.Min(4, run.Length);
        for (int i = 0; i < length; i++)
            if (!run.IsAscii || i == text.Length || text[i] >= 128 || (text[i] | 0x20) != (byte)(run.End >> 8 * (length - 1 - i))) return false;
        return true;
    }

    private static NameGlimpse GlimpseOf(params string[] names) => new(PatternsOf(names), hasHandles: false);

    private static List<NamePattern> PatternsOf(string[] names)
    {
        var patterns = new List<NamePattern>();
        for (int i = 0; i < names.Length; i++) BrandPatterns.Add(Brand.Named(names[i]), i, patterns);
        return patterns;
    }
}
