using System.Net;
using System.Xml;
using SocialResearch.Text;

namespace SocialResearch.Importing.Xml;

/// <summary>Reads an Atom feed (RFC 4287), with the threading extension (RFC 4685) where it has it.</summary>
internal sealed class AtomReader : IPostReader
{
    private const string Namespace = "http://www.w3.org/2005/Atom";

    public string Format => "atom";

    public string Looks => "an Atom feed: <feed xmlns=\"http://www.w3.org/2005/Atom\"> with <entry>";

    // RSS names the namespace of Atom too, for its link to itself.
    public bool Recognises(FileBeginning beginning) => beginning.XmlRoot is { } root && root.Split((char[]?)null, 2)[0] is "feed" or "atom:feed" && root.Contains(Namespace, StringComparison.Ordinal);

    public void Read(PostSource source, IPostSink sink) => XmlSource.Read(source.Path, xml =>
    {
        while (xml.Next() && xml.Reader.NodeType != XmlNodeType.Element) { }
        if (xml.Reader is not { LocalName: "feed", NamespaceURI: Namespace })
            throw new ImportException("The file is XML, but no Atom feed.", $"{source.Name}, line {xml.Line}", $"An Atom feed begins with <feed xmlns=\"{Namespace}\">; name the format if it is another.");
        var feed = new Feed(source, sink) { Language = LanguageTag.Of(xml.Reader.GetAttribute("xml:lang")) };
        xml.EachChild(() =>
        {
            if (xml.Reader.NamespaceURI != Namespace) return;
            if (xml.Reader.LocalName == "title") feed.Title = WrittenText.Line(Plain(xml).Trim());
            else if (xml.Reader.LocalName == "author") feed.Author = Person(xml).Author;
            else if (xml.Reader.LocalName == "entry") Entry(xml, feed);
        });
        feed.Finish();
    });

    private static void Entry(XmlSource xml, Feed feed)
    {
        long line = xml.Line;
        var entry = new FeedEntry { Language = LanguageTag.Of(xml.Reader.GetAttribute("xml:lang")) };
        string? updated = null, summary = null;
        xml.EachChild(() =>
        {
            XmlReader at = xml.Reader;
            if (at.NamespaceURI == FeedEntry.Threading && at.LocalName == "in-reply-to") entry.Parent ??= WrittenText.Line(at.GetAttribute("ref"));
            else if (at.NamespaceURI == FeedEntry.Threading && at.LocalName == "total") entry.Count(xml.Text());
            else if (at.NamespaceURI != Namespace) feed.Leave(at.Name);
            else
            {
                switch (at.LocalName)
                {
                    case "id": entry.Id = xml.Value(); break;
                    case "title": entry.Title = Plain(xml); break;
                    case "link": Link(at, entry); break;
                    case "author": entry.Name(Person(xml).Author); break;
                    case "published": entry.Date = xml.Value(); break;
                    case "updated": updated = xml.Value(); break;
                    case "content": entry.Html = Html(xml); break;
                    case "summary": summary = Html(xml); break;
                    // What an entry was copied from has id, title and author of its own, which are not the entry's.
                    default: feed.Leave(at.Name); break;
                }
            }
        });
        entry.Date ??= updated;
        if (entry.Html.Length == 0) entry.Html = summary ?? "";
        feed.Add(entry, line);
    }

    private static void Link(XmlReader at, FeedEntry entry)
    {
        string? relation = at.GetAttribute("rel");
        if (relation is null or "alternate") entry.Link ??= WrittenText.Line(at.GetAttribute("href"));
        else if (relation == "replies" && entry.Replies is null) entry.Count(at.GetAttribute("count", FeedEntry.Threading));
    }

    /// <summary>The name of a person; mail address and page of the person are passed over.</summary>
    private static FeedEntry Person(XmlSource xml)
    {
        var person = new FeedEntry();
        xml.EachChild(() =>
        {
            if (xml.Reader.LocalName == "name") person.Name(xml.Text());
        });
        return person;
    }

    private static string Plain(XmlSource xml) => Text.HtmlText.ToPlain(Html(xml));

    /// <summary>The content as HTML, whichever of its three types it has.</summary>
    private static string Html(XmlSource xml) => xml.Reader.GetAttribute("type") switch
    {
        "xhtml" => xml.Text(markup: true),
        "html" or "text/html" => xml.Text(),
        _ => WebUtility.HtmlEncode(xml.Text()),
    };
}
