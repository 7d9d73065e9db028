using System.Globalization;

namespace SocialResearch.Text;

/// <summary>How a name stands in a text.</summary>
public enum MentionForm
{
    /// <summary>As a word of its own.</summary>
    Word,

    /// <summary>With a German ending: Bahnen, Lidls, Deutschen Bahn.</summary>
    Inflected,

    /// <summary>Joined by a hyphen, or by an inner capital: Bahn-Chef, KryptoniteSchloss.</summary>
    Compound,

    /// <summary>At the beginning of a longer word, where the brand allows it: Kryptoniteschloss.</summary>
    ClosedCompound,

    /// <summary>In a hashtag: #DeutscheBahn, #IchLiebeDeutscheBahn.</summary>
    Hashtag,

    /// <summary>As the brand's account.</summary>
    Handle,
}

/// <summary>Why something that looks like a mention does not count.</summary>
public enum WithheldReason
{
    /// <summary>It counts.</summary>
    None,

    /// <summary>An ambiguous name, and no word beside it says that the brand is meant.</summary>
    NoContext,

    /// <summary>An ambiguous name, and a word beside it says that something else is meant.</summary>
    OtherMeaning,

    /// <summary>It stands in a phrase that is excluded.</summary>
    Excluded,

    /// <summary>It stands in a web address.</summary>
    Address,
}

/// <summary>A place where a text names a brand, or seems to.</summary>
/// <remarks>A mention says that a name stands there. It does not say that the brand is meant, what is thought of it, or whether it is meant seriously.</remarks>
/// <param name="Brand">The brand.</param>
/// <param name="Start">The place of the first character in the text as it was given, from 0 (UTF-16 code units, as in C#).</param>
/// <param name="Length">The length there: whole text elements, with the ending of an inflected name, without the rest of a compound.</param>
/// <param name="Text">The name as it stands there.</param>
/// <param name="Name">The name as the brand has it.</param>
/// <param name="Form">How it stands there.</param>
/// <param name="Withheld">Why it does not count; <see cref="WithheldReason.None"/> when it does.</param>
/// <param name="Post">The id of the post, when it was given.</param>
public sealed record BrandMention(Brand Brand, int Start, int Length, string Text, string Name, MentionForm Form, WithheldReason Withheld, string? Post)
{
    /// <summary>Whether it counts.</summary>
    public bool Counts => Withheld == WithheldReason.None;

    /// <summary>Why it counts or does not, in one sentence. Of the text it holds the name alone.</summary>
    public string Explanation
    {
        get
        {
            string place = string.Create(CultureInfo.InvariantCulture, $"“{Text}” at character {Start + 1}{(Post is null ? "" : $" of post {Post}")}");
            string name = Text == Name ? "the name" : $"the name “{Name}”";
            return $"{place} {(Counts ? "counts" : "does not count")} for {Brand.Name}: {(Counts ? Found(name) : Missed())}.";
        }
    }

    private string Found(string name) => Form switch
    {
        MentionForm.Word => $"{name} stands there as a word",
        MentionForm.Inflected => $"{name} stands there with an ending",
        MentionForm.Compound => $"{name} is part of a compound with a hyphen or an inner capital",
        MentionForm.ClosedCompound => $"a longer word begins with {name}",
        MentionForm.Hashtag => $"{name} stands in a hashtag",
        _ => "it is an account of the brand",
    };

    private string Missed() => Withheld switch
    {
        WithheldReason.NoContext => $"“{Name}” means other things too, and none of the words that show the brand stands in the text",
        WithheldReason.OtherMeaning => $"“{Name}” means other things too, and a word in the text shows that one of them is meant",
        WithheldReason.Excluded => "it stands in a phrase that is excluded",
        _ => "it stands in a web address",
    };
}
