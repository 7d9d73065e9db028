using System.Globalization;
using System.Text;
using System.Text.Json;
using SocialResearch.Conversations;

namespace SocialResearch.Importing.Json;

/// <summary>Reads <c>result.json</c> of Telegram Desktop: the export of one chat, or of an account with all its chats.</summary>
/// <remarks>
/// Of an account's export only groups and channels are read: private chats were not meant for research. Chats are told apart
/// by their number in ids; a chat's name is a channel only where it is a group's, because a private chat is named like a person.
/// </remarks>
internal sealed class TelegramReader : IPostReader
{
    private static readonly HashSet<string> s_used =
    [
        "id", "type", "date", "date_unixtime", "from", "from_id", "text", "text_entities", "reply_to_message_id", "reply_to_peer_id", "reactions", "forwarded_from",
    ];

    public string Format => "telegram";

    public string Looks => "a JSON object with messages (date_unixtime, from_id), or with chats and their list";

    public bool Recognises(FileBeginning beginning)
    {
        JsonGlimpse glimpse = beginning.Json;
        string[] places = ["messages[].", "chats.list[].messages[].", "left_chats.list[].messages[]."];
        return glimpse.HasUnder(places, "id", "type", "date_unixtime")
            || glimpse.HasUnder(places, "id", "type", "date", "text")
            // A long address book stands before the chats.
            || (glimpse.Has("about") && (glimpse.Has("personal_information") || glimpse.Has("chats", "chats.list")));
    }

    public void Read(PostSource source, IPostSink sink)
    {
        (JsonWindow window, Stream stream) = JsonFile.Walk(source);
        using (stream)
        {
            var export = new Export(window, source, sink);
            if (window.Enter(JsonTokenType.StartObject)) export.ReadRoot();
            while (window.Read()) { }
            export.Conclude();
        }
    }

    private sealed class Export(JsonWindow window, PostSource source, IPostSink sink)
    {
        private long _row, _chats, _zoneless, _forwarded;
        private bool _found;

        public void ReadRoot()
        {
            var chat = new Chat();
            while (window.NextProperty())
            {
                if (window.Name is "chats" or "left_chats") ReadChats();
                else ReadChatProperty(ref chat, whole: false);
            }
        }

        public void Conclude()
        {
            if (!_found)
            {
                throw new ImportException("The file holds no messages of Telegram.", source.Name,
                    "In Telegram Desktop choose Export chat history of one chat, format JSON, and read its result.json.");
            }
            if (_zoneless > 0)
                sink.Assume(string.Create(CultureInfo.InvariantCulture, $"{_zoneless} message(s) have no date_unixtime; their local date was read in the zone {source.Zone.Id}."));
            if (_forwarded > 0)
                sink.Assume(string.Create(CultureInfo.InvariantCulture, $"{_forwarded} message(s) are forwards: the words are somebody else's, the act of posting is the author's."));
            JsonFile.SayMended(window.Mended, sink);
        }

        private void ReadChats()
        {
            if (!window.Enter(JsonTokenType.StartObject)) return;
            while (window.NextProperty())
            {
                if (window.Name != "list")
                {
                    window.Skip();
                    continue;
                }
                if (!window.Enter(JsonTokenType.StartArray)) continue;
                while (window.Read() && window.Token != JsonTokenType.EndArray)
                {
                    if (window.Token != JsonTokenType.StartObject) continue;
                    var chat = new Chat();
                    while (window.NextProperty()) ReadChatProperty(ref chat, whole: true);
                }
            }
        }

        private void ReadChatProperty(ref Chat chat, bool whole)
        {
            switch (window.Name)
            {
                case "name" or "type":
                    bool name = window.Name == "name";
                    using (JsonDocument? value = window.ReadValue())
                    {
                        string? text = value is { RootElement.ValueKind: JsonValueKind.String } ? value.RootElement.GetString() : null;
                        chat = name ? chat with { Name = text } : chat with { Type = text };
                    }
                    break;
                case "messages":
                    chat = chat with { Number = ++_chats };
                    if (window.Enter(JsonTokenType.StartArray)) ReadMessages(chat, whole);
                    break;
                default:
                    window.Skip();
                    break;
            }
        }

        private void ReadMessages(Chat chat, bool whole)
        {
            _found = true;
            while (window.ReadValue() is { } value)
            {
                using (value)
                {
                    _row++;
                    if (whole && chat.Private) sink.Reject(_row, "a private chat in the export of a whole account; export that chat alone to include it");
                    else ReadMessage(value.RootElement, chat, whole ? string.Create(CultureInfo.InvariantCulture, $"{chat.Number}/") : "");
                }
            }
        }

        private void ReadMessage(JsonElement message, Chat chat, string prefix)
        {
            string? type = message.Text("type");
            if (type == "service")
            {
                sink.Reject(_row, "a service message (somebody joined, a title changed): nobody wrote it");
                return;
            }
            if (message.Id("id") is not { } id)
            {
                sink.Reject(_row, "the message has no id");
                return;
            }
            sink.LeaveUnused(message, s_used);
            PostTime? time = message.UnixTime("date_unixtime");
            if (time is null && (time = message.IsoTime(source.Zone, out bool assumed, "date")) is not null && assumed) _zoneless++;
            if (message.At("forwarded_from").ValueKind != JsonValueKind.Undefined) _forwarded++;
            // The account behind a null name is deleted, and its id is all that is left of a person who wanted to go.
            string? author = message.Text("from") is null ? null : message.Id("from_id");
            string? parent = message.Id("reply_to_message_id");
            sink.Add(new PostDraft
            {
                Id = prefix + id,
                // A reply into another chat stays a reply, to a post that is not held; that chat's id may be a person's.
                Parent = parent is null ? null : message.Id("reply_to_peer_id") is null ? prefix + parent : "elsewhere/" + parent,
                Author = author,
                Role = author is null ? AuthorRole.Anonymous : AuthorRole.Unknown,
                Time = time,
                Text = Words(message.At("text")),
                Channel = chat.Private ? null : chat.Name,
                Reactions = new(Likes: message.HasArray("reactions") ? message.Elements("reactions").Sum(reaction => Math.Clamp(reaction.Count("count") ?? 0, 0, int.MaxValue)) : null),
            }, _row);
        }

        /// <summary>The text is a string, or an array of strings and of formatted parts.</summary>
        private static string Words(JsonElement text)
        {
            if (text.ValueKind == JsonValueKind.String) return WrittenText.Clean(text.GetString()!);
            if (text.ValueKind != JsonValueKind.Array) return "";
            var words = new StringBuilder();
            foreach (JsonElement part in text.EnumerateArray())
                words.Append(part.ValueKind == JsonValueKind.String ? part.GetString() : part.Text("text"));
            return WrittenText.Clean(words.ToString());
        }
    }

    private readonly record struct Chat(string? Name, string? Type, long Number)
    {
        public bool Private => Type is "personal_chat" or "bot_chat" or "saved_messages";
    }
}
