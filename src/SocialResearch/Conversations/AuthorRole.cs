namespace SocialResearch.Conversations;

/// <summary>In which role somebody wrote a post.</summary>
public enum AuthorRole
{
    /// <summary>The source does not say.</summary>
    Unknown,

    /// <summary>A person who speaks for themselves.</summary>
    Person,

    /// <summary>The brand or organisation the conversation is about.</summary>
    Brand,

    /// <summary>Staff of the platform or community: moderators, administrators.</summary>
    Staff,

    /// <summary>A program.</summary>
    Bot,

    /// <summary>Somebody without a lasting identity: an IP address, a guest, a deleted account. Never counted as one person.</summary>
    Anonymous,
}
