using System.Text.RegularExpressions;

namespace SocialResearch.Importing.Mail;

/// <summary>Who sent a mail, as its From field says in one of its many forms.</summary>
/// <param name="Address">In lower case; null when the field has none, or only that of the list which passed the mail on.</param>
/// <param name="Name">The name; null when the field has none.</param>
internal sealed partial record MailSender(string? Address, string? Name)
{
    /// <summary>Reads <c>"Name" &lt;address&gt;</c>, <c>address (Name)</c>, <c>name at host (Name)</c> as archives on the web write, or a bare address.</summary>
    public static MailSender Read(string? field)
    {
        string from = field ?? "";
        int open = from.LastIndexOf('<'), close = from.LastIndexOf('>');
        string address, name;
        if (open >= 0 && close > open) (address, name) = (from[(open + 1)..close], from[..open]);
        else if (from.IndexOf('(', StringComparison.Ordinal) is var remark and >= 0) (address, name) = (from[..remark], from[(remark + 1)..].TrimEnd(' ', ')'));
        else (address, name) = (from, "");
        address = address.Trim().Replace(" at ", "@", StringComparison.OrdinalIgnoreCase).ToLowerInvariant();
        string? known = WrittenText.Line(MailHeader.Decode(name.Trim().Trim('"').Replace("\\", "", StringComparison.Ordinal)).Trim('"', '\'', ' '));
        if (!WellFormed().IsMatch(address))
        {
            known ??= WrittenText.Line(MailHeader.Decode(address));
            address = "";
        }
        // Lists that rewrite the sender because of DMARC put their own address there: everybody would be one person.
        if (known is not null && Via().Match(known) is { Success: true } via) (known, address) = (via.Groups[1].Value.Trim('\'', '"', ' '), "");
        if (known?.Contains('@', StringComparison.Ordinal) == true) known = null;
        return new(address.Length > 0 ? address : null, string.IsNullOrEmpty(known) ? null : known);
    }

    /// <summary>The key of the person; null when there is none.</summary>
    public string? Key(AuthorKey key) => key == AuthorKey.Address ? Address ?? Name : Name ?? Address;

    [GeneratedRegex(@"^[^\s@<>]+@[^\s@<>]+$")]
    private static partial Regex WellFormed();

    [GeneratedRegex("^(.+) via .+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Via();
}
