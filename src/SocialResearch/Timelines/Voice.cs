using SocialResearch.Conversations;
using SocialResearch.Results;

namespace SocialResearch.Timelines;

/// <summary>One of those whose share of voice is compared.</summary>
/// <param name="Name">The brand, product or topic.</param>
/// <param name="Posts">The posts that mention it.</param>
public sealed record Voice(string Name, Conversation Posts);

/// <summary>The share of voice of one of them.</summary>
/// <param name="Name">The brand, product or topic.</param>
/// <param name="Timeline">Its mentions over time.</param>
/// <param name="Shares">Its share of the mentions in each bin; undefined where nobody was mentioned.</param>
/// <param name="Overall">Its share of all mentions.</param>
/// <param name="Excess">ESOV: share of voice less share of market, in shares; null when no market share was passed.</param>
public sealed record VoiceShare(string Name, Timeline Timeline, IReadOnlyList<Estimate> Shares, Estimate Overall, Estimate? Excess);
