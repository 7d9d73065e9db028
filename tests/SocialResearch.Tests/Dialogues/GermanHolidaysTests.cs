using System.Globalization;
using SocialResearch.Dialogues;

namespace SocialResearch.Tests.Dialogues;

public class GermanHolidaysTests
{
    [Theory]
    [InlineData("1818-03-22"), InlineData("1961-04-02"), InlineData("1981-04-19"), InlineData("1995-04-16"), InlineData("2000-04-23"), InlineData("2008-03-23"), InlineData("2011-04-24")]
    [InlineData("2019-04-21"), InlineData("2024-03-31"), InlineData("2025-04-20"), InlineData("2026-04-05"), InlineData("2038-04-25"), InlineData("2285-03-22")]
    public void Easter_falls_where_calendars_have_it(string day) => Assert.Equal(Day(day), GermanHolidays.Easter(int.Parse(day[..4], CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData(GermanState.Sachsen, "2023-11-22", true)]
    [InlineData(GermanState.Sachsen, "2025-11-19", true)]
    [InlineData(GermanState.Sachsen, "2017-11-22", true)]
    [InlineData(GermanState.Bayern, "2023-11-22", false)]
    [InlineData(GermanState.Berlin, "2018-03-08", false)]
    [InlineData(GermanState.Berlin, "2019-03-08", true)]
    [InlineData(GermanState.MecklenburgVorpommern, "2022-03-08", false)]
    [InlineData(GermanState.MecklenburgVorpommern, "2023-03-08", true)]
    [InlineData(GermanState.Berlin, "2020-05-08", true)]
    [InlineData(GermanState.Berlin, "2021-05-08", false)]
    [InlineData(GermanState.Berlin, "2025-05-08", true)]
    [InlineData(GermanState.Berlin, "2028-06-17", true)]
    [InlineData(GermanState.Berlin, "2029-06-17", false)]
    [InlineData(GermanState.Thueringen, "2018-09-20", false)]
    [InlineData(GermanState.Thueringen, "2019-09-20", true)]
    [InlineData(GermanState.Hamburg, "2016-10-31", false)]
    [InlineData(GermanState.Hamburg, "2018-10-31", true)]
    [InlineData(GermanState.Hessen, "2018-10-31", false)]
    [InlineData(GermanState.NordrheinWestfalen, "2024-05-30", true)]
    [InlineData(GermanState.Niedersachsen, "2024-05-30", false)]
    [InlineData(GermanState.BadenWuerttemberg, "2024-01-06", true)]
    [InlineData(GermanState.Saarland, "2024-08-15", true)]
    public void A_day_is_a_holiday_where_and_since_the_law_says_so(GermanState state, string day, bool isHoliday) =>
        Assert.Equal(isHoliday, GermanHolidays.Of(state, Day(day).Year).Any(holiday => holiday.Day == Day(day)));

    [Fact]
    public void In_2017_all_states_kept_the_day_of_the_Reformation() =>
        Assert.All(Enum.GetValues<GermanState>(), state => Assert.Single(GermanHolidays.Of(state, 2017), holiday => holiday is { Name: "Reformationstag", Day: { Month: 10, Day: 31 } }));

    [Fact]
    public void A_whole_year_in_one_state() => Assert.Equal(
        ["2024-01-01 Neujahr", "2024-01-06 Heilige Drei Könige", "2024-03-29 Karfreitag", "2024-04-01 Ostermontag", "2024-05-01 Tag der Arbeit", "2024-05-09 Christi Himmelfahrt",
            "2024-05-20 Pfingstmontag", "2024-05-30 Fronleichnam", "2024-10-03 Tag der Deutschen Einheit", "2024-11-01 Allerheiligen", "2024-12-25 1. Weihnachtstag", "2024-12-26 2. Weihnachtstag"],
        GermanHolidays.Of(GermanState.Bayern, 2024).Select(holiday => string.Create(CultureInfo.InvariantCulture, $"{holiday.Day:yyyy-MM-dd} {holiday.Name}")));

    [Theory]
    [InlineData(2024)]
    [InlineData(2017)]
    public void Nine_days_are_holidays_everywhere(int year)
    {
        IEnumerable<DateOnly> everywhere = Enum.GetValues<GermanState>().Select(state => GermanHolidays.Of(state, year).Select(holiday => holiday.Day)).Aggregate((all, some) => all.Intersect(some));
        Assert.Equal(year == 2017 ? 10 : 9, everywhere.Count());
    }

    [Fact]
    public void Years_before_the_table_are_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => GermanHolidays.Of(GermanState.Berlin, 1994));

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
