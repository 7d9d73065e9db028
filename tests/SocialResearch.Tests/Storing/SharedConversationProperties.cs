using FsCheck.Fluent;
using SocialResearch.Conversations;
using SocialResearch.Storing;
using SocialResearch.Tests.Conversations;

namespace SocialResearch.Tests.Storing;

public class SharedConversationProperties
{
    [Theory, MemberData(nameof(SharedEngine.Names), MemberType = typeof(SharedEngine))]
    public void Whatever_is_known_of_posts_the_engine_counts_what_memory_counts(string name)
    {
        using var engine = SharedEngine.Open(name);
        Prop.ForAll(Drafts.Any, drafts =>
        {
            SharedConversation shared = Empty(engine, "Europe/Berlin");
            Conversation talk = Conversation.Of(drafts);
            shared.Append(talk);
            SharedTalks.AssertSame(talk, shared);
        }).Holds(examples: 60);
    }

    [Theory, MemberData(nameof(SharedEngine.Names), MemberType = typeof(SharedEngine))]
    public void Two_parts_count_what_two_files_in_memory_count(string name)
    {
        using var engine = SharedEngine.Open(name);
        Prop.ForAll(Drafts.Any, drafts =>
        {
            SharedConversation shared = Empty(engine, "America/St_Johns");
            Provenance[] files = [new("january.csv", "00ff", 70, [new(3, "no id")]), new("february.csv", "11ee", 70, [])];
            var both = new ConversationBuilder();
            int middle = drafts.Length / 2;
            for (int file = 0; file < 2; file++)
            {
                var part = new ConversationBuilder();
                foreach (PostDraft post in file == 0 ? drafts[..middle] : drafts[middle..])
                {
                    both.Add(post, file, both.Count + 1);
                    part.Add(post, 0, part.Count + 1);
                }
                shared.Append(part.Build([files[file]]));
            }
            Conversation talk = both.Build(files);
            SharedTalks.AssertSame(talk, shared, besides: "SR116");
        }).Holds(examples: 60);
    }

    private static SharedConversation Empty(SharedEngine engine, string zone)
    {
        foreach (string table in (string[])["about", "parts", "sources", "rejects", "posts", "replies", "mentions"]) engine.Execute($"DROP TABLE IF EXISTS {table}");
        return SharedConversation.Create(engine.Connection, zone);
    }
}
