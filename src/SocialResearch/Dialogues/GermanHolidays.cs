namespace SocialResearch.Dialogues;

/// <summary>A German state; its law says which days are holidays.</summary>
public enum GermanState
{
    /// <summary>Baden-Württemberg.</summary>
    BadenWuerttemberg,

    /// <summary>Bayern.</summary>
    Bayern,

    /// <summary>Berlin.</summary>
    Berlin,

    /// <summary>Brandenburg.</summary>
    Brandenburg,

    /// <summary>Bremen.</summary>
    Bremen,

    /// <summary>Hamburg.</summary>
    Hamburg,

    /// <summary>Hessen.</summary>
    Hessen,

    /// <summary>Mecklenburg-Vorpommern.</summary>
    MecklenburgVorpommern,

    /// <summary>Niedersachsen.</summary>
    Niedersachsen,

    /// <summary>Nordrhein-Westfalen.</summary>
    NordrheinWestfalen,

    /// <summary>Rheinland-Pfalz.</summary>
    RheinlandPfalz,

    /// <summary>Saarland.</summary>
    Saarland,

    /// <summary>Sachsen.</summary>
    Sachsen,

    /// <summary>Sachsen-Anhalt.</summary>
    SachsenAnhalt,

    /// <summary>Schleswig-Holstein.</summary>
    SchleswigHolstein,

    /// <summary>Thüringen.</summary>
    Thueringen,
}

/// <summary>Public holidays [gesetzliche Feiertage] of the German states since 1995, from a table of rules and the date of Easter.</summary>
/// <remarks>
/// <para>Easter Sunday by the Gregorian rule in the form of Meeus, Jones and Butcher (Meeus, Astronomical Algorithms, chapter 8).
/// The other rules are those of the states' holiday laws [Feiertagsgesetze], as far as they hold in the whole state: the feast of
/// Augsburg, Assumption in catholic towns of Bayern, and Corpus Christi in parts of Sachsen and Thüringen are left out.</para>
/// <para>The table begins in 1995, when all states but Sachsen gave up the Day of Repentance, and knows the law as of 2026. Changes
/// since then that it holds: 31 October in all states in 2017 (500 years of the Reformation), from 2018 in Bremen, Hamburg, Niedersachsen
/// and Schleswig-Holstein; 8 March in Berlin from 2019 and in Mecklenburg-Vorpommern from 2023; 20 September in Thüringen from 2019;
/// 8 May in Berlin in 2020 and 2025, 17 June there in 2028 only. Written from memory of the laws and found equal, state by state, to
/// the table of the Python library holidays (vacanza/holidays, germany.py), which links each law.</para>
/// </remarks>
public static class GermanHolidays
{
    /// <summary>The first year of the table.</summary>
    public const int FirstYear = 1995;

    /// <summary>The last year whose law the table knows; later years follow the same rules until a law changes.</summary>
    public const int KnownUntil = 2026;

    private static readonly GermanState[] s_all = Enum.GetValues<GermanState>();
    private static readonly GermanState[] s_epiphany = [GermanState.BadenWuerttemberg, GermanState.Bayern, GermanState.SachsenAnhalt];
    private static readonly GermanState[] s_corpusChristi = [GermanState.BadenWuerttemberg, GermanState.Bayern, GermanState.Hessen, GermanState.NordrheinWestfalen, GermanState.RheinlandPfalz, GermanState.Saarland];
    private static readonly GermanState[] s_allSaints = [GermanState.BadenWuerttemberg, GermanState.Bayern, GermanState.NordrheinWestfalen, GermanState.RheinlandPfalz, GermanState.Saarland];
    private static readonly GermanState[] s_reformation = [GermanState.Brandenburg, GermanState.MecklenburgVorpommern, GermanState.Sachsen, GermanState.SachsenAnhalt, GermanState.Thueringen];
    private static readonly GermanState[] s_reformationSince2018 = [GermanState.Bremen, GermanState.Hamburg, GermanState.Niedersachsen, GermanState.SchleswigHolstein];

    private static readonly Rule[] s_rules =
    [
        new("Neujahr", Fixed(1, 1), s_all),
        new("Heilige Drei Könige", Fixed(1, 6), s_epiphany),
        new("Internationaler Frauentag", Fixed(3, 8), [GermanState.Berlin], From: 2019),
        new("Internationaler Frauentag", Fixed(3, 8), [GermanState.MecklenburgVorpommern], From: 2023),
        new("Karfreitag", AfterEaster(-2), s_all),
        new("Ostersonntag", AfterEaster(0), [GermanState.Brandenburg]),
        new("Ostermontag", AfterEaster(1), s_all),
        new("Tag der Arbeit", Fixed(5, 1), s_all),
        new("Tag der Befreiung", Fixed(5, 8), [GermanState.Berlin], From: 2020, To: 2020),
        new("Tag der Befreiung", Fixed(5, 8), [GermanState.Berlin], From: 2025, To: 2025),
        new("Jahrestag des Volksaufstandes", Fixed(6, 17), [GermanState.Berlin], From: 2028, To: 2028),
        new("Christi Himmelfahrt", AfterEaster(39), s_all),
        new("Pfingstsonntag", AfterEaster(49), [GermanState.Brandenburg]),
        new("Pfingstmontag", AfterEaster(50), s_all),
        new("Fronleichnam", AfterEaster(60), s_corpusChristi),
        new("Mariä Himmelfahrt", Fixed(8, 15), [GermanState.Saarland]),
        new("Weltkindertag", Fixed(9, 20), [GermanState.Thueringen], From: 2019),
        new("Tag der Deutschen Einheit", Fixed(10, 3), s_all),
        new("Reformationstag", Fixed(10, 31), s_reformation),
        new("Reformationstag", Fixed(10, 31), [.. s_all.Except(s_reformation)], From: 2017, To: 2017),
        new("Reformationstag", Fixed(10, 31), s_reformationSince2018, From: 2018),
        new("Allerheiligen", Fixed(11, 1), s_allSaints),
        new("Buß- und Bettag", DayOfRepentance, [GermanState.Sachsen]),
        new("1. Weihnachtstag", Fixed(12, 25), s_all),
        new("2. Weihnachtstag", Fixed(12, 26), s_all),
    ];

    /// <summary>The holidays of a year in a state, in the order of the calendar, under their German names.</summary>
    /// <param name="state">The state.</param>
    /// <param name="year">From 1995.</param>
    public static IReadOnlyList<(DateOnly Day, string Name)> Of(GermanState state, int year)
    {
        if (year < FirstYear || year > 4099)
            throw new ArgumentOutOfRangeException(nameof(year), year, $"The table of holidays begins with {FirstYear}, when the laws last changed everywhere. Measure in clock hours, or select later posts.");
        return [.. s_rules.Where(rule => year >= rule.From && year <= rule.To && rule.In.Contains(state)).Select(rule => (rule.Day(year), rule.Name)).OrderBy(holiday => holiday.Item1)];
    }

    /// <summary>Easter Sunday of the Gregorian calendar.</summary>
    /// <param name="year">From 1583.</param>
    public static DateOnly Easter(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1583);
        int golden = year % 19, century = year / 100, ofCentury = year % 100;
        int correction = (century - (century + 8) / 25 + 1) / 3;
        int epact = (19 * golden + century - century / 4 - correction + 15) % 30;
        int weekday = (32 + 2 * (century % 4) + 2 * (ofCentury / 4) - epact - ofCentury % 4) % 7;
        int late = (golden + 11 * epact + 22 * weekday) / 451;
        int day = epact + weekday - 7 * late + 114;
        return new(year, day / 31, day % 31 + 1);
    }

    private static Func<int, DateOnly> Fixed(int month, int day) => year => new(year, month, day);

    private static Func<int, DateOnly> AfterEaster(int days) => year => Easter(year).AddDays(days);

    /// <summary>The Wednesday before 23 November.</summary>
    private static DateOnly DayOfRepentance(int year)
    {
        var day = new DateOnly(year, 11, 22);
        while (day.DayOfWeek != DayOfWeek.Wednesday) day = day.AddDays(-1);
        return day;
    }

    private sealed record Rule(string Name, Func<int, DateOnly> Day, IReadOnlyList<GermanState> In, int From = FirstYear, int To = int.MaxValue);
}
