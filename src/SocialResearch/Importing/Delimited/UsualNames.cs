namespace SocialResearch.Importing.Delimited;

/// <summary>Under which headers tables hold what, in the order of preference.</summary>
internal static class UsualNames
{
    public static readonly string[] Id = ["id", "post_id", "event_id", "comment_id", "message_id", "tweet_id", "Mention Id", "Resource Id", "Document ID", "ID_Post", "postid", "commentid", "Beitrags-ID", "Beitrag-ID", "Kommentar-ID", "Nr", "Nummer"];
    public static readonly string[] Thread = ["thread_id", "thread", "Thread Id", "topic_id", "conversation_id", "ID_Article", "article_id", "video_id", "threadid", "topic", "Thema", "Themen-ID", "Diskussion", "Faden"];
    public static readonly string[] Parent = ["parent_id", "parent", "reply_to", "in_reply_to_id", "in_reply_to", "replied_to", "ID_Parent_Post", "parentid", "Antwort auf", "Antwort_auf", "Bezug"];
    public static readonly string[] Author = ["author_id", "user_id", "authorid", "userid", "ID_User", "author", "user", "username", "user_name", "author_name", "screen_name", "from", "name", "Influencer", "Autor-ID", "Autor", "Autorin", "Verfasser", "Nutzer", "Nutzername", "Benutzer", "Benutzername", "Mitglied"];
    public static readonly string[] Role = ["role", "author_role", "is_official", "Rolle"];
    public static readonly string[] Time = ["created_utc", "created_at", "timestamp", "unix_timestamp", "published_at", "publishedAt", "CreatedAt", "date", "datetime", "time", "posted_at", "posted", "created", "Datum", "Zeit", "Zeitpunkt", "Zeitstempel", "Veröffentlicht", "Erstellt", "Erstellt am", "Uhrzeit"];
    public static readonly string[] Text = ["text", "body", "message", "content", "comment", "post", "full_text", "Full Text", "tweet", "Hit Sentence", "Snippet", "Opening Text", "Beitrag", "Beitragstext", "Kommentar", "Kommentartext", "Nachricht", "Inhalt"];
    public static readonly string[] Url = ["url", "link", "permalink", "post_url", "Adresse"];
    public static readonly string[] Channel = ["channel", "community", "subreddit", "forum", "page", "group", "Domain", "Kanal", "Gruppe", "Seite", "Quelle"];
    public static readonly string[] Likes = ["likes", "like_count", "likeCount", "score", "score_up", "favorites", "favourites", "PositiveVotes", "upvotes", "Gefällt mir", "Gefällt-mir-Angaben"];
    public static readonly string[] Replies = ["replies", "reply_count", "replyCount", "comments", "num_comments", "comment_count", "Antworten", "Kommentare"];
    public static readonly string[] Shares = ["shares", "share_count", "reposts", "retweets", "repost_count", "retweet_count", "Geteilt", "Geteilte Inhalte"];
    public static readonly string[] Views = ["views", "view_count", "viewCount", "impressions", "plays", "Aufrufe", "Impressionen"];
    public static readonly string[] Language = ["lang", "language", "Sprache"];
}
