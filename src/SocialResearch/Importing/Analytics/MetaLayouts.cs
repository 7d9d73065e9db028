using SocialResearch.Conversations;

namespace SocialResearch.Importing.Analytics;

/// <summary>The exports of Meta: Business Suite, the older Insights of a Facebook page, and CrowdTangle, closed in 2024.</summary>
internal static class MetaLayouts
{
    private static readonly string[] s_id = ["Post ID", "Beitrags-ID"], s_link = ["Permalink", "Permanenter Link", "Permalink-URL"], s_days = ["Date", "Datum", "Day", "Tag"];

    /// <summary>Headers of daily figures that no other platform has.</summary>
    private static readonly string[] s_ofMeta = [.. new[]
    {
        "Seiten-Follower", "Page followers", "Facebook-Reichweite", "Facebook reach", "Instagram-Reichweite", "Instagram reach", "Facebook visits", "Facebook-Besuche", "Facebook follows",
        "Instagram profile visits", "Instagram-Profilbesuche", "Instagram follows", "Content interactions", "Inhaltsinteraktionen", "Interaktionen mit Inhalten", "Seitenbesuche",
    }.Select(HeaderKey.Of)];

    /// <summary>Posts of a page or an Instagram account, from Business Suite.</summary>
    public static ExportLayout Posts { get; } = new("meta-posts", "a table with the columns Post ID, Publish time and Permalink, or Beitrags-ID, Veröffentlichungszeit and Permalink",
        (keys, _) => Layouts.HasOne(keys, s_id) && Layouts.HasOne(keys, s_link) && Layouts.HasOne(keys, "Publish time", "Veröffentlichungszeit", "Veröffentlichungszeitpunkt", "Zeitpunkt der Veröffentlichung"),
        new Dictionary<Slot, string[]>
        {
            [Slot.Id] = s_id,
            [Slot.Link] = s_link,
            [Slot.Time] = ["Publish time", "Veröffentlichungszeit", "Veröffentlichungszeitpunkt", "Zeitpunkt der Veröffentlichung"],
            [Slot.Text] = ["Title", "Titel"],
            [Slot.MoreText] = ["Description", "Beschreibung"],
            [Slot.AuthorId] = ["Page ID", "Seiten-ID", "Account ID", "Konto-ID", "Account-ID"],
            [Slot.AuthorName] = ["Page name", "Seitenname", "Name der Seite"],
            [Slot.Period] = ["Date", "Datum"],
        })
    {
        NamesChannel = true,
        People = ["Account username", "Account name", "Kontoname", "Nutzername des Kontos", "Benutzername des Kontos"],
        Reactions = (["reactions", "likes"], ["comments"], ["shares"], ["views", "impressions"]),
    };

    /// <summary>Daily figures of a page.</summary>
    public static ExportLayout Days { get; } = new("meta-days", "a table with the column Date or Datum and figures that only Meta has, such as Seiten-Follower or Instagram reach",
        (keys, _) => Layouts.HasOne(keys, s_days) && s_ofMeta.Any(keys.Contains) && !Layouts.HasOne(keys, s_id),
        new Dictionary<Slot, string[]> { [Slot.Day] = s_days });

    /// <summary>One metric by day, with the metric's name above a header that does not name it.</summary>
    public static ExportLayout Metric { get; } = new("meta-metric", "a line with the name of a metric above the header Date, Primary (Datum, Primär), usually below sep=, and in UTF-16",
        (keys, above) => Layouts.HasOne(keys, s_days) && Layouts.HasOne(keys, "Primary", "Primär") && above.Count > 0,
        new Dictionary<Slot, string[]> { [Slot.Day] = s_days })
    {
        Header = (header, above) => HeaderKey.Of(header) is "primary" or "primär" && above.Count > 0 ? above[^1].Trim().Trim('"').Trim() : header,
    };

    /// <summary>Posts of a page, from the Insights that Business Suite replaced.</summary>
    public static ExportLayout Insights { get; } = new("facebook-insights", "a table with the columns Post ID, Post Message and Posted, or Beitrags-ID, Beitragsnachricht and Veröffentlicht",
        (keys, _) => Layouts.HasOne(keys, s_id) && Layouts.HasOne(keys, "Post Message", "Beitragsnachricht", "Beitragstext") && Layouts.HasOne(keys, "Posted", "Veröffentlicht"),
        new Dictionary<Slot, string[]>
        {
            [Slot.Id] = s_id,
            [Slot.Link] = s_link,
            [Slot.Time] = ["Posted", "Veröffentlicht"],
            [Slot.Text] = ["Post Message", "Beitragsnachricht", "Beitragstext"],
        })
    {
        HasDescriptions = true,
        // The page's number stands before the post's.
        AuthorOf = (id, _) => id.IndexOf('_', StringComparison.Ordinal) is > 0 and var end && id.AsSpan(0, end).IndexOfAnyExceptInRange('0', '9') < 0 ? id[..end] : null,
        Reactions = (["likes", "reactions"], ["comments"], ["shares"], ["impressions"]),
    };

    /// <summary>Posts of many pages or groups.</summary>
    public static ExportLayout CrowdTangle { get; } = new("crowdtangle", "a table with the columns Post Created, Total Interactions, URL and Page Name, Group Name or Account",
        (keys, _) => Layouts.HasOne(keys, "Post Created") && Layouts.HasOne(keys, "Total Interactions") && Layouts.HasOne(keys, "URL") && Layouts.HasOne(keys, "Page Name", "Group Name", "Account"),
        new Dictionary<Slot, string[]>
        {
            [Slot.Link] = ["URL"],
            [Slot.Time] = ["Post Created"],
            [Slot.Text] = ["Message", "Description"],
            [Slot.AuthorId] = ["Facebook Id"],
            [Slot.AuthorName] = ["Page Name", "Group Name"],
        })
    {
        // Whoever exported it did not write it.
        Role = AuthorRole.Unknown,
        NamesChannel = true,
        AuthorOf = (_, _) => null,
        People = ["User Name", "Account", "Page Description", "Sponsor Name", "Post Created Date", "Post Created Time"],
        Reactions = (["likes"], ["comments"], ["shares"], ["post views", "views"]),
    };
}
