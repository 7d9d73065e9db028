using SocialResearch.Conversations;
using SocialResearch.Importing;

namespace SocialResearch.Tests.Importing.Mail;

public sealed class MailDateTests
{
    [Theory]
    [InlineData("Mon, 5 Jan 2015 10:00:00 +0100", "2015-01-05T09:00:00Z")]
    [InlineData("Mon, 5 Jan 2015 10:00:00 +0100 (MEZ)", "2015-01-05T09:00:00Z")]
    [InlineData("Mon, 5 Jan 2015 10:00:00 -0500 (MEZ)", "2015-01-05T15:00:00Z")]
    [InlineData("Mon, 5 Jan 2015 10:00:00 (CET)", "2015-01-05T09:00:00Z")]
    [InlineData("5 Jan 15 10:00:00 GMT", "2015-01-05T10:00:00Z")]
    [InlineData("Mon, 05 Jan 2015 06:00:00 EST", "2015-01-05T11:00:00Z")]
    [InlineData("Mon, 05 Jan 2015 06:00:00 PDT", "2015-01-05T13:00:00Z")]
    [InlineData("Mon, 05 Jan 2015 06:00:00 -0000", "2015-01-05T06:00:00Z")]
    [InlineData("Mon, 05 Jan 2015 06:00:00 GMT+0200", "2015-01-05T04:00:00Z")]
    [InlineData("Mon, 05 Jan 2015 06:00:00 +02:00", "2015-01-05T04:00:00Z")]
    [InlineData("Mon, 05 Jan 2015 06:00:00 +0530", "2015-01-05T00:30:00Z")]
    [InlineData("Mon, 6 Jul 1998 10:00:00 MET DST", "1998-07-06T08:00:00Z")]
    [InlineData("Mo, 05 Jän 2015 10:00:00 MEZ", "2015-01-05T09:00:00Z")]
    [InlineData("Do., 5. März 2015 10:00:00 +0100", "2015-03-05T09:00:00Z")]
    [InlineData("Sa, 31 Okt 2015 10:00:00 MEZ", "2015-10-31T09:00:00Z")]
    [InlineData("Di, 01 Dez 2015 10:00:00 +0100", "2015-12-01T09:00:00Z")]
    [InlineData("Fr, 01 Mai 2015 10:00:00 MESZ", "2015-05-01T08:00:00Z")]
    [InlineData("Mon Jan  5 10:00:00 2015 +0000", "2015-01-05T10:00:00Z")]
    [InlineData("Mon Jan  5 10:00:00 UTC 2015", "2015-01-05T10:00:00Z")]
    [InlineData("6-Jan-99 09:00:00 UT", "1999-01-06T09:00:00Z")]
    [InlineData("Tue, 1 Jun 100 10:00:00 GMT", "2000-06-01T10:00:00Z")]
    [InlineData("Tue, 1 Jun 1999 10.30.00 GMT", "1999-06-01T10:30:00Z")]
    [InlineData("Tue, 1 Jun 1999 10:30:00 PM GMT", "1999-06-01T22:30:00Z")]
    [InlineData("Tue, 1 Jun 1999 12:30:00 AM GMT", "1999-06-01T00:30:00Z")]
    [InlineData("Wed, 31 Dec 2008 23:59:60 GMT", "2009-01-01T00:00:00Z")]
    [InlineData("2015-01-05T10:00:00+01:00", "2015-01-05T09:00:00Z")]
    [InlineData("2015-01-05 10:00 +0100", "2015-01-05T09:00:00Z")]
    public void Dates_as_programs_write_them_are_one_instant(string written, string utc) =>
        Assert.Equal(DateTimeOffset.Parse(utc, null), MailDate.Read(written)!.Value.In(ReaderRuns.Berlin).Utc);

    [Theory]
    [InlineData("Mon, 5 Jan 2015 10:00:00")]
    [InlineData("Mon, 5 Jan 2015 10:00:00 LMT")]
    [InlineData("Mon Jan  5 10:00:00 2015")]
    public void Without_a_known_zone_the_date_says_so_and_the_zone_of_the_source_holds(string written)
    {
        Assert.Null(MailDate.Read(written)!.Value.Offset);
        Assert.Equal(DateTimeOffset.Parse("2015-01-05T09:00:00Z", null), MailDate.Read(written)!.Value.In(ReaderRuns.Berlin).Utc);
    }

    [Theory]
    [InlineData("Mon, 5 Jan 2015 10:00:00 +0100", TimePrecision.Second)]
    [InlineData("Mon, 5 Jan 2015 10:00 +0100", TimePrecision.Minute)]
    [InlineData("5 Jan 2015", TimePrecision.Day)]
    [InlineData("2015-01-05", TimePrecision.Day)]
    public void A_date_is_as_exact_as_it_is_written(string written, TimePrecision precision) => Assert.Equal(precision, MailDate.Read(written)!.Value.Precision);

    [Theory]
    [InlineData("")]
    [InlineData("irgendwann")]
    [InlineData("6. Oktober")]
    [InlineData("Mon, 5 Jan 10:00:00 +0100")]
    [InlineData("31 Feb 2015 10:00:00 GMT")]
    [InlineData("5 Jan 2015 25:00:00 GMT")]
    [InlineData("5 Jan 0 10:00:00 GMT")]
    [InlineData("99999999999 Jan 2015 10:00:00 GMT")]
    [InlineData("2015-13-05T10:00:00Z")]
    [InlineData("٠٥ Jan 2015 10:00:00 GMT")]
    public void What_is_no_date_stays_none(string written) => Assert.Null(MailDate.Read(written));

    [Fact]
    public void Years_in_which_nobody_posted_are_no_dates_and_the_borders_bring_no_overflow()
    {
        Assert.Null(MailDate.Read("0001-01-01T00:00:00+14:00"));
        Assert.Null(MailDate.Read("9998-12-31T23:59:59-14:00"));
        Assert.Equal(1899, MailDate.Read("1900-01-01T00:00:00+14:00")!.Value.In(TimeZoneInfo.Utc).Utc.Year);
        Assert.Equal(2201, MailDate.Read("31 Dec 2200 23:59:59 -1400")!.Value.In(TimeZoneInfo.Utc).Utc.Year);
    }
}
