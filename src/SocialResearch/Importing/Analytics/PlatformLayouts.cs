namespace SocialResearch.Importing.Analytics;

/// <summary>The exports of LinkedIn, TikTok Studio and X analytics.</summary>
internal static class PlatformLayouts
{
    private static readonly string[] s_days = ["Date", "Datum"];

    /// <summary>The sheet "All posts" of a LinkedIn page, saved as CSV.</summary>
    public static ExportLayout LinkedInPosts { get; } = new("linkedin-posts", "a table with the columns Post title, Post link and Created date (Beitragstitel, Beitragslink, Erstellungsdatum), usually below a line that describes it",
        (keys, _) => Layouts.HasOne(keys, "Post link", "Update link", "Beitragslink", "Link zum Beitrag") && Layouts.HasOne(keys, "Created date", "Erstellungsdatum", "Erstellt am"),
        new Dictionary<Slot, string[]>
        {
            [Slot.Link] = ["Post link", "Update link", "Beitragslink", "Link zum Beitrag"],
            [Slot.Time] = ["Created date", "Erstellungsdatum", "Erstellt am"],
            [Slot.Text] = ["Post title", "Update title", "Beitragstitel", "Titel des Beitrags"],
        })
    {
        People = ["Posted by", "Gepostet von", "Veröffentlicht von"],
        IdOfLink = LastNumber,
        Reactions = (["likes", "reactions"], ["comments"], ["reposts", "shares"], ["impressions", "views"]),
    };

    /// <summary>The sheet "Metrics" of a LinkedIn page, saved as CSV.</summary>
    public static ExportLayout LinkedInDays { get; } = new("linkedin-days", "a table with the columns Date and Impressions (total), or Datum and Impressions (gesamt), usually below a line that describes it",
        (keys, _) => Layouts.HasOne(keys, s_days) && Layouts.HasOne(keys, "Impressions (total)", "Impressions (organic)", "Impressions (gesamt)", "Impressions (organisch)", "Impressions (insgesamt)"),
        new Dictionary<Slot, string[]> { [Slot.Day] = s_days });

    /// <summary>The list of videos of TikTok Studio.</summary>
    public static ExportLayout TikTokVideos { get; } = new("tiktok-videos", "a table with the columns Video title, Video link and Post time, or Videotitel, Videolink and Veröffentlichungszeit",
        (keys, _) => Layouts.HasOne(keys, "Video link", "Videolink", "Video-Link") && Layouts.HasOne(keys, "Post time", "Veröffentlichungszeit", "Veröffentlichungszeitpunkt", "Zeit der Veröffentlichung"),
        new Dictionary<Slot, string[]>
        {
            [Slot.Link] = ["Video link", "Videolink", "Video-Link"],
            [Slot.Time] = ["Post time", "Veröffentlichungszeit", "Veröffentlichungszeitpunkt", "Zeit der Veröffentlichung"],
            [Slot.Text] = ["Video title", "Videotitel", "Titel des Videos"],
        })
    {
        IdOfLink = LastNumber,
        AuthorOf = (_, link) => Segment(link, after: "tiktok.com/"),
        Reactions = (["likes"], ["comments"], ["shares"], ["views", "video views"]),
    };

    /// <summary>The tables by day, and those of followers, of TikTok Studio.</summary>
    public static ExportLayout TikTokDays { get; } = new("tiktok-days", "a table with the columns Date, Video Views and Profile Views; Date, Followers and Difference in followers from previous day; or Date, Total Viewers and New Viewers",
        (keys, _) =>
            Layouts.HasOne(keys, s_days) && (Layouts.HasOne(keys, "Video Views", "Videoaufrufe", "Video-Aufrufe") && Layouts.HasOne(keys, "Profile Views", "Profilaufrufe")
                || Layouts.HasOne(keys, "Difference in followers from previous day", "Unterschied der Follower zum Vortag", "Differenz der Follower zum Vortag")
                || Layouts.HasOne(keys, "Total Viewers", "Zuschauer insgesamt", "Zuschauer gesamt") || Layouts.HasOne(keys, "Active followers", "Aktive Follower"))
            || Layouts.HasOne(keys, "Distribution", "Verteilung") && Layouts.HasOne(keys, "Gender", "Geschlecht", "Top territories", "Top-Regionen", "Top-Gebiete") && keys.Count == 2,
        new Dictionary<Slot, string[]> { [Slot.Day] = s_days, [Slot.Hour] = ["Hour", "Stunde"] });

    /// <summary>Posts with their figures, from X analytics and from what was Twitter analytics.</summary>
    public static ExportLayout XPosts { get; } = new("x-posts", "a table with the columns Tweet id, Tweet text and time, or Post id, Post text and Date",
        (keys, _) => Layouts.HasOne(keys, "Tweet id", "Post id", "Tweet-ID", "Post-ID") && Layouts.HasOne(keys, "Tweet text", "Post text", "Tweet-Text", "Post-Text", "Posttext") && Layouts.HasOne(keys, "time", "Date", "Zeit", "Datum"),
        new Dictionary<Slot, string[]>
        {
            [Slot.Id] = ["Tweet id", "Post id", "Tweet-ID", "Post-ID"],
            [Slot.Link] = ["Tweet permalink", "Post Link", "Tweet-Permalink", "Post-Link"],
            [Slot.Time] = ["time", "Date", "Zeit", "Datum"],
            [Slot.Text] = ["Tweet text", "Post text", "Tweet-Text", "Post-Text", "Posttext"],
        })
    {
        IdOfLink = LastNumber,
        Header = HeaderOfX,
        AuthorOf = (_, link) => Segment(link, after: "x.com/") ?? Segment(link, after: "twitter.com/"),
        Reactions = (["likes"], ["replies"], ["reposts"], ["impressions"]),
    };

    /// <summary>Figures by day, from X analytics and from what was Twitter analytics.</summary>
    public static ExportLayout XDays { get; } = new("x-days", "a table with the columns Date, Impressions and Tweets published or Create Post",
        (keys, _) => Layouts.HasOne(keys, s_days) && Layouts.HasOne(keys, "impressions", "Impressionen") && Layouts.HasOne(keys, "Tweets published", "Create Post", "Veröffentlichte Tweets", "Beitrag erstellen"),
        new Dictionary<Slot, string[]> { [Slot.Day] = s_days })
    { Header = HeaderOfX };

    /// <summary>"Interaktionen" is what Meta calls its interactions and X its engagements.</summary>
    private static string HeaderOfX(string header, IReadOnlyList<string> above) => HeaderKey.Of(header) == "interaktionen" ? "Engagements" : header;

    /// <summary>The number of a post at the end of its address or of a urn in it.</summary>
    private static string? LastNumber(string link)
    {
        ReadOnlySpan<char> path = link.AsSpan()[..(link.IndexOfAny(['?', '#']) is >= 0 and var query ? query : link.Length)].TrimEnd('/');
        int begin = path.LastIndexOfAnyExceptInRange('0', '9') + 1;
        return path.Length - begin is >= 8 and <= 25 ? path[begin..].ToString() : null;
    }

    /// <summary>The part of an address behind a host; in addresses of posts the account.</summary>
    private static string? Segment(string? link, string after)
    {
        if (link is null || link.IndexOf("//", StringComparison.Ordinal) is not (>= 0 and var scheme)) return null;
        int at = link.IndexOf(after, scheme, StringComparison.OrdinalIgnoreCase);
        // i/web/status names nobody.
        return at >= 0 && (at == scheme + 2 || link[at - 1] == '.') && link[(at + after.Length)..].Split('/', '?')[0].TrimStart('@') is { Length: > 1 } account ? account.ToLowerInvariant() : null;
    }
}
