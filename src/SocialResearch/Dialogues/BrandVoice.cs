using SocialResearch.Conversations;
using SocialResearch.Results;

namespace SocialResearch.Dialogues;

/// <summary>Who speaks for the brand: authors by name, everybody in a role, or, where there is no brand, anybody but the one who asks.</summary>
/// <remarks>
/// People carry pseudonyms after an import. A brand's handle stays readable where the import was told that it is no person's
/// (<c>PublicHandles = ["@ChipotleTweets"]</c>, on the command line <c>--public-handle</c>); so <c>brand: "ChipotleTweets"</c> works.
/// </remarks>
public sealed record BrandVoice
{
    private BrandVoice(IReadOnlyList<string> authors, IReadOnlyList<AuthorRole> roles) => (Authors, Roles) = (authors, roles);

    /// <summary>Names of the authors, without @.</summary>
    public IReadOnlyList<string> Authors { get; }

    /// <summary>Roles whose posts are the brand's.</summary>
    public IReadOnlyList<AuthorRole> Roles { get; }

    /// <summary>There is no brand: whoever answers another counts, as in a forum of equals.</summary>
    public static BrandVoice Anybody { get; } = new([], []);

    /// <summary>Everybody whom the source calls the brand.</summary>
    public static BrandVoice Official { get; } = ByRole(AuthorRole.Brand);

    /// <summary>Whether there is no brand.</summary>
    public bool IsAnybody => Authors.Count == 0 && Roles.Count == 0;

    /// <summary>Authors by name, as in <see cref="Post.Author"/>, with or without @, upper and lower case alike.</summary>
    /// <param name="authors">Handles that are public, or pseudonyms.</param>
    public static BrandVoice ByName(params IReadOnlyList<string> authors) => authors is { Count: > 0 } && !authors.Any(string.IsNullOrWhiteSpace)
        ? new([.. authors.Select(author => author.Trim().TrimStart('@'))], [])
        : throw new ArgumentException("Name at least one author, and none that is blank.", nameof(authors));

    /// <summary>Everybody in one of these roles.</summary>
    /// <param name="roles">Such as <see cref="AuthorRole.Brand"/> and <see cref="AuthorRole.Staff"/>.</param>
    public static BrandVoice ByRole(params IReadOnlyList<AuthorRole> roles) => roles is { Count: > 0 } ? new([], [.. roles])
        : throw new ArgumentException("Name at least one role.", nameof(roles));

    /// <summary>One author by name.</summary>
    public static implicit operator BrandVoice(string author) => ByName(author);

    /// <summary>Everybody in a role.</summary>
    public static implicit operator BrandVoice(AuthorRole role) => ByRole(role);

    /// <summary>Whether a post is the brand's; never where there is no brand.</summary>
    /// <param name="post">The post.</param>
    public bool Speaks(Post post) => Roles.Contains(post.Role) || (post.Author is { } author && IsNamed(author));

    internal bool IsNamed(string author) => Authors.Contains(author.TrimStart('@'), StringComparer.OrdinalIgnoreCase);

    /// <summary>Who it is, as sentences say it. Names are not repeated: they may be a person's.</summary>
    public override string ToString() => IsAnybody ? "others"
        : Authors.Count > 0 ? Authors.Count == 1 ? "the brand" : $"the brand ({Wording.Count(Authors.Count)} accounts)"
        : Roles is [AuthorRole.Brand] ? "the brand" : string.Join(" and ", Roles.Select(role => role.ToString().ToLowerInvariant()));

    /// <summary>Equal when the same authors and roles are named.</summary>
    public bool Equals(BrandVoice? other) => other is not null && Authors.SequenceEqual(other.Authors, StringComparer.OrdinalIgnoreCase) && Roles.SequenceEqual(other.Roles);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Authors.Count, Roles.Count);
}
