using System.Globalization;
using SocialResearch.Conversations;

namespace SocialResearch.Importing.Delimited;

/// <summary>Reads the column that says in which role people wrote, and counts what it could not read.</summary>
internal sealed class RoleColumn
{
    private long _unknown;

    /// <summary>What had to be assumed; null when everything was read.</summary>
    public string? Assumption => _unknown == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"Roles written in a way that is not known: {_unknown:N0}; they count as unknown.");

    /// <summary>The role of a cell; unknown when it is blank.</summary>
    public AuthorRole Read(ReadOnlySpan<char> text)
    {
        if (Numbers.IsMissing(text)) return AuthorRole.Unknown;
        Span<char> lower = stackalloc char[24];
        int length = text.Length > lower.Length ? -1 : text.ToLowerInvariant(lower);
        AuthorRole? role = length < 0 ? null : (ReadOnlySpan<char>)lower[..length] switch
        {
            "person" or "user" or "member" or "nutzer" or "mitglied" or "false" or "no" or "nein" or "0" => AuthorRole.Person,
            "brand" or "official" or "company" or "page" or "marke" or "unternehmen" or "true" or "yes" or "ja" or "1" => AuthorRole.Brand,
            "staff" or "moderator" or "mod" or "admin" or "administrator" or "team" or "bot_or_staff" => AuthorRole.Staff,
            "bot" => AuthorRole.Bot,
            "anonymous" or "anonymous_ip" or "guest" or "ip" or "anonym" or "gast" => AuthorRole.Anonymous,
            "unknown" or "unbekannt" => AuthorRole.Unknown,
            _ => null,
        };
        if (role is null) _unknown++;
        return role ?? AuthorRole.Unknown;
    }
}
