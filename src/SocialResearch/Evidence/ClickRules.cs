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

    /// <summary>The program calls itself a bot, crawler, library or monitor.</summary>
    Bot,

    /// <summary>The same address opened the same link with the same program within the pause before.</summary>
    Repeat,
}

/// <summary>The rules in words, and the names that programs give themselves.</summary>
/// <remarks>The words are ours, from what such programs write into logs; a program that lies is counted as a person.</remarks>
public static class ClickRules
{
    private static readonly string[] s_previews =
    [
        "facebookexternalhit", "facebot", "whatsapp", "twitterbot", "slackbot", "slack-imgproxy", "linkedinbot", "telegrambot", "discordbot", "skypeuripreview",
        "microsoftpreview", "pinterest", "redditbot", "mastodon", "bluesky", "viber", "embedly", "iframely", "vkshare", "googlemessages", "signal-",
    ];

    private static readonly string[] s_bots =
    [
        "bot", "crawl", "spider", "slurp", "scan", "monitor", "curl/", "wget/", "python", "java/", "go-http-client", "okhttp", "libwww", "httpclient", "headless",
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
        return s_bots.Any(word => agent.Contains(word, StringComparison.OrdinalIgnoreCase)) ? ClickRule.Bot : null;
    }

    /// <summary>The rule as a clause.</summary>
    public static string Reason(ClickRule rule) => rule switch
    {
        ClickRule.NoGet => "the request is no GET",
        ClickRule.NoRedirect => "the server did not send the visitor on",
        ClickRule.NoAgent => "the program gave no name",
        ClickRule.Preview => "a messenger or network fetched a preview",
        ClickRule.Bot => "the program calls itself a bot, library or monitor",
        _ => "the same address opened the same link again within ten seconds",
    };
}
