using System.Globalization;
using SocialResearch.Scraping;

namespace SocialResearch.Tests.Scraping;

public sealed class PageDatesTests
{
    [Theory]
    [InlineData("am 14. April 2009 um 16:29 Uhr", "2009-04-14T16:29")]
    [InlineData("8Feb/10", "2010-02-08T00:00")]
    [InlineData("Donnerstag, 4. März 2013", "2013-03-04T00:00")]
    [InlineData("14.04.09", "2009-04-14T00:00")]
    [InlineData("Apr 14, 2009 4:29 pm", "2009-04-14T16:29")]
    [InlineData("Posted: Sun Mar 06, 2005 12:05 am", "2005-03-06T00:05")]
    [InlineData("2021-08-03, 06:00", "2021-08-03T06:00")]
    [InlineData("20 de enero de 2021", "2021-01-20T00:00")]
    [InlineData("le 1er août 2019 à 9h05", "2019-08-01T09:05")]
    [InlineData("25/12/2019 10:11", "2019-12-25T10:11")]
    [InlineData("5 września 2018", "2018-09-05T00:00")]
    public void Date_in_running_text_is_found(string text, string expected) =>
        Assert.Equal(expected, new PageDates(isMonthFirst: true).First(text)?.Clock.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("vor 3 Tagen")]
    [InlineData("3 months ago")]
    [InlineData("31. Februar 2010")]
    [InlineData("Version 10.2.1")]
    [InlineData("Tel. 0711 28 07 77 12")]
    [InlineData("12.30 Uhr")]
    [InlineData("192.168.10.12")]
    public void What_is_no_date_gives_none(string text) => Assert.Null(new PageDates(isMonthFirst: false).First(text));
}
