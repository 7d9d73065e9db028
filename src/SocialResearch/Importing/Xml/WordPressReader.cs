using System.Globalization;
using System.Text.RegularExpressions;
using SocialResearch.Conversations;
using SocialResearch.Text;

namespace SocialResearch.Importing.Xml;

/// <summary>Reads a WordPress export (WXR 1.0, 1.1, 1.2): the posts of a site and the comments below them.</summary>
/// <remarks>
/// The file holds e-mail and IP addresses of everybody who commented. They are passed over here and reach nothing.
/// An account of the site is its number; a guest has only the name typed in, so guests of one name count as one person
/// and a guest is never taken for an account.
/// </remarks>
internal sealed partial class WordPressReader : IPostReader
{
    private const string Namespace = "http://wordpress.org/export/";

    public string Format => "wordpress";

    public string Looks => "a WordPress export (WXR), which Tools > Export writes: <rss> with xmlns:wp=\"http://wordpress.org/export/1.2/\"";

    public bool Recognises(FileBeginning beginning) => beginning.XmlRoot is { } root && IsRss(root) && root.Contains(Namespace, StringComparison.Ordinal);

    /// <summary>Whether the first element is that of RSS, of which this format is a dialect.</summary>
    public static bool IsRss(string root) => root.StartsWith("rss", StringComparison.OrdinalIgnoreCase) && (root.Length == 3 || char.IsWhiteSpace(root[3]));

    public void Read(PostSource source, IPostSink sink) => XmlSource.Read(source.Path, xml => new Site(xml, source, sink).Read());

    private sealed class Site(XmlSource xml, PostSource source, IPostSink sink)
    {
        private readonly Dictionary<string, string> _accounts = new(StringComparer.OrdinalIgnoreCase);
        private readonly HashSet<string> _unused = [];
        private bool _personal, _localTimes, _guests, _noList, _wordPress;
        private string? _title, _language;

        public void Read()
        {
            while (xml.Next())
            {
                if (xml.Reader.NodeType == System.Xml.XmlNodeType.Element && xml.Reader is { LocalName: "channel", Depth: 1 }) xml.EachChild(ChannelChild);
            }
            if (!_wordPress) throw new ImportException("The file holds nothing of WordPress.", source.Name, "Write it in WordPress under Tools > Export; a feed of the site is another format (rss).");
            foreach (string name in _unused.Order(StringComparer.Ordinal)) sink.LeaveUnused(name);
            if (_personal) sink.Assume("E-mail, IP and web addresses of people who commented were passed over: they are in the file and must not be in data.");
            if (_localTimes) sink.Assume($"Some entries have no time in UTC (0000-00-00 00:00:00); their local time was taken in the zone {source.Zone.Id}.");
            if (_guests) sink.Assume("Guests are told apart by the name they typed: two people of one name count as one, one person with two names as two.");
            if (_noList) sink.Assume("The file lists no accounts, so everybody who commented with an account counts as staff of the site.");
        }

        private void ChannelChild()
        {
            string name = xml.Reader.LocalName;
            bool wordPress = IsWordPress();
            _wordPress |= wordPress;
            if (name == "title") _title = WrittenText.Line(xml.Text());
            else if (name == "language") _language = LanguageTag.Of(xml.Text());
            else if (wordPress && name == "author") Account();
            else if (name == "item") Item();
        }

        private void Account()
        {
            string? id = null, login = null;
            xml.EachChild(() =>
            {
                if (xml.Reader.LocalName is "author_id") id = xml.Value();
                else if (xml.Reader.LocalName is "author_login") login = xml.Value();
            });
            if (id is not null && login is not null) _accounts[login] = id;
        }

        private void Item()
        {
            long line = xml.Line;
            var fields = new Dictionary<string, string>();
            var comments = new List<(long Line, Dictionary<string, string> Fields)>();
            xml.EachChild(() =>
            {
                bool wordPress = IsWordPress();
                string name = xml.Reader.LocalName;
                if (wordPress && name == "comment") comments.Add((xml.Line, Comment()));
                else if (wordPress && name is "post_id" or "post_date" or "post_date_gmt" or "post_parent" or "status" or "post_type") fields[name] = xml.Text();
                else if (name is "title" or "link") fields[name] = xml.Text();
                else if (name == "creator") fields[name] = xml.Text();
                // excerpt:encoded has the same local name and is no text of its own.
                else if (name == "encoded" && xml.Reader.NamespaceURI.Contains("content", StringComparison.Ordinal)) fields[name] = xml.Text();
                else Leave(name, "pubDate", "guid", "description", "encoded", "post_name", "comment_status", "ping_status", "menu_order", "post_password", "is_sticky");
            });
            string? id = fields.GetValueOrDefault("post_id")?.Trim() is { Length: > 0 and < 20 } number && number.All(char.IsAsciiDigit) ? number : null;
            if (Refusal(fields, id) is { } refusal) sink.Reject(line, refusal);
            else if (!TryTime(fields, "post_date", out PostTime? time)) sink.Reject(line, "wp:post_date is no date");
            else Add(fields, id!, time, line);
            foreach ((long at, Dictionary<string, string> comment) in comments) AddComment(comment, id, fields.GetValueOrDefault("link"), at);
        }

        private void Add(Dictionary<string, string> fields, string id, PostTime? time, long line)
        {
            string? creator = WrittenText.Line(fields.GetValueOrDefault("creator"));
            bool reply = fields.GetValueOrDefault("post_type") == "reply" && fields.GetValueOrDefault("post_parent", "0") != "0";
            string? parent = reply ? WrittenText.Line(fields["post_parent"]) : null;
            sink.Add(new()
            {
                Id = id,
                Thread = parent ?? id,
                Parent = parent,
                Author = creator is null ? null : _accounts.GetValueOrDefault(creator) ?? "login:" + creator,
                Role = creator is null ? AuthorRole.Anonymous : AuthorRole.Staff,
                Time = time,
                Text = WrittenText.Below(WrittenText.Line(Text.HtmlText.ToPlain(fields.GetValueOrDefault("title", ""))), Plain(fields.GetValueOrDefault("encoded", ""))),
                Url = WrittenText.Line(fields.GetValueOrDefault("link")),
                Channel = _title,
                Language = _language,
            }, line);
        }

        private Dictionary<string, string> Comment()
        {
            var fields = new Dictionary<string, string>();
            xml.EachChild(() =>
            {
                string name = xml.Reader.LocalName;
                if (name is "comment_author_email" or "comment_author_IP" or "comment_author_url") _personal = true;
                else if (name is "comment_id" or "comment_author" or "comment_date" or "comment_date_gmt" or "comment_content" or "comment_approved" or "comment_type" or "comment_parent" or "comment_user_id") fields[name] = xml.Text();
                else Leave(name);
            });
            return fields;
        }

        private void AddComment(Dictionary<string, string> fields, string? post, string? link, long line)
        {
            string? id = Account(fields.GetValueOrDefault("comment_id"));
            if (id is null) sink.Reject(line, "wp:comment_id is missing or no number");
            else if (CommentRefusal(fields) is { } refusal) sink.Reject(line, refusal);
            else if (!TryTime(fields, "comment_date", out PostTime? time)) sink.Reject(line, "wp:comment_date is no date");
            else
            {
                (string? author, AuthorRole role) = Commenter(fields);
                string? address = WrittenText.Line(link);
                sink.Add(new()
                {
                    // Posts and comments are numbered apart.
                    Id = "comment-" + id,
                    Thread = post,
                    Parent = Account(fields.GetValueOrDefault("comment_parent")) is { } parent ? "comment-" + parent : post,
                    Author = author,
                    Role = role,
                    Time = time,
                    Text = Plain(fields.GetValueOrDefault("comment_content", "")),
                    Url = address is null ? null : $"{address}#comment-{id}",
                    Channel = _title,
                }, line);
            }
        }

        private (string?, AuthorRole) Commenter(Dictionary<string, string> fields)
        {
            if (Account(fields.GetValueOrDefault("comment_user_id")) is { } account)
            {
                _noList |= _accounts.Count == 0;
                // The list holds who wrote posts of the site; other accounts belong to readers who registered.
                return (account, _accounts.Count == 0 || _accounts.ContainsValue(account) ? AuthorRole.Staff : AuthorRole.Person);
            }
            string? name = WrittenText.Line(fields.GetValueOrDefault("comment_author"));
            if (name is null || name.Contains('@', StringComparison.Ordinal) || System.Net.IPAddress.TryParse(name, out _)
                || name.ToLowerInvariant() is "anonymous" or "anonym" or "anonymus" or "gast" or "guest" or "unbekannt") return (null, AuthorRole.Anonymous);
            _guests = true;
            return ("guest:" + name, AuthorRole.Person);
        }

        private static string? Refusal(Dictionary<string, string> fields, string? id)
        {
            if (id is null) return "wp:post_id is missing or no number";
            string type = fields.GetValueOrDefault("post_type", "post").Trim();
            if (type is "attachment" or "nav_menu_item" or "revision" or "custom_css" or "customize_changeset" or "oembed_cache" or "user_request" || type.StartsWith("wp_", StringComparison.Ordinal))
                return "an attachment, menu entry or other part of the site, no post";
            return fields.GetValueOrDefault("status", "publish").Trim() switch
            {
                "publish" or "closed" => null,
                "trash" => "post in the trash",
                _ => "post not published (draft, private, pending or planned)",
            };
        }

        private static string? CommentRefusal(Dictionary<string, string> fields) => fields.GetValueOrDefault("comment_type", "").Trim() switch
        {
            "trackback" => "trackback (written by another site's program)",
            "pingback" => "pingback (written by another site's program)",
            "" or "comment" or "review" => fields.GetValueOrDefault("comment_approved", "1").Trim() switch
            {
                "1" or "approved" or "approve" => null,
                "spam" => "spam",
                "trash" or "post-trashed" => "comment in the trash",
                _ => "comment not approved: readers never saw it",
            },
            _ => "a note of a plug-in, no comment",
        };

        /// <summary>GMT where the file has it, else local time; false when something stands there that is no time.</summary>
        private bool TryTime(Dictionary<string, string> fields, string name, out PostTime? time)
        {
            time = null;
            if (Written(fields, name + "_gmt") is { } utc && WrittenTime.Iso(utc)?.In(TimeZoneInfo.Utc) is { } exact) time = exact;
            else if (Written(fields, name) is { } local)
            {
                time = WrittenTime.Iso(local)?.In(source.Zone);
                _localTimes |= time is not null;
                return time is not null;
            }
            else return Written(fields, name + "_gmt") is null;
            return true;
        }

        /// <summary>What stands in a field of time; WordPress writes zeros for "not yet".</summary>
        private static string? Written(Dictionary<string, string> fields, string name) =>
            fields.GetValueOrDefault(name)?.Trim() is { Length: > 0 } text && !text.StartsWith("0000", StringComparison.Ordinal) ? text : null;

        private static string? Account(string? text) =>
            long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) && number > 0 ? number.ToString(CultureInfo.InvariantCulture) : null;

        /// <summary>WordPress stores line ends and makes paragraphs of them when it shows the page.</summary>
        private static string Plain(string stored) => WrittenText.Clean(Text.HtmlText.ToPlain(
            Paragraph().IsMatch(stored) ? stored : stored.ReplaceLineEndings("<br>")));

        private bool IsWordPress() => xml.Reader.NamespaceURI.StartsWith(Namespace, StringComparison.Ordinal);

        private void Leave(string name, params ReadOnlySpan<string> trivial)
        {
            if (!trivial.Contains(name)) _unused.Add(name);
        }
    }

    // <pre> and <picture> begin so too, and make no paragraphs.
    [GeneratedRegex(@"<p[\s>]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Paragraph();
}
