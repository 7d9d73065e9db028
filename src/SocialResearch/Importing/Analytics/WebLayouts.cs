using SocialResearch.Results;

namespace SocialResearch.Importing.Analytics;

/// <summary>Exports about visits and clicks: Google Analytics 4, bitly, and any table of figures.</summary>
internal static class WebLayouts
{
    private const int BitlyRows = 200;

    private static readonly Dictionary<Slot, string[]> s_days = new()
    {
        [Slot.Day] = ["Date", "Datum", "Day", "Tag", "date_time", "day"],
        [Slot.DayAndHour] = ["Date + hour (YYYYMMDDHH)", "Date + hour", "Datum + Stunde (JJJJMMTTHH)", "Datum + Stunde", "Date hour"],
        [Slot.Month] = ["Month", "Monat", "Year month", "Jahr und Monat", "Month of year", "Woche ab", "Week of"],
        [Slot.NthDay] = ["Nth day", "n. Tag", "N-ter Tag"],
        [Slot.Hour] = ["Hour", "Stunde"],
    };

    /// <summary>What bitly counts as a click.</summary>
    internal static Caveat BitlyPrograms { get; } = new("SR069", "Clicks of bitly hold those of programs: previews in messengers, spam filters and bots also open links.");

    private static readonly string[] s_visits = ["Sessions", "Sitzungen", "Engaged sessions", "Sitzungen mit Interaktionen", "Active users", "Aktive Nutzer", "Total users", "Nutzer insgesamt", "New users", "Neue Nutzer", "Users", "Nutzer", "Event count", "Ereignisanzahl", "Views", "Aufrufe"];

    private static readonly string[] s_ofSessions = ["Session source / medium", "Session campaign", "Session source", "Session medium", "Session default channel group", "Session primary channel group (Default Channel Group)",
        "Sitzung – Quelle / Medium", "Sitzung – Kampagne", "Sitzung – Standard-Channelgruppe", "Landing page + query string", "Landingpage + Abfragestring", "Date + hour (YYYYMMDDHH)", "Datum + Stunde (JJJJMMTTHH)"];

    /// <summary>Reports and explorations of Google Analytics 4.</summary>
    public static ExportLayout GoogleAnalytics { get; } = new("ga4", "comment lines that begin with #, or a session column such as Session source / medium (Sitzung – Quelle / Medium), above figures such as Sessions or Active users (Sitzungen, Aktive Nutzer)",
        (keys, above) => keys.Count > 1 && above.Count > 0 && above.All(line => line.StartsWith('#')) && Layouts.HasOne(keys, s_days[Slot.NthDay]) || Layouts.HasOne(keys, s_visits) && keys.Count > 1 && (Layouts.HasOne(keys, s_ofSessions) || above.Count > 0 && above.All(line => line.StartsWith('#'))),
        s_days)
    {
        Doubts = facts => facts.Dimensions.Contains("event") && facts.Metrics.Any(name => name is "sessions" or "engaged sessions" or "users" or "active users" or "new users")
            ? [new Caveat("SR074", "The rows are events, and each repeats the session and the person it happened in: sums over events count them again. Select one event, such as session_start.")]
            : [],
    };

    /// <summary>Links or clicks of bitly.</summary>
    public static ExportLayout Bitly { get; } = new("bitly", "a table with the column Bitlink, or link and long_url, and clicks; or with date, country or referrer and link_clicks",
        (keys, _) => Layouts.HasOne(keys, "Bitlink", "Short link", "Kurzlink", "link") && Layouts.HasOne(keys, "Long URL", "long_url", "Destination URL", "Ziel-URL") && HasClicks(keys)
            || Layouts.HasOne(keys, "link_clicks") || Layouts.HasOne(keys, "Bitlink") && HasClicks(keys),
        s_days)
    {
        // All clicks of bitly are clicks on links.
        Header = (header, _) => HeaderKey.Of(header) switch { "link" => "Bitlink", "clicks" or "total clicks" or "klicks" or "klicks insgesamt" => "link clicks", _ => header },
        People = ["created by", "created_by", "erstellt von"],
        Doubts = facts => facts.Rows == BitlyRows ? [BitlyPrograms, new("SR079", "The export has exactly 200 rows, at which bitly cuts links with figures off: there are probably more.")] : [BitlyPrograms],
    };

    /// <summary>Any table of figures by day or by what the columns name, such as costs or orders.</summary>
    public static ExportLayout Figures { get; } = new("figures", "a table with a column Date, Day or Month (Datum, Tag, Monat) or another known dimension such as country or campaign, and columns of numbers, but neither author nor text",
        (keys, _) => false,
        s_days);

    private static bool HasClicks(HashSet<string> keys) => Layouts.HasOne(keys, "clicks", "total clicks", "link_clicks", "Klicks", "Klicks insgesamt", "engagements");
}
