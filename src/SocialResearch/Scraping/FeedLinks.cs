using System.Text;
using System.Xml;

namespace SocialResearch.Scraping;

/// <summary>The addresses that a feed (RSS, Atom) or a sitemap lists. What the entries say is for the readers of <c>Importing</c>.</summary>
internal static class FeedLinks
{
    /// <summary>Reads the addresses in their order.</summary>
    /// <param name="file">The answer.</param>
    /// <param name="isWhole">False when the file is broken; what stands before the break is given.</param>
    public static IReadOnlyList<PageLinks.Link> Read(ArchivedPage file, out bool isWhole)
    {
        var links = new List<PageLinks.Link>();
        var address = new Uri(file.Address);
        var above = new Stack<string>();
        isWhole = true;
        // No document type, nothing from outside: neither feeds nor sitemaps need it.
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CheckCharacters = false, IgnoreComments = true, IgnoreProcessingInstructions = true };
        try
        {
            using XmlReader reader = XmlReader.Create(new StringReader(Content(file).TrimStart()), settings);
            var text = new StringBuilder();
            while (reader.Read())
            {
                switch (reader.NodeType)
                {
                    case XmlNodeType.Element:
                        text.Clear();
                        if (reader is { LocalName: "link" } && above.TryPeek(out string? entry) && entry == "entry" && (reader.GetAttribute("rel") ?? "alternate") == "alternate") Add(reader.GetAttribute("href"), PageLinks.LinkKind.Page);
                        if (!reader.IsEmptyElement) above.Push(reader.LocalName);
                        break;
                    case XmlNodeType.Text or XmlNodeType.CDATA:
                        text.Append(reader.Value);
                        break;
                    case XmlNodeType.EndElement:
                        above.TryPop(out string? name);
                        above.TryPeek(out string? parent);
                        if ((name, parent) is ("link", "item") or ("loc", "url")) Add(text.ToString(), PageLinks.LinkKind.Page);
                        if ((name, parent) is ("loc", "sitemap")) Add(text.ToString(), PageLinks.LinkKind.Sitemap);
                        text.Clear();
                        break;
                }
            }
        }
        catch (XmlException)
        {
            isWhole = false;
        }
        return links;

        void Add(string? link, PageLinks.LinkKind kind)
        {
            if (link is not null && WebAddress.TryNormal(link, address, out Uri? found)) links.Add(new(found!, kind));
        }
    }

    /// <summary>Sitemaps may be packed as files (.xml.gz), besides being packed on the way.</summary>
    private static string Content(ArchivedPage file)
    {
        if (!file.Body.Span.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B])) return file.Text;
        return (file with { Body = ContentCoding.Unpack(file.Body, "gzip", PageArchive.BodyLimit, out _) }).Text;
    }
}
