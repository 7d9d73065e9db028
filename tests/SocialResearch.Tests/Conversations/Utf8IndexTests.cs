using System.Text;
using FsCheck.Fluent;
using SocialResearch.Conversations;

namespace SocialResearch.Tests.Conversations;

public sealed class Utf8IndexTests
{
    [Fact]
    public void Every_place_with_a_hash_is_found_in_the_order_in_which_it_was_added() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new Random(seed);
            int different = random.Next(1, 300), bits = random.Next(0, 9);
            var added = new List<string>();
            var index = new Utf8Index();
            for (int place = random.Next(1, 600); place > 0; place--)
            {
                if (random.Next(100) == 0) index.Reserve(random.Next(2_000));
                string text = Text(random.Next(different));
                Utf8Index.Walk walk = index.All(Hash(text));
                foreach (int earlier in Enumerable.Range(0, added.Count).Where(earlier => Hash(added[earlier]) == Hash(text)))
                    if (index.Next(ref walk) != earlier) return false;
                if (index.Next(ref walk) != -1) return false;
                index.Add(added.Count, walk);
                added.Add(text);
            }
            return added.All(text => index.Likely(Hash(text)) is var likely && (likely < 0 || Hash(added[likely]) == Hash(text)))
                && Enumerable.Range(0, different + 5).All(number => First(index, Hash(Text(number))) == added.FindIndex(text => Hash(text) == Hash(Text(number))));

            // Few of them, and all at the end of the table: nearly every text meets another one, and the search goes on at the beginning.
            uint Hash(string text) => uint.MaxValue - TextKey.Of(Bytes(text)).Hash % (1u << bits);
        }).Holds(300);

    [Fact]
    public void Texts_that_differ_have_different_hashes_almost_always()
    {
        string[] texts = [.. Enumerable.Range(0, 20_000).Select(Text).Distinct()];
        // Of 20,000 numbers of 32 bits 0.05 pairs are expected to be the same by chance.
        Assert.True(texts.Select(text => TextKey.Of(Bytes(text)).Hash).Distinct().Count() >= texts.Length - 5);
    }

    private static int First(Utf8Index index, uint hash)
    {
        Utf8Index.Walk walk = index.All(hash);
        return index.Next(ref walk);
    }

    private static string Text(int number) => (number % 4) switch
    {
        0 => number == 0 ? "" : $"{number}",
        1 => $"user{number:0000000}",
        2 => $"{1_874_000_000_000_000_000 + number}",
        _ => string.Concat(Enumerable.Repeat($"ü{number};", 6)),
    };

    private static ReadOnlySpan<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
