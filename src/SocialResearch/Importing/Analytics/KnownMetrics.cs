using SocialResearch.Metrics;
using static SocialResearch.Metrics.MetricUnit;

namespace SocialResearch.Importing.Analytics;

/// <summary>What a header counts.</summary>
/// <param name="Name">The one name for all formats and languages.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Currency">The currency the header states.</param>
internal sealed record KnownMetric(string Name, MetricUnit Unit, string? Currency = null);

/// <summary>Which headers count what, in English and German.</summary>
internal static class KnownMetrics
{
    private static readonly Dictionary<string, KnownMetric> s_all = HeaderKey.Lookup<KnownMetric>(
    [
        Known("reach", People, "reach", "reichweite", "accounts reached", "erreichte konten", "post total reach", "post reach", "beitragsreichweite", "gesamtreichweite des beitrags"),
        Known("facebook reach", People, "facebook reach", "facebook-reichweite"),
        Known("instagram reach", People, "instagram reach", "instagram-reichweite"),
        Known("impressions", Count, "impressions", "impressionen", "post total impressions", "gesamtimpressionen des beitrags"),
        Known("unique impressions", People, "unique impressions", "eindeutige impressions", "eindeutige impressionen"),
        Known("views", Count, "views", "aufrufe", "total views", "aufrufe insgesamt", "gesamtaufrufe", "views insgesamt"),
        Known("video views", Count, "video views", "videoaufrufe", "video-aufrufe", "3-second video views"),
        Known("post views", Count, "post views"),
        Known("crosspost views", Count, "total views for all crossposts"),
        Known("profile views", Count, "profile views", "profilaufrufe"),
        Known("profile visits", Count, "profile visits", "profilbesuche", "instagram profile visits", "instagram-profilbesuche"),
        Known("page visits", Count, "page visits", "seitenbesuche", "facebook visits", "facebook-besuche", "visits", "besuche"),
        Known("clicks", Count, "clicks", "klicks", "total clicks", "klicks insgesamt", "gesamtklicks", "klicks gesamt"),
        Known("link clicks", Count, "link clicks", "link_clicks", "linkklicks", "link-klicks", "url clicks", "url-klicks"),
        Known("other clicks", Count, "other clicks", "andere klicks", "sonstige klicks"),
        Known("profile clicks", Count, "user profile clicks"),
        Known("hashtag clicks", Count, "hashtag clicks"),
        Known("permalink clicks", Count, "permalink clicks"),
        Known("detail expands", Count, "detail expands"),
        Known("app opens", Count, "app opens"),
        Known("app installs", Count, "app installs"),
        Known("e-mails of the post", Count, "email tweet"),
        Known("phone calls", Count, "dial phone"),
        Known("media views", Count, "media views"),
        Known("media engagements", Count, "media engagements"),
        Known("engagements", Count, "engagements", "interaktionen mit dem beitrag"),
        Known("interactions", Count, "total interactions", "interactions", "content interactions", "interaktionen", "inhaltsinteraktionen", "interaktionen mit inhalten",
            "reactions, comments and shares", "reaktionen, kommentare und geteilte inhalte", "reaktionen, kommentare und mal geteilt"),
        Known("reactions", Count, "reactions", "reaktionen"),
        Known("likes", Count, "likes", "like", "gefällt mir", "gefällt mir-angaben", "gefällt-mir-angaben", "gefällt mir-angaben insgesamt", "total likes", "likes insgesamt"),
        Known("love", Count, "love"), Known("wow", Count, "wow"), Known("haha", Count, "haha"), Known("sad", Count, "sad"), Known("angry", Count, "angry"), Known("care", Count, "care"),
        Known("comments", Count, "comments", "comment", "kommentare", "total comments", "kommentare insgesamt"),
        Known("replies", Count, "replies", "antworten"),
        Known("shares", Count, "shares", "share", "geteilt", "mal geteilt", "geteilte inhalte", "geteilte beiträge", "total shares", "shares insgesamt", "geteilte inhalte insgesamt"),
        Known("reposts", Count, "reposts", "retweets", "geteilte beiträge (reposts)"),
        Known("saves", Count, "saves", "gespeichert", "gespeicherte inhalte", "speicherungen", "add to favorites", "total bookmarks", "bookmarks", "lesezeichen"),
        Known("posts", Count, "tweets published", "veröffentlichte tweets", "create post", "posts published", "veröffentlichte beiträge"),
        Known("follows", Count, "follows", "new follows", "neue follower", "new followers", "facebook follows", "instagram follows"),
        Known("unfollows", Count, "unfollows"),
        Known("followers", Stock, "followers", "follower", "seiten-follower", "page followers", "total followers", "follower insgesamt", "followers at posting"),
        Known("page likes", Stock, "likes at posting", "page total likes"),
        Known("followers change", Count, "difference in followers from previous day", "unterschied der follower zum vortag", "differenz der follower zum vortag"),
        Known("viewers", People, "total viewers", "zuschauer insgesamt", "zuschauer gesamt"),
        Known("new viewers", People, "new viewers", "neue zuschauer"),
        Known("returning viewers", People, "returning viewers", "wiederkehrende zuschauer"),
        Known("active followers", People, "active followers", "aktive follower"),
        Known("engaged users", People, "engaged users", "interagierende nutzer"),
        Known("post consumers", People, "post consumers"),
        Known("post consumptions", Count, "post consumptions"),
        Known("engagement rate", Share, "engagement rate", "engagement-rate", "interaktionsrate", "interaction rate"),
        Known("click-through rate", Share, "click through rate (ctr)", "click-through-rate (ctr)", "klickrate (ctr)", "klickrate", "ctr"),
        Known("watched in full", Share, "watched full video", "vollständig angesehen"),
        Known("distribution", Share, "distribution", "verteilung"),
        Known("average watch time", Average, "average watch time", "durchschnittliche wiedergabezeit", "average seconds viewed"),
        Known("play time", Seconds, "total play time", "gesamte wiedergabezeit", "seconds viewed"),
        Known("duration", Average, "duration (sec)", "dauer (sek.)", "dauer (sekunden)", "video length", "videolänge"),
        Known("sessions", Count, "sessions", "sitzungen"),
        Known("engaged sessions", Count, "engaged sessions", "sitzungen mit interaktionen", "sitzungen mit interaktion"),
        Known("key events", Count, "key events", "schlüsselereignisse"),
        Known("conversions", Count, "conversions", "conversion", "abschlüsse"),
        Known("events", Count, "event count", "ereignisanzahl", "anzahl der ereignisse"),
        Known("users", People, "total users", "users", "nutzer insgesamt", "gesamtzahl der nutzer", "nutzer"),
        Known("active users", People, "active users", "aktive nutzer"),
        Known("new users", People, "new users", "neue nutzer"),
        Known("returning users", People, "returning users", "wiederkehrende nutzer"),
        Known("bounce rate", Share, "bounce rate", "absprungrate"),
        Known("key event rate", Share, "session key event rate", "schlüsselereignisrate der sitzung"),
        Known("engagement time a session", Average, "average engagement time per session", "durchschnittliche interaktionsdauer pro sitzung", "durchschnittliche interaktionsdauer je sitzung"),
        Known("engagement time a user", Average, "average engagement time per active user", "durchschnittliche interaktionsdauer pro aktivem nutzer"),
        Known("session duration", Average, "average session duration", "durchschnittliche sitzungsdauer"),
        Known("events a session", Average, "events per session", "ereignisse pro sitzung"),
        Known("engaged sessions a user", Average, "engaged sessions per active user", "sitzungen mit interaktionen pro aktivem nutzer"),
        Known("views a user", Average, "views per active user", "aufrufe pro aktivem nutzer"),
        Known("revenue", Money, "total revenue", "gesamtumsatz", "umsatz", "revenue", "purchase revenue", "kaufumsatz", "sales", "umsätze"),
        Known("earnings", Money, "estimated earnings", "geschätzte einnahmen", "earnings", "einnahmen"),
        Known("cost", Money, "cost", "costs", "kosten", "spend", "amount spent", "ausgegebener betrag", "ausgaben", "werbekosten", "budget"),
        Known("hours", Count, "hours", "stunden", "arbeitsstunden"),
        Known("orders", Count, "orders", "bestellungen", "purchases", "käufe", "transactions", "transaktionen"),
        Known("leads", Count, "leads"),
        Known("count", Count, "count", "anzahl", "number"),
        Known("contacts", Count, "contacts", "kontakte", "enquiries", "inquiries", "anfragen"),
        Known("overperforming score", Average, "overperforming score"),
    ]);

    /// <summary>What stands behind a metric of LinkedIn, X or Facebook and makes it another one.</summary>
    private static readonly Dictionary<string, string?> s_kinds = new(StringComparer.Ordinal)
    {
        ["organic"] = "organic",
        ["organisch"] = "organic",
        ["sponsored"] = "sponsored",
        ["gesponsert"] = "sponsored",
        ["paid"] = "paid",
        ["bezahlt"] = "paid",
        ["total"] = null,
        ["gesamt"] = null,
        ["insgesamt"] = null,
    };

    private static readonly Dictionary<string, string> s_currencies = new(StringComparer.Ordinal) { ["€"] = "EUR", ["$"] = "USD", ["£"] = "GBP" };

    /// <summary>What a header counts; null when it is not known.</summary>
    public static KnownMetric? Find(string header)
    {
        string key = HeaderKey.Of(header);
        if (s_all.GetValueOrDefault(key) is { } known) return known;
        // CrowdTangle writes the weights of the moment into the header, with dashes of its own.
        if (key.StartsWith("overperforming score", StringComparison.Ordinal)) return s_all["overperforming score"];
        foreach (string lifetime in (string[])["lifetime ", "lebenszeit: ", "lebenszeit ", "gesamte laufzeit: "])
            if (key.StartsWith(lifetime, StringComparison.Ordinal)) return Find(key[lifetime.Length..]);
        if (key.StartsWith("promoted ", StringComparison.Ordinal)) return s_all.GetValueOrDefault(key[9..]) is { } promoted ? promoted with { Name = promoted.Name + " (promoted)" } : null;
        if (!key.EndsWith(')') || key.LastIndexOf('(') is not (> 0 and var open)) return null;
        string inside = key[(open + 1)..^1].Trim();
        if (s_all.GetValueOrDefault(key[..open].Trim()) is not { } plain) return null;
        if (s_kinds.TryGetValue(inside, out string? kind)) return kind is null ? plain : plain with { Name = $"{plain.Name} ({kind})" };
        return plain.Unit == Money && CurrencyOf(inside) is { } currency ? plain with { Currency = currency } : null;
    }

    /// <summary>A currency by its sign or its three letters; null when it is none.</summary>
    public static string? CurrencyOf(string text) =>
        s_currencies.GetValueOrDefault(text) ?? (text.Length == 3 && text.All(char.IsAsciiLetter) ? text.ToUpperInvariant() : null);

    private static (string[], KnownMetric) Known(string name, MetricUnit unit, params string[] headers) => (headers, new(name, unit));
}
