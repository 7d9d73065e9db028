using FsCheck;
using FsCheck.Fluent;
using SocialResearch.Conversations;

namespace SocialResearch.Tests.Conversations;

/// <summary>Posts for tests. All people are made up.</summary>
internal static class Drafts
{
    private static readonly DateTimeOffset Monday = new(2024, 4, 29, 8, 0, 0, TimeSpan.Zero);

    public static PostDraft Post(string id, string? parent = null, string? author = null, double? minute = null) =>
        new() { Id = id, Parent = parent, Author = author, Time = minute is { } m ? new(Monday.AddMinutes(m), TimePrecision.Second) : null };

    public static PostTime At(string instant, TimePrecision precision = TimePrecision.Second) =>
        new(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture).ToUniversalTime(), precision);

    /// <summary>Texts of every kind that UTF-8 can hold, from empty to long.</summary>
    private static readonly Gen<string> Text = Gen.Frequency(
        (8, Gen.Elements("", "kurz", "Straße ü", "👩‍👩‍👧 Familie 𝄞", "e\u0301", "\0", "Zeile\nZeile", "\uFFFD", "\uFEFFBOM")),
        (4, ArbMap.Default.GeneratorFor<string>().Where(text => text is not null).Select(text => new string([.. text.Where(c => !char.IsSurrogate(c))]))),
        (1, Gen.Choose(1_000, 5_000).Select(length => new string('ж', length))));

    private static Gen<string?> Maybe(Gen<string> gen) => Gen.Frequency((1, Gen.Constant((string?)null)), (2, gen.Select(text => (string?)text)));

    private static readonly Gen<long?> Number = Gen.Frequency(
        (2, Gen.Constant((long?)null)), (1, Gen.Constant((long?)0)), (2, Gen.Choose(-5, 1_000_000).Select(n => (long?)n)), (1, Gen.Constant((long?)long.MaxValue)));

    private static readonly Gen<PostTime?> Time = Gen.Frequency(
        (1, Gen.Constant((PostTime?)null)),
        (4, Gen.Choose(-800_000_000, 2_000_000_000).SelectMany(seconds => Gen.Elements(Enum.GetValues<TimePrecision>())
            .Select(precision => (PostTime?)new PostTime(DateTimeOffset.UnixEpoch.AddSeconds(seconds).AddTicks(seconds % 10_000_000), precision)))));

    /// <summary>Up to 60 posts with any mixture of what is known; parents come before, after, or not at all.</summary>
    public static readonly Arbitrary<PostDraft[]> Any = (
            from text in Text
            from url in Maybe(Text)
            from author in Maybe(Gen.Elements("ada", "bo", "cem", ""))
            from channel in Maybe(Gen.Elements("news", "sport", "Straße"))
            from language in Maybe(Gen.Elements("de", "en"))
            from thread in Maybe(Gen.Elements("t1", "t2"))
            from parent in Maybe(Gen.Choose(0, 70).Select(n => $"p{n}"))
            from time in Time
            from role in Gen.Elements(Enum.GetValues<AuthorRole>())
            from likes in Number
            from replies in Number
            from views in Number
            select new PostDraft
            {
                Id = "",
                Text = text,
                Url = url,
                Author = author,
                Channel = channel,
                Language = language,
                Thread = thread,
                Parent = parent,
                Time = time,
                Role = role,
                Reactions = new(likes, replies, null, views),
            })
        .ListOf().Select(list => list.Take(60).Select((post, i) => post with { Id = $"p{i}" }).ToArray()).ToArbitrary();

    /// <summary>A conversation whose texts come back as they went in, whatever they look like.</summary>
    public static Conversation AsWritten(IEnumerable<PostDraft> drafts)
    {
        var builder = new ConversationBuilder(SocialResearch.Privacy.TextPrivacy.KeepTexts("written by the test"));
        foreach (PostDraft draft in drafts) builder.Add(draft, 0, builder.Count + 1);
        return builder.Build([]);
    }

    public static PostDraft Of(Post post) => new()
    {
        Id = post.Id,
        Text = post.Text,
        Url = post.Url,
        Author = post.Author,
        Channel = post.Channel,
        Language = post.Language,
        Thread = post.Thread,
        Parent = post.Parent,
        Time = post.Time,
        Role = post.Role,
        Reactions = post.Reactions,
    };
}
