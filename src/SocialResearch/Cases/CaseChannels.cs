namespace SocialResearch.Cases;

/// <summary>Where people talk and where a company answers.</summary>
public enum CaseChannel
{
    /// <summary>Forums.</summary>
    Forum,

    /// <summary>Blogs, their comments included.</summary>
    Blog,

    /// <summary>Video platforms.</summary>
    Video,

    /// <summary>Twitter.</summary>
    Twitter,

    /// <summary>Facebook.</summary>
    Facebook,

    /// <summary>E-mail, telephone, letter: one company to one person.</summary>
    Direct,

    /// <summary>Press releases, interviews, wires.</summary>
    Press,

    /// <summary>The company's own site.</summary>
    OwnSite,
}

/// <summary>Who used a channel.</summary>
public enum CaseSide
{
    /// <summary>People talked there about the case.</summary>
    Talked,

    /// <summary>The company answered there.</summary>
    Answered,
}

/// <summary>A channel that one side used, with the row that shows it.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Side">Who used it.</param>
/// <param name="Event">The row of evidence: the first one found.</param>
/// <param name="Note">What to know about it.</param>
public sealed record CaseChannelUse(CaseChannel Channel, CaseSide Side, CaseEvent Event, string Note);

/// <summary>Where people talked about a case and where the company answered.</summary>
/// <remarks>
/// What no page read shows is not here: an answer may have been given that nobody wrote about. A match says that an answer stood in the
/// same kind of channel, not that those who talked saw it, and not when.
/// </remarks>
/// <param name="TalkedIn">The channels of the conversation, in words.</param>
/// <param name="AnsweredIn">The channels of the answers, in words.</param>
/// <param name="Match">Whether they are the same, in words.</param>
/// <param name="Uses">The same row by row, with evidence.</param>
public sealed record CaseChannels(string TalkedIn, string AnsweredIn, string Match, IReadOnlyList<CaseChannelUse> Uses)
{
    /// <summary>Channels in which people talked, in the order of the tables.</summary>
    public IReadOnlyList<CaseChannel> Talked => Of(CaseSide.Talked);

    /// <summary>Channels in which the company answered.</summary>
    public IReadOnlyList<CaseChannel> Answered => Of(CaseSide.Answered);

    /// <summary>Channels in which both happened.</summary>
    public IReadOnlyList<CaseChannel> Matched => [.. Talked.Intersect(Answered)];

    private IReadOnlyList<CaseChannel> Of(CaseSide side) => [.. Uses.Where(use => use.Side == side).Select(use => use.Channel).Distinct()];
}
