namespace SocialResearch.Privacy;

/// <summary>The key of a project's pseudonyms cannot be used. Nothing is imported then: with another key everybody would get another name.</summary>
public sealed class PseudonymKeyException(string what, string where, string remedy, Exception? inner = null)
    : ResearchException(what, where, remedy, inner);
