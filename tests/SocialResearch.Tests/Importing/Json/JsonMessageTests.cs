using System.Text;
using SocialResearch.Importing;
using SocialResearch.Importing.Json;

namespace SocialResearch.Tests.Importing.Json;

public sealed class JsonMessageTests
{
    [Fact]
    public void Messages_say_what_where_and_how_to_mend()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        var messages = new StringBuilder();
        try
        {
            Say("missing file", new RedditReader(), null);
            Say("empty file", new RedditReader(), []);
            Say("packed file", new RedditReader(), [0x28, 0xB5, 0x2F, 0xFD, 0]);
            Say("broken document", new TelegramReader(), "{\"messages\":\n [{\"id\" 1}]}"u8);
            Say("cut document", new TelegramReader(), "{\"messages\":\n [{\"id\":1}"u8);
            Say("document nested too deep", new TelegramReader(), Encoding.UTF8.GetBytes("{\"messages\":[" + new string('[', 9000)));
            Say("document in another encoding", new TelegramReader(), [.. "{\"name\":\""u8, 0xFC, .. "\"}"u8]);
            Say("record too large", new TelegramReader(), Encoding.UTF8.GetBytes("{\"name\":\"" + new string('x', 65 << 20)));
            Say("Telegram without messages", new TelegramReader(), "{}"u8);
            Say("Mastodon without posts", new MastodonReader(), "{}"u8);
            Say("Zeeschuimer from another platform", new ZeeschuimerReader(), "{\"item_id\":\"1\",\"source_platform\":\"parler.com\",\"timestamp_collected\":1,\"data\":{}}"u8);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        Golden.Matches("messages.md", messages.ToString());

        void Say(string title, IPostReader reader, ReadOnlySpan<byte> content)
        {
            string path = Path.Combine(folder, "file.json");
            if (title != "missing file") File.WriteAllBytes(path, content);
            messages.Append("## ").Append(title).Append('\n')
                .Append(Assert.Throws<ImportException>(() => JsonFixtures.ReadFile(reader, path)).Message).Append("\n\n");
        }
    }
}
