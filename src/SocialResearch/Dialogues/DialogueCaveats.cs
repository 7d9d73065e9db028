using SocialResearch.Conversations;
using SocialResearch.Results;
using SocialResearch.Statistics;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Dialogues;

/// <summary>The doubts that belong to measures of dialogue, each raised only where it applies.</summary>
internal static class DialogueCaveats
{
    private const long FewAtRisk = 10;

    public static IReadOnlyList<Caveat> OfAnswers(DialoguePosts posts)
    {
        List<Caveat> caveats = [];
        Conversation all = posts.Conversation;
        int roots = posts.Answerable.Count(place => posts.Links.Parent(place) == ReplyLinks.None);
        int orphans = posts.Links.PostsWith(ReplyLinks.OutsideData) + posts.Links.PostsWith(ReplyLinks.Unselected);
        int flat = WithoutLink(posts);
        int young = posts.Answerable.Count(place => posts.InstantAt(place) is { } time && posts.Until - time < TimeSpan.FromDays(1));
        if (!posts.Brand.IsAnybody && posts.Options.Answerable == AnswerableRule.Addressed && roots > 0)
        {
            caveats.Add(new("SR100", posts.OtherBrandsSpeak
                ? $"Other brands speak in these data, so a first post counts only when it names this one: {Count(roots)} do. Who writes to the brand without its handle is not counted."
                : $"{Count(roots, "first post counts", "first posts count")} as addressed to the brand because the data are taken as its own place. Gathered elsewhere, choose AnswerableRule.RepliesAndMentions."));
        }
        if (flat > 0)
            caveats.Add(new("SR101", $"{Count(flat)} of {Count(all.Count)} posts stand in a thread without saying what they answer. They count as first posts, and those that are answers answer nobody: the answer rate may be far too low."));
        if (orphans > 0)
            caveats.Add(new("SR102", $"{Count(orphans)} of {Count(all.Count)} posts answer a post that is not in the data. What they answered may have been answered, and answers to posts here may be missing."));
        if (young > 0)
            caveats.Add(new("SR103", $"{Count(young)} of {Count(posts.Answerable.Length)} answerable posts {(young == 1 ? "is" : "are")} less than a day old at the end of the data; without an answer yet, such posts count as unanswered in the rate. The curve of the first response does them justice."));
        if (posts.Answerable.Length > 0 && Repeating(posts) is var busiest && busiest.Share > 0.1)
            caveats.Add(new("SR104", $"One person wrote {Percent(busiest.Share)} of the answerable posts. Posts of one person are not independent, so the intervals are too narrow."));
        if (SelectedByAnswers(posts))
            caveats.Add(new("SR105", "Every first post has a reply. Data like these are mostly collected from the answers backwards; an answer rate of them says how they were collected."));
        return [.. caveats.OrderBy(caveat => caveat.Code, StringComparer.Ordinal)];
    }

    public static IReadOnlyList<Caveat> OfResponse(DialoguePosts posts, KaplanMeier curve, int negative, int inexact, BusinessHours? hours)
    {
        List<Caveat> caveats = [.. OfAnswers(posts).Where(caveat => caveat.Code != "SR103")];
        if (negative > 0)
            caveats.Add(new("SR106", $"{Count(negative, "answer seems", "answers seem")} older than what they answer: clocks were wrong. The curve counts them as immediate; the mean of the answered takes the clocks at their word."));
        if (inexact > 0)
            caveats.Add(new("SR107", $"{Count(inexact, "answerable post is", "answerable posts are")} left out of the curve, because its time or that of every answer is not known to the minute."));
        if (posts.Options.Until is null)
            caveats.Add(new("SR108", $"The end of observation is taken from the last post, {posts.Until.UtcDateTime:yyyy-MM-dd HH:mm} UTC. If posts were collected for longer, state it: the unanswered were then watched for longer, too."));
        if (hours is { State: null })
            caveats.Add(new("SR109", "No state was named, so holidays count as working days and business hours look longer than they were."));
        else if (hours is not null && posts.Until.Year > GermanHolidays.KnownUntil)
            caveats.Add(new("SR109", $"The table of holidays knows the law until {GermanHolidays.KnownUntil}; later years follow its last rules."));
        if (curve.Steps.FirstOrDefault(step => step.AtRisk < FewAtRisk) is { } thin)
            caveats.Add(new("SR039", $"After {FirstResponse.Time(thin.Time)} fewer than {FewAtRisk} posts are still watched; the curve beyond hangs on single posts."));
        return [.. caveats.OrderBy(caveat => caveat.Code, StringComparer.Ordinal)];
    }

    /// <summary>Posts without parent that are not the first of their thread.</summary>
    private static int WithoutLink(DialoguePosts posts)
    {
        var begun = new HashSet<string>(StringComparer.Ordinal);
        return Enumerable.Range(0, posts.Conversation.Count).Count(place =>
            posts.Links.Parent(place) == ReplyLinks.None && posts.Conversation[place].Thread is { } thread && !begun.Add(thread));
    }

    private static (double Share, int Author) Repeating(DialoguePosts posts)
    {
        IGrouping<int, int>? busiest = posts.Answerable.Select(posts.AuthorAt).Where(author => author >= 0).GroupBy(author => author).MaxBy(group => group.Count());
        return busiest is null || posts.Answerable.Length < 20 ? (0, -1) : ((double)busiest.Count() / posts.Answerable.Length, busiest.Key);
    }

    private static bool SelectedByAnswers(DialoguePosts posts)
    {
        int[] roots = [.. Enumerable.Range(0, posts.Conversation.Count).Where(place => posts.Links.Parent(place) == ReplyLinks.None)];
        return roots.Length >= 20 && roots.All(posts.Links.HasReply);
    }
}
