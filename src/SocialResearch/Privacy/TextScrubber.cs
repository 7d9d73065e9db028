using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using SocialResearch.Privacy.Scrubbing;

namespace SocialResearch.Privacy;

/// <summary>Replaces what leads to a person in a text by placeholders.</summary>
/// <remarks>
/// <para>
/// <c>[handle]</c> for @names, u/names and the user in a URL; <c>[e-mail]</c>, also written with (at) and [at]; <c>[profile]</c> for URLs of
/// people's pages on the common platforms and elsewhere; <c>[phone]</c> for German and international numbers; <c>[address]</c> for
/// IPv4, IPv6 and MAC addresses; <c>[account]</c> for IBANs with a fitting check sum. The rest of the text stays as it is.
/// </para>
/// <para>
/// Names of people ("Anna Kruse") stay, and a whole sentence can be searched: this makes a text harder to trace, not anonymous.
/// Where a handle and something else look the same (<c>@media</c> in a style sheet), it is taken for the handle.
/// </para>
/// <para>The time is proportional to the length of the text, whatever the text. Scrubbing twice gives the same as once.</para>
/// </remarks>
public static class TextScrubber
{
    /// <summary>
    /// What runs into an identifier without a gap may be one itself, and is seen when the first is gone. A second run finds nothing in
    /// nearly all texts; the bound keeps the time proportional to the length in those made to confuse.
    /// </summary>
    private const int Runs = 8;

    /// <summary>The text without what leads to a person; the same instance when there is nothing to replace.</summary>
    public static string Scrub(string text) => Scrub(text, PublicHandles.None);

    /// <summary>The same, but handles and pages of those who are known to be no persons stay.</summary>
    internal static string Scrub(string text, PublicHandles known)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (int run = 0; run < Runs; run++)
        {
            string scrubbed = ScrubOnce(text, known);
            if (ReferenceEquals(scrubbed, text)) break;
            text = scrubbed;
        }
        return text;
    }

    private static string ScrubOnce(string text, PublicHandles known)
    {
        StringBuilder? scrubbed = null;
        int copied = 0, from = 0;
        for (int i = Next(text, 0); i < text.Length; i = Next(text, i))
        {
            var passage = new Passage(text, from, known);
            if (!TryFind(passage, i, out Found found))
            {
                i = char.IsAsciiDigit(text[i]) ? EndOfDigits(text, i) : i + 1;
                continue;
            }
            if (found.Replacement is not null)
            {
                (scrubbed ??= new StringBuilder(text.Length)).Append(text, copied, found.Start - copied).Append(found.Replacement);
                copied = found.End;
            }
            i = from = found.End;
        }
        return scrubbed is null ? text : scrubbed.Append(text, copied, text.Length - copied).ToString();
    }

    private static bool TryFind(in Passage passage, int i, out Found found)
    {
        switch (passage[i])
        {
            case '@' or '＠':
                return MailAddresses.TryFind(passage, i, out found) || Handles.TryFindAt(passage, i, out found);
            case ':':
                return Links.TryFindUrl(passage, i, out found) || NetworkAddresses.TryFindColons(passage, i, out found);
            case '/':
                return Links.TryFindBare(passage, i, out found) || Handles.TryFindReddit(passage, i, out found);
            case '.':
                return Links.TryFindHost(passage, i, out found);
            case '[' or '{':
                return MailAddresses.TryFindSpelled(passage, i, out found);
            case '(':
                return MailAddresses.TryFindSpelled(passage, i, out found) || PhoneNumbers.TryFind(passage, i, out found);
            case '+':
                return PhoneNumbers.TryFind(passage, i, out found);
            default:
                return BankAccounts.TryFind(passage, i, out found) || NetworkAddresses.TryFindDots(passage, i, out found) || PhoneNumbers.TryFind(passage, i, out found);
        }
    }

    /// <summary>Where one of the signs stands at which something may be found, or where the text ends.</summary>
    /// <remarks>A search for a set of values would do, but it is compiled when it is called, and every import waits for it.</remarks>
    private static int Next(ReadOnlySpan<char> text, int i)
    {
        ref ushort letters = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        for (; i <= text.Length - Vector128<ushort>.Count; i += Vector128<ushort>.Count)
        {
            var signs = Vector128.LoadUnsafe(ref letters, (nuint)i);
            // Between the point and the colon lie the slash and the digits.
            uint found = (Vector128.LessThanOrEqual(signs - Vector128.Create((ushort)'.'), Vector128.Create((ushort)(':' - '.')))
                | Vector128.Equals(signs, Vector128.Create((ushort)'@')) | Vector128.Equals(signs, Vector128.Create((ushort)'＠')) | Vector128.Equals(signs, Vector128.Create((ushort)'+'))
                | Vector128.Equals(signs, Vector128.Create((ushort)'(')) | Vector128.Equals(signs, Vector128.Create((ushort)'[')) | Vector128.Equals(signs, Vector128.Create((ushort)'{'))).ExtractMostSignificantBits();
            if (found != 0) return i + BitOperations.TrailingZeroCount(found);
        }
        while (i < text.Length && text[i] is not ((>= '.' and <= ':') or '@' or '＠' or '+' or '(' or '[' or '{')) i++;
        return i;
    }

    private static int EndOfDigits(string text, int i)
    {
        while (i < text.Length && char.IsAsciiDigit(text[i])) i++;
        return i;
    }
}
