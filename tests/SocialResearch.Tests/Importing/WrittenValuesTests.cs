using System.Globalization;
using FsCheck.Fluent;
using SocialResearch.Conversations;
using SocialResearch.Importing;

namespace SocialResearch.Tests.Importing;

public sealed class WrittenValuesTests
{
    private static readonly TimeZoneInfo s_berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("12", 12L), InlineData(" 1.234 ", 1234L), InlineData("1,234", 1234L), InlineData("1.234.567", 1234567L), InlineData("1 234", 1234L), InlineData("1'234", 1234L)]
    [InlineData("1.234,0", 1234L), InlineData("12.0", 12L), InlineData("-3", -3L), InlineData("9007199254740993", 9007199254740993L)]
    [InlineData("", null), InlineData("–", null), InlineData("-", null), InlineData("n/a", null), InlineData("undefined", null)]
    public void Counts_are_read_in_either_convention_and_blank_is_not_zero(string text, long? expected)
    {
        Assert.Null(Numbers.ReadCount(text, out long? count));
        Assert.Equal(expected, count);
    }

    [Theory]
    [InlineData("1.5", "is no whole number"), InlineData("1,5", "is no whole number"), InlineData("12 %", "is a percentage, not a count"), InlineData("1.2K", "is rounded (such as 1.2K), not a count")]
    [InlineData("viele", "is no number"), InlineData("1.23.456", "is no number"), InlineData("99999999999999999999", "is larger than any count can be"), InlineData("1,,2", "is no number"), InlineData("0,500", "is no whole number")]
    public void What_is_no_count_says_why(string text, string reason) => Assert.Equal(reason, Numbers.ReadCount(text, out _));

    [Theory]
    [InlineData("1.234,5", NumberConvention.Comma, "1234.5"), InlineData("1,234.5", NumberConvention.Point, "1234.5"), InlineData("12 %", NumberConvention.Comma, "0.12"), InlineData("3,5 %", NumberConvention.Comma, "0.035"), InlineData("1.234", NumberConvention.Point, "1.234"), InlineData("1.234", NumberConvention.Comma, "1234")]
    internal void Numbers_are_read_by_the_convention_of_their_column(string text, NumberConvention convention, string expected)
    {
        Assert.Null(Numbers.ReadNumber(text, convention, out decimal? number));
        Assert.Equal(decimal.Parse(expected, CultureInfo.InvariantCulture), number);
    }

    [Fact]
    public void A_single_number_betrays_its_convention_or_not() =>
        Assert.Equal(
            [NumberConvention.Comma, NumberConvention.Point, NumberConvention.Comma, NumberConvention.Point, null, null, NumberConvention.Point],
            new[] { "1.234,5", "1,234.5", "12,5 %", "0.5", "1.234", "12", "1,234,567" }.Select(text => Numbers.Convention(text)));

    [Theory]
    [InlineData("1.22158E+17", true), InlineData("1,22158E+17", true), InlineData("1221580000000000001", false), InlineData("3kE+abc", false), InlineData("t3_1e+5", false), InlineData("12E", false)]
    public void Ids_that_a_spreadsheet_rounded_are_known(string id, bool isDamaged) => Assert.Equal(isDamaged, Ids.Fault(id) is not null);

    [Theory]
    [InlineData("[deleted]"), InlineData("REDACTED"), InlineData("Gast"), InlineData("192.168.0.1"), InlineData("2001:db8::1")]
    public void Some_names_are_nobody(string name) => Assert.True(Ids.IsNobody(name));

    [Theory]
    [InlineData("12345"), InlineData("a.b.c.d"), InlineData("did:plc:abc"), InlineData("gastwirt")]
    public void Other_names_are_somebody(string name) => Assert.False(Ids.IsNobody(name));

    [Fact]
    public void An_id_that_is_plain_at_a_glance_is_somebody_and_needs_no_cleaning()
    {
        string[] parts = ["deleted", "Gast", "none", "nan", "n/a", "[removed]", "anonym", "unknown", "192", "168", "2001", ".", ":", "::", "-", "_", "7", " ", "\t", "ü", "e\u0301", "\u0001", "anna"];
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new Random(seed);
            string name = string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => parts[random.Next(parts.Length)]));
            return !Ids.IsPlain(System.Text.Encoding.UTF8.GetBytes(name)) || (!Ids.IsNobody(name) && WrittenText.Clean(name) == name && name.Length > 0);
        }).Holds(5_000);
        Assert.True(Ids.IsPlain("user0000001"u8));
        Assert.True(Ids.IsPlain("maria_k"u8));
        Assert.False(Ids.IsPlain("Gast"u8));
        Assert.False(Ids.IsPlain(""u8));
    }

    [Theory]
    [InlineData("2018-03-12T17:00:45.567Z", "2018-03-12T17:00:45.5670000", TimePrecision.Second)]
    [InlineData("2018-03-12 17:00:45+02:00", "2018-03-12T15:00:45.0000000", TimePrecision.Second)]
    [InlineData("2018-03-12 17:00:45 UTC", "2018-03-12T17:00:45.0000000", TimePrecision.Second)]
    [InlineData("2026-10-01 10:00 +0000", "2026-10-01T10:00:00.0000000", TimePrecision.Minute)]
    [InlineData("2018-03-12", "2018-03-12T00:00:00.0000000", TimePrecision.Day)]
    [InlineData("2018-03", "2018-03-01T00:00:00.0000000", TimePrecision.Month)]
    [InlineData("20180312", "2018-03-12T00:00:00.0000000", TimePrecision.Day)]
    [InlineData("01.10.2026 14:05", "2026-10-01T14:05:00.0000000", TimePrecision.Minute)]
    [InlineData("1.10.2026, 14:05:09 Uhr", "2026-10-01T14:05:09.0000000", TimePrecision.Second)]
    [InlineData("14. April 2009 um 16:29 Uhr", "2009-04-14T16:29:00.0000000", TimePrecision.Minute)]
    [InlineData("Dienstag, 3. März 2009", "2009-03-03T00:00:00.0000000", TimePrecision.Day)]
    [InlineData("Mai 2009", "2009-05-01T00:00:00.0000000", TimePrecision.Month)]
    [InlineData("Apr 14, 2009 4:29 PM", "2009-04-14T16:29:00.0000000", TimePrecision.Minute)]
    [InlineData("October 2nd, 2026 at 12:05 AM", "2026-10-02T00:05:00.0000000", TimePrecision.Minute)]
    [InlineData("Wed, 02 Oct 2002 13:00:00 GMT", "2002-10-02T13:00:00.0000000", TimePrecision.Second)]
    [InlineData("Tue Apr 14 16:29:00 +0000 2009", "2009-04-14T16:29:00.0000000", TimePrecision.Second)]
    [InlineData("1520874045", "2018-03-12T17:00:45.0000000", TimePrecision.Second)]
    [InlineData("1520874045.567", "2018-03-12T17:00:45.5670000", TimePrecision.Second)]
    [InlineData("1520874045567", "2018-03-12T17:00:45.5670000", TimePrecision.Second)]
    public void Times_are_read_as_exactly_as_they_are_written(string text, string utc, TimePrecision precision)
    {
        Assert.Null(new TimeColumn("time", TimeZoneInfo.Utc, DayOrder.DayFirst).Read(text, out PostTime? time));
        Assert.Equal((utc, precision), (time!.Value.Utc.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffff", CultureInfo.InvariantCulture), time.Value.Precision));
    }

    [Theory]
    [InlineData("August 31"), InlineData("31. August"), InlineData("31.08."), InlineData("31/08")]
    public void A_date_without_a_year_is_not_guessed(string text) =>
        Assert.Equal("has no year, and guessing one would move posts across New Year", new TimeColumn("time", TimeZoneInfo.Utc, DayOrder.DayFirst).Read(text, out _));

    [Theory]
    [InlineData("31.02.2026", "is a day that no calendar has"), InlineData("2026-01-01 25:00", "is a time that no clock shows"), InlineData("01.10.26", "has a year of two digits"), InlineData("2026", "is only a year")]
    [InlineData("gestern", "is no date that can be read"), InlineData("2026-01-01 10:00 Mars", "has a zone that is not known; write it as +02:00"), InlineData("12345", "is no date that can be read")]
    public void What_is_no_time_says_why(string text, string reason) => Assert.Equal(reason, new TimeColumn("time", TimeZoneInfo.Utc, DayOrder.DayFirst).Read(text, out _));

    [Theory]
    [InlineData(""), InlineData("0000-00-00 00:00:00"), InlineData("–")]
    public void A_missing_time_is_no_error(string text)
    {
        Assert.Null(new TimeColumn("time", TimeZoneInfo.Utc, DayOrder.DayFirst).Read(text, out PostTime? time));
        Assert.Null(time);
    }

    [Fact]
    public void Clocks_that_jump_are_counted_and_said()
    {
        var times = new TimeColumn("Datum", s_berlin, DayOrder.DayFirst);
        string[] utc = [.. new[] { "29.03.2026 02:30", "25.10.2026 02:30", "01.07.2026 12:00" }.Select(text => times.Read(text, out PostTime? time) ?? time!.Value.Utc.ToString("HH:mm"))];
        Assert.Equal(["01:30", "00:30", "10:00"], utc);
        Assert.Equal(
        [
            "Times without a zone in Datum: 3; read as Europe/Berlin.",
            "Times in Datum within an hour that the clocks of Europe/Berlin skip: 1; read with the offset before it.",
            "Times in Datum within an hour that the clocks of Europe/Berlin show twice: 1; the first one was taken.",
        ], times.Assumptions());
    }

    [Fact]
    public void One_date_decides_the_order_for_all()
    {
        Assert.Equal(DayOrder.MonthFirst, Vote("10/02/2026", "12/25/2026").Decide("date", "f").Order);
        Assert.Equal(DayOrder.DayFirst, Vote("10/02/2026", "25/12/2026").Decide("date", "f").Order);
        Assert.Equal(DayOrder.MonthFirst, Vote("10/02/2026 3:05 PM").Decide("date", "f").Order);
        Assert.Null(Vote("2026-10-02", "02.10.2026").Decide("date", "f").Assumption);
        Assert.Throws<ImportException>(() => Vote("10/02/2026", "11/02/2026").Decide("date", "f"));
        Assert.Throws<ImportException>(() => Vote("25/12/2026", "12/25/2026").Decide("date", "f"));
    }

    private static DayOrderVote Vote(params string[] values)
    {
        var vote = new DayOrderVote();
        foreach (string value in values) vote.Look(value);
        return vote;
    }

    [Theory]
    [InlineData("de-DE"), InlineData("tr-TR"), InlineData("ar-SA")]
    public void The_machine_s_culture_changes_nothing(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new(culture);
            Counts_are_read_in_either_convention_and_blank_is_not_zero("1.234", 1234);
            Times_are_read_as_exactly_as_they_are_written("Apr 14, 2009 4:29 PM", "2009-04-14T16:29:00.0000000", TimePrecision.Minute);
            Assert.Equal("5 of 9 rows of forum-german.csv (csv) became posts, 4 were set aside; they were written from 2026-04-14 to 2026-10-02 (UTC).",
                Reading.File(Reading.Fixture("csv", "forum-german.csv")).Report.Sentence);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
