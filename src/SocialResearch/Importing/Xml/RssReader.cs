using System.Xml;

namespace SocialResearch.Importing.Xml;

/// <summary>Reads an RSS 2.0 feed, of posts or of comments.</summary>
internal sealed class RssReader : IPostReader
{
    public string Format => "rss";

    public string Looks => "an RSS 2.0 feed: <rss> with <channel> and <item>";

    public bool Recognises(string beginning) =>
        XmlSource.Root(beginning) is { } root && WordPressReader.IsRss(root) && !root.Contains("http://wordpress.org/export/", StringComparison.Ordinal);

    public void Read(PostSource source, IPostSink sink) => XmlSource.Read(source.Path, xml =>
    {
        var feed = new Feed(source, sink);
        bool found = false;
        while (xml.Next())
        {
            if (xml.Reader.NodeType != XmlNodeType.Element || xml.Reader is not { LocalName: "channel", Depth: 1 }) continue;
            found = true;
            xml.EachChild(() =>
            {
                if (xml.Reader.LocalName == "item") Item(xml, feed);
                else if (xml.Reader is { LocalName: "title", NamespaceURI: "" }) feed.Title = WrittenText.Line(xml.Text());
                else if (xml.Reader is { LocalName: "language", NamespaceURI: "" }) feed.Language = LanguageTag.Of(xml.Text());
            });
        }
        if (!found) throw new ImportException("The file is XML, but no RSS feed.", source.Name, "An RSS feed begins with <rss> and a <channel>; name the format if it is another.");
        feed.Finish();
    });

    private static void Item(XmlSource xml, Feed feed)
    {
        long line = xml.Line;
        var entry = new FeedEntry();
        string? description = null;
        xml.EachChild(() =>
        {
            XmlReader at = xml.Reader;
            switch (at.LocalName)
            {
                case "guid": entry.Id = xml.Value(); break;
                case "link" when at.NamespaceURI.Length == 0: entry.Link = xml.Value(); break;
                case "title" when at.NamespaceURI.Length == 0: entry.Title = Text.HtmlText.ToPlain(xml.Text()); break;
                case "creator" or "author": entry.Name(xml.Text()); break;
                case "pubDate": entry.Date = xml.Value(); break;
                case "date": entry.Date ??= xml.Value(); break;
                case "encoded": entry.Html = xml.Text(); break;
                case "description" when at.NamespaceURI.Length == 0: description = xml.Text(); break;
                case "comments" when at.NamespaceURI.Contains("slash", StringComparison.Ordinal): entry.Count(xml.Text()); break;
                case "total" when at.NamespaceURI == FeedEntry.Threading: entry.Count(xml.Text()); break;
                case "in-reply-to" when at.NamespaceURI == FeedEntry.Threading: entry.Parent = WrittenText.Line(at.GetAttribute("ref")); break;
                default: feed.Leave(at.Name); break;
            }
        });
        if (entry.Html.Length == 0) entry.Html = description ?? "";
        feed.Add(entry, line);
    }
}
