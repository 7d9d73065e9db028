namespace SocialResearch.Text;

/// <summary>Names of months and zones, as mails, feeds and tables write them in English and German.</summary>
internal static class CalendarNames
{
    // Short and long, with and without umlauts.
    private static readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> s_months = Numbered(
        "jan january januar jän jänner jaen", "feb february februar feber", "mar march mär märz maer maerz mrz", "apr april", "may mai",
        "jun june juni", "jul july juli", "aug august", "sep sept september", "oct october okt oktober", "nov november", "dec december dez dezember");

    // French, Spanish, Italian, Portuguese and Polish: pages say when they were published in their own language.
    private static readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> s_foreignMonths = Numbered(
        "janvier janv enero ene gennaio gen janeiro stycznia", "février févr fevrier febrero febbraio fevereiro fev lutego", "mars marzo março marca",
        "avril avr abril abr aprile kwietnia", "mayo maggio mag maio maja", "juin junio giugno giu junho czerwca", "juillet juil julio luglio lug julho lipca",
        "août aout agosto ago sierpnia", "septembre septiembre settembre setembro września", "octobre octubre ottobre ott outubro października",
        "novembre noviembre novembro listopada", "décembre déc diciembre dic dicembre dezembro grudnia");

    private static readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> s_zones = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase)
    {
        ["UT"] = 0,
        ["UTC"] = 0,
        ["GMT"] = 0,
        ["Z"] = 0,
        ["WET"] = 0,
        ["WEST"] = 1,
        ["BST"] = 1,
        ["CET"] = 1,
        ["MEZ"] = 1,
        ["MET"] = 1,
        ["MEWT"] = 1,
        ["CEST"] = 2,
        ["MESZ"] = 2,
        ["MEST"] = 2,
        ["EET"] = 2,
        ["EEST"] = 3,
        ["MSK"] = 3,
        ["MSD"] = 4,
        ["EST"] = -5,
        ["EDT"] = -4,
        ["CST"] = -6,
        ["CDT"] = -5,
        ["MST"] = -7,
        ["MDT"] = -6,
        ["PST"] = -8,
        ["PDT"] = -7,
        ["HST"] = -10,
        ["JST"] = 9,
        ["KST"] = 9,
        ["AEST"] = 10,
        ["AEDT"] = 11,
        ["NZST"] = 12,
        ["NZDT"] = 13,
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The month of that name, 1 to 12.</summary>
    public static bool TryMonth(ReadOnlySpan<char> name, out int month) => s_months.TryGetValue(name, out month);

    /// <summary>The month of that name in another language than English and German, 1 to 12.</summary>
    public static bool TryForeignMonth(ReadOnlySpan<char> name, out int month) => s_foreignMonths.TryGetValue(name, out month);

    /// <summary>How many hours a zone is ahead of UTC.</summary>
    public static bool TryZone(ReadOnlySpan<char> name, out int hours) => s_zones.TryGetValue(name, out hours);

    private static Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Numbered(params string[] names) => names
        .SelectMany((line, month) => line.Split(' ').Select(name => (name, month)))
        .ToDictionary(pair => pair.name, pair => pair.month + 1, StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
