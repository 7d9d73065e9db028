using static SocialResearch.Privacy.Scrubbing.Passage;

namespace SocialResearch.Privacy.Scrubbing;

/// <summary>Finds telephone numbers by how they begin, and leaves dates, times, prices, versions, ISBN and announced ids alone.</summary>
/// <remarks>
/// A number begins with + and a country code, with 00, with the 0 of a German area code of three digits and more, is written like
/// (212) 555-0123, or is announced ("Tel. 12 34 56"). Days and months have two digits, prices begin otherwise, and what is announced
/// as an order or a version is one.
/// </remarks>
internal static class PhoneNumbers
{
    /// <summary>At the first digit, the plus sign, or the bracket before them.</summary>
    public static bool TryFind(in Passage passage, int start, out Found found)
    {
        found = default;
        if (!MayBegin(passage, start)) return false;
        var groups = new DigitGroups(passage, start);
        if (groups.Count == 0) return false;
        // 4711@example.org is an address, whatever stands before it.
        if (passage[groups.End] is '@' or '＠' && MailAddresses.TryFind(passage, groups.End, out Found mail)) groups.EndBefore(mail.Start);
        if (groups.Count == 0) return false;
        if (!IsPhone(passage, ref groups)) return false;
        // A bracket around the area code belongs to the number, one around the number to the sentence.
        bool around = passage[start] == '(' && !passage.Text[start..groups.End].Contains(')');
        found = new(around ? start + 1 : start, groups.End, "[phone]");
        return true;
    }

    private static bool MayBegin(in Passage passage, int start)
    {
        if (passage[start] is '(' or '+' && !char.IsAsciiDigit(passage[start + 1]) && passage[start + 1] != '+') return false;
        char before = passage.Before(start), outer = start > passage.From ? passage.Before(start - 1) : '\0';
        if (IsWord(before) || before is '=' or '$' or '€' or '£' or '§' or '+') return false;
        if (before == '#') return Announcement.Of(passage, start).IsPhone;
        if (before is '.' or ',' or ':' or '-' or '/' or '–') return !char.IsAsciiDigit(outer) && !(before == '-' && IsWord(outer) && !Announcement.Of(passage, start).IsPhone);
        return true;
    }

    private static bool IsPhone(in Passage passage, ref DigitGroups groups)
    {
        Announcement announced = Announcement.Of(passage, groups.Start);
        if (announced.IsOther) return false;
        ReadOnlySpan<char> first = groups[0];
        if (passage[groups.Start] == '+' || passage[groups.Start + 1] == '+') return IsInternational(passage, ref groups);
        if (first is ['0', '0', ..]) return IsDialled(ref groups);
        if (first[0] == '0') return IsGerman(ref groups, announced, inBrackets: passage[groups.Start] == '(');
        return IsAmerican(ref groups) || (announced.IsPhone && passage[groups.Start] != '(' && IsAnnounced(ref groups));
    }

    private static bool IsInternational(in Passage passage, ref DigitGroups groups)
    {
        groups.EndAfter(15);
        if (groups[0][0] == '0' || groups.Digits is < 8 or > 15) return false;
        // "+1.250.000" and "+120 000 000 €" are changes of something.
        bool thousands = groups.Count > 1 && groups[0].Length <= 3;
        for (int i = 1; i < groups.Count && thousands; i++) thousands = groups[i].Length == 3 && groups.Separator(i - 1) is "." or " " or "\u00A0" or "\u202F";
        return !thousands || (groups.Separator(0) is not "." && !Announcement.IsAmount(passage, groups.End));
    }

    private static bool IsDialled(ref DigitGroups groups)
    {
        groups.EndAfter(17);
        char country = groups[0].Length > 2 ? groups[0][2] : groups[1] is [var digit, ..] ? digit : '0';
        return country != '0' && groups.Digits is >= 11 and <= 17;
    }

    private static bool IsGerman(ref DigitGroups groups, Announcement announced, bool inBrackets)
    {
        groups.EndAfter(14);
        int least = announced.IsPhone || inBrackets ? 7 : 9;
        if (groups.Digits < least || groups.Digits > 14) return false;
        ReadOnlySpan<char> area = groups[0];
        // "0 30 / 12 34 56" and "(0)30 12 34 56" are ways of writing an area code; "0 30" alone is none.
        if (area.Length == 1)
            return groups[1].Length is >= 2 and <= 4 && groups[1][0] != '0' && groups.Count > 2 && (inBrackets || announced.IsPhone || groups.Separator(1).Contains('/'));
        if (area[1] == '0') return false;
        // "Tel. 01 577 53 42 577" is cut in other places than usual; a date has dots.
        if (area.Length == 2) return announced.IsPhone && groups.Digits >= 9 && !groups.Separator(0).Contains('.');
        if (groups.Count > 1) return announced.IsPhone || !IsListOfPostcodes(groups);
        // Without a gap it is a mobile number, or has the length of one with an area code.
        return announced.IsPhone || (groups.Digits is >= 10 and <= 13 && (area[1] != '1' || area[2] is >= '5' and <= '7'));
    }

    private static bool IsListOfPostcodes(in DigitGroups groups)
    {
        for (int i = 0; i < groups.Count; i++)
        {
            if (groups[i].Length != 5 || !groups.Separator(i).IsWhiteSpace()) return false;
        }
        return true;
    }

    /// <summary>(212) 555-0123, 212-555-0123 or 212.555.0123, with or without a 1 before.</summary>
    private static bool IsAmerican(ref DigitGroups groups)
    {
        int area = groups[0] is "1" ? 1 : 0;
        groups.EndAfterGroup(area + 2);
        return groups.Count == area + 3 && groups[area].Length == 3 && groups[area + 1].Length == 3 && groups[area + 2].Length == 4
            && groups[area][0] >= '2' && groups[area + 1][0] >= '2'
            && groups.Separator(area + 1) is "-" or "." && groups.Separator(area) is "-" or "." or ") " or ")-" or ")";
    }

    private static bool IsAnnounced(ref DigitGroups groups)
    {
        groups.EndAfter(15);
        for (int i = 0; i + 1 < groups.Count; i++)
        {
            if (groups.Separator(i).Contains('.')) return false;
        }
        // "Tel. am 2016-01-12": a date.
        bool date = groups[0].Length == 4 && groups[1].Length == 2 && groups[2].Length == 2 && groups.Count == 3 && groups.Separator(0) is "-";
        return groups.Digits is >= 5 and <= 15 && !date;
    }
}
