using System.Globalization;
using System.Xml;
using SocialResearch.Conversations;

namespace SocialResearch.Importing.Xml;

/// <summary>Reads a Stack Exchange data dump: a folder with Posts.xml, and Comments.xml and Users.xml beside it.</summary>
/// <remarks>
/// Comments name their post, not their question; so which answer belongs to which question stays in memory (about 40 bytes
/// an answer). The dump does not say who is a moderator: Users.xml gives only the number of registered people.
/// </remarks>
internal sealed class StackExchangeReader : IPostReader
{
    private static readonly HashSet<string> s_used =
        ["Id", "PostTypeId", "ParentId", "PostId", "CreationDate", "OwnerUserId", "UserId", "Body", "Text", "Title", "Score", "ViewCount", "AnswerCount", "CommentCount"];

    public string Format => "stack-exchange";

    public string Looks => "a folder of a Stack Exchange data dump with Posts.xml (Comments.xml and Users.xml beside it are used), or Posts.xml alone: <posts> with <row Id=… PostTypeId=…>";

    public bool Recognises(FileBeginning beginning) =>
        (beginning.IsFolder && beginning.Text.Split('\n').Any(line => line.Trim().Equals("folder: Posts.xml", StringComparison.OrdinalIgnoreCase)))
        || (beginning.XmlRoot is "posts" && beginning.Text.Contains("PostTypeId=", StringComparison.Ordinal));

    public void Read(PostSource source, IPostSink sink)
    {
        bool folder = Directory.Exists(source.Path);
        string posts = folder ? Beside(source.Path, "Posts.xml") ?? throw NoPosts(source) : source.Path;
        var dump = new Dump(sink);
        XmlSource.Read(posts, xml => dump.Rows(xml, posts, "posts", dump.Post));
        if (folder && Beside(source.Path, "Comments.xml") is { } comments) XmlSource.Read(comments, xml => dump.Rows(xml, comments, "comments", dump.Comment));
        else sink.Assume("Comments.xml was not read, so the conversation holds questions and answers only; load the folder with both files to have the comments.");
        if (folder && Beside(source.Path, "Users.xml") is { } users)
        {
            XmlSource.Read(users, xml => dump.Rows(xml, users, "users", dump.Person));
            sink.Assume(string.Create(CultureInfo.InvariantCulture, $"Users.xml lists {dump.People} registered people. Who never wrote has no row among the posts: give this number where a measure asks for the population."));
        }
        dump.Finish();
    }

    private static string? Beside(string folder, string name) =>
        Directory.EnumerateFiles(folder).FirstOrDefault(file => Path.GetFileName(file).Equals(name, StringComparison.OrdinalIgnoreCase));

    private static ImportException NoPosts(PostSource source) =>
        new("The folder holds no Posts.xml.", source.Name, "Unpack the archive of the site (7z x site.7z) and name the folder with Posts.xml in it.");

    private sealed class Dump(IPostSink sink)
    {
        private readonly Dictionary<long, long> _questionOf = [];
        private readonly HashSet<string> _unused = [];
        private long _answersDeclared, _answers, _commentsDeclared, _comments;
        private string _file = "";

        public long People { get; private set; }

        public void Rows(XmlSource xml, string path, string root, Action<XmlReader, long> row)
        {
            while (xml.Next() && xml.Reader.NodeType != XmlNodeType.Element) { }
            _file = Path.GetFileName(path);
            if (xml.Reader.LocalName != root)
                throw new ImportException($"The file does not begin with <{root}>.", $"{_file}, line {xml.Line}", $"Take {char.ToUpperInvariant(root[0])}{root[1..]}.xml of a Stack Exchange data dump.");
            xml.EachChild(() =>
            {
                if (xml.Reader.LocalName == "row") row(xml.Reader, xml.Line);
            });
        }

        public void Post(XmlReader row, long line)
        {
            Note(row);
            string? type = row.GetAttribute("PostTypeId");
            if (Number(row, "Id") is not { } id) sink.Reject(line, $"{_file}: Id is missing or no whole number");
            else if (type is not ("1" or "2")) sink.Reject(line, type is { Length: 1 } && char.IsAsciiDigit(type[0]) ? $"{_file}: post of type {type} (1 is a question, 2 an answer; the others are texts of the site)" : $"{_file}: PostTypeId is missing or unknown");
            else if (!TryTime(row, out PostTime? time)) sink.Reject(line, $"{_file}: CreationDate is no date");
            else
            {
                long? parent = type == "2" ? Number(row, "ParentId") : null;
                if (type == "1") _answersDeclared += Number(row, "AnswerCount") ?? 0;
                else _answers++;
                _commentsDeclared += Number(row, "CommentCount") ?? 0;
                if (parent is { } question) _questionOf[id] = question;
                (string? author, AuthorRole role) = Author(row.GetAttribute("OwnerUserId"));
                sink.Add(new()
                {
                    Id = Name(id),
                    Thread = type == "1" ? Name(id) : parent is { } thread ? Name(thread) : null,
                    Parent = parent is { } answered ? Name(answered) : null,
                    Author = author,
                    Role = role,
                    Time = time,
                    Text = WrittenText.Below(WrittenText.Line(row.GetAttribute("Title")), WrittenText.Clean(Text.HtmlText.ToPlain(row.GetAttribute("Body") ?? ""))),
                    Reactions = new(Likes: Number(row, "Score"), Replies: Number(row, "AnswerCount"), Views: Number(row, "ViewCount")),
                }, line);
            }
        }

        public void Comment(XmlReader row, long line)
        {
            Note(row);
            if (Number(row, "Id") is not { } id) sink.Reject(line, $"{_file}: Id is missing or no whole number");
            else if (Number(row, "PostId") is not { } post) sink.Reject(line, $"{_file}: PostId is missing or no whole number");
            else if (!TryTime(row, out PostTime? time)) sink.Reject(line, $"{_file}: CreationDate is no date");
            else
            {
                _comments++;
                (string? author, AuthorRole role) = Author(row.GetAttribute("UserId"));
                sink.Add(new()
                {
                    // Posts and comments are numbered apart, so the same number stands in both files.
                    Id = "comment-" + Name(id),
                    Thread = Name(_questionOf.GetValueOrDefault(post, post)),
                    Parent = Name(post),
                    Author = author,
                    Role = role,
                    Time = time,
                    Text = WrittenText.Clean(row.GetAttribute("Text") ?? ""),
                    Reactions = new(Likes: Number(row, "Score")),
                }, line);
            }
        }

        public void Person(XmlReader row, long line)
        {
            if (Number(row, "Id") is > 0) People++;
        }

        public void Finish()
        {
            foreach (string name in _unused.Order(StringComparer.Ordinal)) sink.LeaveUnused(name);
            sink.Declare("answers (AnswerCount of the questions)", _answersDeclared, _answers);
            sink.Declare("comments (CommentCount of the posts)", _commentsDeclared, _comments);
            if (_answers != _answersDeclared) sink.Assume(string.Create(CultureInfo.InvariantCulture, $"The questions declare {_answersDeclared} answers and the file holds {_answers}: the others were deleted or are not in this part."));
            if (_comments > 0 && _comments != _commentsDeclared) sink.Assume(string.Create(CultureInfo.InvariantCulture, $"The posts declare {_commentsDeclared} comments and the file holds {_comments}: the others were deleted or are not in this part."));
            sink.Assume("Times are UTC: the dump writes them without a zone and its documentation says UTC.");
        }

        private void Note(XmlReader row)
        {
            while (row.MoveToNextAttribute())
            {
                if (row.Value.Length > 0 && !s_used.Contains(row.LocalName)) _unused.Add(row.LocalName);
            }
            row.MoveToElement();
        }

        /// <summary>The site gives numbers to accounts; -1 is the site itself. Whoever is deleted or never registered has no number, only a name, which is no identity.</summary>
        private static (string?, AuthorRole) Author(string? user) => user switch
        {
            "-1" => ("-1", AuthorRole.Bot),
            { Length: > 0 and < 20 } when user.All(char.IsAsciiDigit) && user.Any(digit => digit != '0') => (user, AuthorRole.Person),
            _ => (null, AuthorRole.Anonymous),
        };

        private static bool TryTime(XmlReader row, out PostTime? time)
        {
            string? written = row.GetAttribute("CreationDate");
            time = WrittenTime.Iso(written ?? "")?.In(TimeZoneInfo.Utc);
            return time is not null || string.IsNullOrWhiteSpace(written);
        }

        private static long? Number(XmlReader row, string name) =>
            long.TryParse(row.GetAttribute(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : null;

        private static string Name(long id) => id.ToString(CultureInfo.InvariantCulture);
    }
}
