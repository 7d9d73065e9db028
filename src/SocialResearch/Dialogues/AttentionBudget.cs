using SocialResearch.Results;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Dialogues;

/// <summary>Whether a day is long enough for all the pages somebody follows; a calculator with its inputs in sight.</summary>
/// <remarks>
/// Minutes asked for = pages · posts a day · seconds a post / 60. The part that can be seen = minutes a day / minutes asked for, at most 1. The
/// result is arithmetic, no measurement: it is as true as its inputs, which change with each person and are asked for in surveys
/// at best. It does not say which posts a platform shows, nor that one seen is one read. Every input is a required argument, because a
/// default would be an assumption that nobody sees.
/// </remarks>
public sealed record AttentionBudget : MeasureResult
{
    private AttentionBudget() { }

    /// <summary>Pages followed.</summary>
    public required double Pages { get; init; }

    /// <summary>Posts of each page a day.</summary>
    public required double PostsPerDay { get; init; }

    /// <summary>Seconds that one post takes.</summary>
    public required double SecondsPerPost { get; init; }

    /// <summary>Minutes a day somebody has for them.</summary>
    public required double MinutesPerDay { get; init; }

    /// <summary>Minutes a day all posts would take.</summary>
    public double MinutesNeeded => Pages * PostsPerDay * SecondsPerPost / 60;

    /// <summary>The part of the posts for which there is time, at most 1; undefined when there are no posts.</summary>
    public Estimate ShareSeen => MinutesNeeded == 0 ? Estimate.Undefined("No posts ask for attention.") : Estimate.Of(Math.Min(1, MinutesPerDay / MinutesNeeded));

    /// <summary>The most pages whose every post there is time for.</summary>
    public Estimate PagesWithTime => PostsPerDay * SecondsPerPost == 0 ? Estimate.Undefined("The posts take no time.") : Estimate.Of(Math.Floor(MinutesPerDay * 60 / (PostsPerDay * SecondsPerPost)));

    /// <summary>Reckons the budget.</summary>
    /// <param name="pages">Pages followed.</param>
    /// <param name="postsPerDay">Posts of each page a day.</param>
    /// <param name="secondsPerPost">Seconds that one post takes.</param>
    /// <param name="minutesPerDay">Minutes a day somebody has.</param>
    public static AttentionBudget Of(double pages, double postsPerDay, double secondsPerPost, double minutesPerDay)
    {
        foreach ((double value, string name) in ((double, string)[])[(pages, nameof(pages)), (postsPerDay, nameof(postsPerDay)), (secondsPerPost, nameof(secondsPerPost)), (minutesPerDay, nameof(minutesPerDay))])
            if (!(value >= 0 && value <= 1e6)) throw new ArgumentOutOfRangeException(name, value, "Each input is a number from 0 up to a million.");
        if (minutesPerDay > 1_440) throw new ArgumentOutOfRangeException(nameof(minutesPerDay), minutesPerDay, "A day has 1,440 minutes.");
        return new() { Pages = pages, PostsPerDay = postsPerDay, SecondsPerPost = secondsPerPost, MinutesPerDay = minutesPerDay };
    }

    /// <inheritdoc/>
    public override string Sentence => $"{Inputs} ask for {Plain(MinutesNeeded)} minutes a day; with {Plain(MinutesPerDay)} minutes "
        + (ShareSeen.Value is not { } share ? "there is nothing to miss." : share >= 1 ? "there is time for all of them." : $"{Percent(share)} of the posts can be seen, or every post of {Plain(PagesWithTime.Value!.Value)} pages.");

    private string Inputs => $"{Plain(Pages)} {(Pages == 1 ? "page" : "pages")} with {Plain(PostsPerDay)} {(PostsPerDay == 1 ? "post" : "posts")} a day each and {Plain(SecondsPerPost)} seconds a post";

    /// <inheritdoc/>
    public override Table ToTable() => new(
        ["What", Column.Number("Value"), "Where it comes from"],
        [
            ["pages followed", Plain(Pages), "assumed"],
            ["posts a page and day", Plain(PostsPerDay), "assumed"],
            ["seconds a post", Plain(SecondsPerPost), "assumed"],
            ["minutes a day", Plain(MinutesPerDay), "assumed"],
            ["minutes asked for", Plain(MinutesNeeded), "pages · posts · seconds / 60"],
            ["part that can be seen", ShareSeen.Value is { } share ? Percent(share) : "undefined", ShareSeen.WhyUndefined ?? "minutes a day / minutes asked for, at most all"],
            ["pages with time for every post", PagesWithTime.Value is { } most ? Plain(most) : "undefined", PagesWithTime.WhyUndefined ?? "minutes a day · 60 / (posts · seconds)"],
        ]);
}
