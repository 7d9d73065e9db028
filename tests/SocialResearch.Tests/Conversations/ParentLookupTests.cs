using System.Globalization;
using System.Text;
using FsCheck.Fluent;
using SocialResearch.Conversations;

namespace SocialResearch.Tests.Conversations;

public sealed class ParentLookupTests
{
    // Evenly, with gaps of every size, in clusters far from each other; up to the greatest number that is kept as one.
    private static readonly Func<Random, ulong, ulong>[] s_growth =
    [
        (_, last) => last + 4_099,
        (random, last) => last + 1 + (ulong)random.NextInt64(1L << random.Next(1, 40)),
        (random, last) => last + (random.Next(10) == 0 ? 1UL << random.Next(30, 54) : 1),
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Ids_that_ascend_and_any_others_lead_to_the_same_parents(bool asBytes) =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new Random(seed);
            List<string> written = [.. Ascending(random)], ids = [];
            // From some post on, or from none, ids are smaller, there already, no numbers or empty.
            for (int odd = random.Next(4); odd > 0; odd--) written.Insert(random.Next(written.Count + 1), Odd(random, written));
            var builder = new ConversationBuilder();
            var parents = new List<string>();
            foreach (string id in written)
            {
                string parent = random.Next(3) == 0 ? "" : random.Next(5) == 0 ? Odd(random, written) : written[random.Next(written.Count)];
                if (random.Next(50) == 0) builder.Reserve(random.Next(500));
                if (!Take(builder, id, parent, asBytes)) continue;
                ids.Add(id);
                parents.Add(parent);
            }
            PostColumns columns = builder.Build([]).Columns;
            return columns.Duplicates.SequenceEqual(Enumerable.Range(0, ids.Count).Where(post => ids[post] != "" && ids.IndexOf(ids[post]) < post))
                && written.All(ids.Contains)
                && Enumerable.Range(0, ids.Count).All(post => PlaceOf(parents[post]) is >= 0 and var place
                    ? columns.Parents[post] == place : columns.Parents[post] < 0 && (columns.Parent(post) ?? "") == parents[post]);

            int PlaceOf(string id) => id == "" ? -1 : ids.IndexOf(id);
        }).Holds(1_000);

    /// <summary>Hands a post on as readers of characters do, or as those of bytes, which leave out an id that is there.</summary>
    private static bool Take(ConversationBuilder builder, string id, string parent, bool asBytes)
    {
        if (!asBytes)
        {
            builder.Add(new PostDraft { Id = id, Parent = parent, Text = "" }, 0, 0);
            return true;
        }
        var post = new Utf8Post { Id = (ReadOnlySpan<byte>)Encoding.UTF8.GetBytes(id), Parent = (ReadOnlySpan<byte>)Encoding.UTF8.GetBytes(parent) };
        bool isNew = false;
        if (id != "" && builder.RowOf(post.Id, 0, out isNew) is not null) return false;
        builder.Add(in post, CodeColumn.None, 0, 0, isNew);
        return true;
    }

    [Theory]
    [InlineData("17 18 17 19", "0 0 1 1", ". 17 . 17", -1, 0, -1, 2)]
    [InlineData("17 18 19", "0 1 1", ". 17 17", -1, -2, -3)]
    [InlineData("17 18 19", "0 1 1", ". 17 20", -1, -2, -3)]
    public void The_same_number_in_another_source_is_another_post(string ids, string sources, string parents, params int[] places)
    {
        var builder = new ConversationBuilder();
        foreach ((string id, string source, string parent) in ids.Split(' ').Zip(sources.Split(' '), parents.Split(' ')))
            builder.Add(new PostDraft { Id = id, Parent = parent == "." ? null : parent, Text = "" }, int.Parse(source, CultureInfo.InvariantCulture), 0);
        PostColumns columns = builder.Build([]).Columns;
        Assert.Empty(columns.Duplicates);
        Assert.Equal(places, places.Select((_, post) => columns.Parents[post]));
    }

    private static IEnumerable<string> Ascending(Random random)
    {
        ulong last = (ulong)random.NextInt64(1L << random.Next(1, 61));
        Func<Random, ulong, ulong> grow = s_growth[random.Next(s_growth.Length)];
        for (int posts = random.Next(1, 200); posts > 0 && last <= long.MaxValue; posts--, last = grow(random, last)) yield return last.ToString(CultureInfo.InvariantCulture);
    }

    private static string Odd(Random random, List<string> ids) => random.Next(6) switch
    {
        0 => "",
        1 => "t1_abc" + random.Next(3),
        2 => "0" + random.Next(3),
        3 => random.Next(1_000).ToString(CultureInfo.InvariantCulture),
        4 => random.NextInt64(long.MaxValue).ToString(CultureInfo.InvariantCulture),
        _ => ids[random.Next(ids.Count)],
    };
}
