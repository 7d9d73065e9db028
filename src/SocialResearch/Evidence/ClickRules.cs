namespace SocialResearch.Evidence;

/// <summary>Why an opening of a link is not counted as a click. The first rule that holds decides, in this order.</summary>
public enum ClickRule
{
    /// <summary>The request is no GET: programs ask for the head of a page only.</summary>
    NoGet,

    /// <summary>The server did not send the visitor on: the status is no redirect.</summary>
    NoRedirect,

    /// <summary>The program gave no name of itself.</summary>
    NoAgent,

    /// <summary>A messenger or network fetched the link to show a preview.</summary>
    Preview,

    /// <summary>The program calls itself a bot, crawler, library or monitor, or does not call itself a browser.</summary>
    Bot,

    /// <summary>The same address opened the same link with the same program within the pause before.</summary>
    Repeat,
}

/// <summary>The rules in words, and the names that programs give themselves.</summary>
/// <remarks>
/// The words are ours, from what such programs write into logs; a program that lies is counted as a person. Every browser begins its name with "Mozilla/" or "Opera/", for reasons of history, and only old ones
/// go on with "(compatible; MSIE": whoever begins otherwise, or is compatible with something else, is no browser. Apps that open links in a browser of their own (Instagram, Pinterest, Viber) are people.
/// </remarks>
public static class ClickRules
{
    private static readonly string[] s_previews =
    [
        "facebookexternalhit", "facebot", "twitterbot", "slackbot", "slack-imgproxy", "linkedinbot", "telegrambot", "discordbot", "skypeuripreview", "snap url preview",
        "microsoftpreview", "pinterestbot", "redditbot", "embedly", "iframely", "vkshare", "googlemessages",
    ];

    /// <summary>Apps that fetch previews under their own name, and under that of a browser when a person reads in them.</summary>
    private static readonly string[] s_apps = ["whatsapp", "pinterest", "mastodon", "bluesky", "viber", "signal"];

    private static readonly string[] s_bots =
    [
        "bot", "crawl", "spider", "slurp", "scan", "inspection", "monitor", "curl/", "wget/", "python", "java/", "go-http-client", "okhttp", "libwww", "httpclient", "headless",
        "phantomjs", "lighthouse", "feedfetcher", "fetcher", "validator", "checker", "axios/", "node-fetch", "ruby", "perl", "php/", "safelinks", "barracuda", "proofpoint",
    ];

    /// <summary>Which rule a request falls under; null when it counts. Repeats are told by whoever sees several requests.</summary>
    /// <param name="method">GET, HEAD and so on.</param>
    /// <param name="status">The status of the answer.</param>
    /// <param name="agent">What the program calls itself; null or "-" when it does not say, or when the log has no such field and <paramref name="hasAgents"/> is false.</param>
    /// <param name="hasAgents">Whether the log writes down programs at all.</param>
    public static ClickRule? Of(string method, int status, string? agent, bool hasAgents = true)
    {
        if (!string.Equals(method, "GET", StringComparison.OrdinalIgnoreCase)) return ClickRule.NoGet;
        if (status is not (301 or 302 or 303 or 307 or 308)) return ClickRule.NoRedirect;
        if (!hasAgents) return null;
        if (string.IsNullOrWhiteSpace(agent) || agent == "-") return ClickRule.NoAgent;
        if (s_previews.Any(word => agent.Contains(word, StringComparison.OrdinalIgnoreCase))) return ClickRule.Preview;
        if (s_apps.Any(word => agent.StartsWith(word, StringComparison.OrdinalIgnoreCase))) return ClickRule.Preview;
        return IsBrowser(agent) ? null : ClickRule.Bot;
    }

    private static bool IsBrowser(string agent)
    {
        // A maker of phones is called Cubot.
        string rest = agent.Replace("cubot", "", StringComparison.OrdinalIgnoreCase);
        return (agent.StartsWith("Mozilla/", StringComparison.OrdinalIgnoreCase) || agent.StartsWith("Opera/", StringComparison.OrdinalIgnoreCase))
            && (!agent.Contains("(compatible;", StringComparison.OrdinalIgnoreCase) || agent.Contains("MSIE", StringComparison.Ordinal))
            && !s_bots.Any(word => rest.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The rule as a clause.</summary>
    public static string Reason(ClickRule rule) => rule switch
    {
        ClickRule.NoGet => "the request is no GET",
        ClickRule.NoRedirect => "the server did not send the visitor on",
        ClickRule.NoAgent => "the program gave no name",
        ClickRule.Preview => "a messenger or network fetched a preview",
        ClickRule.Bot => "the program calls itself a bot, library or monitor, or no browser",
        _ => "the same address opened the same link again within ten seconds",
    };
}
