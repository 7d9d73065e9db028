namespace SocialResearch.Importing.Analytics;

/// <summary>Which headers say what a row is about, in English and German.</summary>
internal static class KnownDimensions
{
    private static readonly Dictionary<string, string> s_all = HeaderKey.Lookup<string>(
    [
        (["country", "land", "country/region", "land/region", "countries", "länder", "top territories", "top-regionen", "top-gebiete"], "country"),
        (["region", "bundesland", "state", "gebiet", "market", "markt"], "region"),
        (["city", "stadt", "ort"], "city"),
        (["session source/medium", "sitzung - quelle/medium", "quelle/medium der sitzung", "source/medium", "quelle/medium", "first user source/medium", "erste nutzerinteraktion - quelle/medium"], "source/medium"),
        (["session source", "sitzung - quelle", "source", "quelle"], "source"),
        (["session medium", "sitzung - medium", "medium"], "medium"),
        (["session campaign", "sitzung - kampagne", "kampagne der sitzung", "campaign", "kampagne", "campaign name", "kampagnenname", "first user campaign"], "campaign"),
        (["session default channel group", "session primary channel group (default channel group)", "sitzung - standard-channelgruppe", "standard-channelgruppe der sitzung", "default channel group", "channel", "kanal"], "channel"),
        (["landing page + query string", "landingpage + abfragestring", "zielseite + abfragestring", "landing page", "landingpage", "zielseite"], "landing page"),
        (["page path and screen class", "seitenpfad und bildschirmklasse", "page path", "seitenpfad", "page location", "seitenposition", "seite", "page"], "page"),
        (["event name", "ereignisname"], "event"),
        (["device category", "gerätekategorie", "device", "gerät", "devices", "geräte"], "device"),
        (["platform", "plattform"], "platform"),
        (["referrer", "referrers", "referring domain", "verweis", "verweisquelle"], "referrer"),
        (["bitlink", "short link", "short url", "kurzlink", "kurz-url"], "link"),
        (["long url", "long_url", "destination url", "ziel-url", "original link"], "target"),
        (["post type", "beitragstyp", "art des beitrags", "type", "typ"], "post type"),
        (["content type", "inhaltstyp", "contenttyp"], "content type"),
        (["page category", "seitenkategorie"], "page category"),
        (["title", "titel", "page title", "seitentitel"], "title"),
        (["tags"], "tags"),
        (["gender", "geschlecht"], "gender"),
        (["product", "produkt"], "product"),
        (["position", "kostenart", "cost item", "posten"], "item"),
    ]);

    /// <summary>The dimension a header names; null when it names none.</summary>
    public static string? Find(string header) => s_all.GetValueOrDefault(HeaderKey.Of(header));
}
