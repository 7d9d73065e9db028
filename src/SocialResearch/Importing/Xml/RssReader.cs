using System.Xml;
using SocialResearch.Text;

namespace SocialResearch.Importing.Xml;

/// <summary>Reads a feed in RSS, of posts or of comments: 2.0 and its forerunners, or 1.0, in which the entries stand beside the channel (RDF).</summary>
internal sealed class RssReader : IPostReader
{
    private const string Rss1 = "http://purl.org/rss/1.0/", Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

    public string Format => "rss";

    public string Looks => "an RSS feed: <rss> with <channel> and <item>, or <rdf:RDF> with xmlns=\"http://purl.org/rss/1.0/\"";

    public bool Recognises(FileBeginning beginning) => beginning.XmlRoot is { } root
        && ((WordPressReader.IsRss(root) && !root.Contains("http://wordpress.org/export/", StringComparison.Ordinal))
            || (root.Split((char[]?)null, 2)[0].EndsWith("RDF", StringComparison.Ordinal) && root.Contains(Rss1, StringComparison.Ordinal)));

    public void Read(PostSource source, IPostSink sink) => XmlSource.Read(source.Path, xml =>
    {
        var feed = new Feed(source, sink);
        bool found = false;
        while (xml.Next())
        {
            if (xml.Reader is { NodeType: XmlNodeType.Element, LocalName: "item", NamespaceURI: Rss1, Depth: 1 }) Item(xml, feed);
            if (xml.Reader is not { NodeType: XmlNodeType.Element, LocalName: "channel", Depth: 1 }) continue;
            found = true;
            xml.EachChild(() =>
            {
                if (xml.Reader.LocalName == "item") Item(xml, feed);
                else if (xml.Reader.LocalName == "title" && IsOwn(xml.Reader)) feed.Title = WrittenText.Line(xml.Text());
                else if (xml.Reader.LocalName == "language") feed.Language = LanguageTag.Of(xml.Text());
            });
        }
        if (!found) throw new ImportException("The file is XML, but no RSS feed.", source.Name, "An RSS feed begins with <rss> and a <channel>; name the format if it is another.");
        feed.Finish();
    });

    private static void Item(XmlSource xml, Feed feed)
    {
        long line = xml.Line;
        var entry = new FeedEntry { Id = xml.Reader.GetAttribute("about", Rdf) };
        string? description = null;
        xml.EachChild(() =>
        {
            XmlReader at = xml.Reader;
            switch (at.LocalName)
            {
                case "guid": entry.Id = xml.Value(); break;
                case "link" when IsOwn(at): entry.Link = xml.Value(); break;
                case "title" when IsOwn(at): entry.Title = Text.HtmlText.ToPlain(xml.Text()); break;
                case "creator" or "author": entry.Name(xml.Text()); break;
                case "pubDate": entry.Date = xml.Value(); break;
                case "date": entry.Date ??= xml.Value(); break;
                case "encoded": entry.Html = xml.Text(); break;
                case "description" when IsOwn(at): description = xml.Text(); break;
                case "comments" when at.NamespaceURI.Contains("slash", StringComparison.Ordinal): entry.Count(xml.Text()); break;
                case "total" when at.NamespaceURI == FeedEntry.Threading: entry.Count(xml.Text()); break;
                case "in-reply-to" when at.NamespaceURI == FeedEntry.Threading: entry.Parent = WrittenText.Line(at.GetAttribute("ref")); break;
                default: feed.Leave(at.Name); break;
            }
        });
        if (entry.Html.Length == 0) entry.Html = description ?? "";
        feed.Add(entry, line);
    }

    /// <summary>Elements of RSS itself have no namespace, in 1.0 that of RSS.</summary>
    private static bool IsOwn(XmlReader at) => at.NamespaceURI is "" or Rss1;
}
