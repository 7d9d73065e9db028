using SocialResearch.Conversations;
using SocialResearch.Tests.Privacy;

namespace SocialResearch.Tests.Conversations;

public sealed class ConversationPrivacyTests
{
    [Fact]
    public void What_a_conversation_shows_of_itself_carries_no_handle_mail_phone_or_address()
    {
        string[] recognisable = [.. PlantedIdentifiers.All.Where(planted => Scrubs(planted.Value)).Select(planted => planted.Value)];
        Assert.True(recognisable.Length >= 30);
        foreach (string identifier in recognisable)
        {
            Conversation conversation = Conversation.Of([new PostDraft { Id = "1", Text = $"Schreibt an {identifier} bitte." }]);
            Assert.DoesNotContain(identifier, ConversationDisplay.FirstRows(conversation).ToHtml(), StringComparison.OrdinalIgnoreCase);
        }
    }

    private static bool Scrubs(string value) => SocialResearch.Privacy.TextScrubber.Scrub($"Schreibt an {value} bitte.").Contains('[', StringComparison.Ordinal);
}
