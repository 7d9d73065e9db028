namespace SocialResearch.Dialogues;

/// <summary>The choices under which a dialogue is measured.</summary>
public sealed record DialogueOptions
{
    /// <summary>Which posts could have been answered: the denominator of the answer rate.</summary>
    public AnswerableRule Answerable { get; init; } = AnswerableRule.Addressed;

    /// <summary>The last instant at which an answer would have been seen; the time of the last post when null.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>When the brand's office is open; Monday to Friday from 9 to 17 in Berlin, open on holidays, when not stated.</summary>
    public BusinessHours BusinessHours { get; init; } = new();

    /// <summary>The zone of weekdays and hours; that of the business hours when null.</summary>
    public TimeZoneInfo? Zone { get; init; }

    internal TimeZoneInfo Clock => Zone ?? BusinessHours.Zone;
}

/// <summary>Which posts of other people count as answerable.</summary>
public enum AnswerableRule
{
    /// <summary>
    /// First posts of threads, answers to the brand, and posts that name its handle. Where other brands speak too, a first post
    /// counts only when it names this one. Without a brand: first posts of threads, which ask everybody.
    /// </summary>
    Addressed,

    /// <summary>Only first posts of threads.</summary>
    Roots,

    /// <summary>Only answers to the brand and posts that name its handle: for data gathered outside the brand's own pages.</summary>
    RepliesAndMentions,

    /// <summary>Every post of somebody else, also what people say to each other: the smallest rate that one can report.</summary>
    AllPosts,
}
