using System.Text;
using FsCheck.Fluent;
using SocialResearch.Conversations;

namespace SocialResearch.Tests.Conversations;

public sealed class TextKeyTests
{
    // What is nearly a number or nearly the same, on both sides of each length at which a key is made in another way.
    private static readonly string[] s_texts =
    [
        "", "0", "00", "1", "01", "+1", "-1", "1 ", "１", "１２", "12", "1\0", "\0", "\0\0", "1e5", "9", ":", "/", "99999999", "9999999:", "/9999999", "12345678", "123456789", "1234567812345678",
        "9223372036854775807", "9223372036854775808", "9999999999999999999", "18446744073709551615", "18446744073709551617", "01874000000000000001", "1874000000000000001", "1874000000000000002", "187400000000000000a",
        "a", "b", "ab", "ba", "abc", "abcd", "abcde", "abcdefg", "abcdefgh", "abcdefghi", "abcdefghijklmno", "abcdefghijklmnop", "abcdefghijklmnoq", "bbcdefghijklmnop", "ü", "Müller", "Straße der Pariser Kommune",
    ];

    [Fact]
    public void Two_texts_share_a_key_only_where_both_are_too_long_for_one()
    {
        foreach (string one in s_texts)
            foreach (string other in s_texts)
                Assert.True(one == other == AreSame(one, other) || (IsLong(one) && IsLong(other)), $"{one} {other}");
    }

    [Fact]
    public void A_key_that_is_not_of_a_long_text_gives_the_text_back()
    {
        foreach (string text in s_texts.Where(text => !IsLong(text)))
        {
            TextKey key = Key(text);
            byte[] room = new byte[TextKey.MostBytes];
            Assert.Equal(text, Encoding.UTF8.GetString(room.AsSpan(0, TextKey.Write(key.Low, key.High, room))));
        }
    }

    [Theory]
    [InlineData("0", true)]
    [InlineData("7", true)]
    [InlineData("9223372036854775807", true)]
    [InlineData("9223372036854775808", false)]
    [InlineData("07", false)]
    [InlineData("+7", false)]
    [InlineData("７", false)]
    [InlineData("7.0", false)]
    [InlineData("", false)]
    public void A_number_is_one_only_as_it_is_usually_written(string text, bool isNumber) => Assert.Equal(isNumber, Key(text).High == TextKey.Numbers);

    [Fact]
    public void Ids_come_back_and_are_known_whether_numbers_or_texts() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new Random(seed);
            // Many columns of numbers alone, some in which a text comes late.
            string[] from = random.Next(2) == 0 ? s_texts : [.. s_texts.Where(text => Key(text).High == TextKey.Numbers), .. random.Next(2) == 0 ? (string[])["x"] : []];
            var ids = new IdColumn();
            var added = new List<string>();
            for (int count = random.Next(1, 60); count > 0; count--)
            {
                if (random.Next(30) == 0) ids.Reserve(random.Next(100));
                added.Add(from[random.Next(from.Length)]);
                ids.Add(Bytes(added[^1]));
            }
            if (random.Next(2) == 0) ids.Trim();
            return ids.Count == added.Count && added.Select((text, place) => ids[place] == text).All(isSame => isSame)
                && s_texts.All(text => Enumerable.Range(0, added.Count).All(place => ids.Is(place, Bytes(text)) == (added[place] == text)));
        }).Holds(500);

    [Fact]
    public void Each_different_text_has_a_code_of_its_own_in_the_order_in_which_it_came()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new Random(seed);
            var codes = new CodeColumn();
            var known = new List<string>();
            for (int post = 0; post < 200; post++)
            {
                string text = s_texts[random.Next(s_texts.Length)];
                if (!known.Contains(text)) known.Add(text);
                TextKey[] soon = [Key(text), Key("neu"), Key("ein Name, der zu lang ist")];
                codes.FetchSlots(soon);
                codes.FetchKeys(soon);
                codes.FetchLong(soon, random.Next(2) == 0);
                if (codes.CodeOf(Bytes(text)) != known.IndexOf(text)) return false;
            }
            codes.Trim(0);
            return codes.Texts.SequenceEqual(known);
        }).Holds(200);
    }

    [Fact]
    public void Codes_that_come_later_are_settled_and_others_stay()
    {
        var codes = new CodeColumn();
        codes.Set(0, 5);
        codes.Set(1, CodeColumn.Later(0));
        codes.Set(2, CodeColumn.None);
        codes.Set(3, CodeColumn.Later(1));
        codes.Settle([8, CodeColumn.None]);
        Assert.Equal([5, 8, CodeColumn.None, CodeColumn.None], Enumerable.Range(0, 4).Select(codes.Code));
    }

    private static bool AreSame(string one, string other) => (Key(one).Low, Key(one).High) == (Key(other).Low, Key(other).High);

    private static bool IsLong(string text) => Key(text).High == TextKey.Long;

    private static TextKey Key(string text) => TextKey.Of(Encoding.UTF8.GetBytes(text));

    private static ReadOnlySpan<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
