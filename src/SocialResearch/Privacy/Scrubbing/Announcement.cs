namespace SocialResearch.Privacy.Scrubbing;

/// <summary>What the word before a number says it is.</summary>
/// <param name="IsPhone">A telephone number.</param>
/// <param name="IsOther">An order, a book, a version: surely no telephone number.</param>
internal readonly record struct Announcement(bool IsPhone, bool IsOther)
{
    /// <summary>Reads the word before.</summary>
    public static Announcement Of(in Passage passage, int start)
    {
        ReadOnlySpan<char> word = WordBefore.Of(passage, start, stackalloc char[WordBefore.Longest]);
        if (word is "tel" or "telefon" or "telefonnr" or "fon" or "fax" or "telefax" or "rufnummer" or "telefonnummer" or "handynummer" or "mobilnummer" or "faxnummer" or "handynr"
            or "durchwahl" or "phone" or "telephone" or "whatsapp" or "hotline") return new(IsPhone: true, IsOther: false);
        // Devices are talked about more than called: "Handy 500 000" says nothing, "Handy: 500 000" does.
        if (word is "handy" or "mobil" or "mobile" or "cell") return new(passage.Text[Math.Max(passage.From, start - 3)..start].Contains(':'), IsOther: false);
        bool other = word is "isbn" or "issn" or "ean" or "gtin" or "pzn" or "plz" or "az" or "aktenzeichen" or "id" or "ids" or "order" or "ticket" or "ref" or "artikel"
                or "auftrag" or "bestellung" or "rechnung" or "version" or "build" or "konto" or "blz" or "iban" or "bic" or "tracking" or "patent" or "doi" or "seriennr" or "artnr" or "bestellnr"
            || (word.EndsWith("nummer") && word is not "nummer") || word.EndsWith("nr") && word is not "nr";
        return new(IsPhone: false, other);
    }

    /// <summary>Whether a currency, a share or a unit follows.</summary>
    public static bool IsAmount(in Passage passage, int end)
    {
        if (Passage.IsBlank(passage[end])) end++;
        ReadOnlySpan<char> rest = passage.Text[Math.Min(end, passage.Length)..];
        return rest is ['€' or '$' or '£' or '%', ..] || StartsWithAny(rest, "euro", "eur", "usd", "dollar", "prozent", "mio", "million", "mrd", "milliard", "tsd", "stück", "views", "fans", "follower", "aufrufe", "tonnen", "kilo", "meter", "km");
    }

    private static bool StartsWithAny(ReadOnlySpan<char> text, params ReadOnlySpan<string> words)
    {
        foreach (string word in words)
        {
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }
}
