using System.Text;
using System.Text.RegularExpressions;
using SocialResearch.Privacy;

namespace SocialResearch.Tests.Privacy;

public sealed class PseudonymsTests
{
    private static readonly byte[] s_key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    private static Pseudonyms Names => Pseudonyms.WithKey(s_key);

    /// <summary>Computed with Python: hmac.new(bytes(range(32)), b"author\0\0anna", "sha256"), first 50 bits in Crockford's base 32.</summary>
    [Theory]
    [InlineData("anna", "", "p-zgpy5s85we")]
    [InlineData("anna", "telegram", "p-y0a8jcndad")]
    [InlineData("Jörg", "", "p-ydfmdxbmb9")]
    public void A_pseudonym_is_the_beginning_of_the_keyed_hash(string id, string space, string expected) =>
        Assert.Equal(expected, Names.Of(id, space));

    [Theory]
    [InlineData("anna", "")]
    [InlineData("user0000001", "telegram")]
    [InlineData("-", " forum ")]
    public void Bytes_get_the_same_name_as_characters(string id, string space) =>
        Assert.Equal(Names.Made(id, space), Encoding.ASCII.GetString(Names.Made(Encoding.ASCII.GetBytes(id), space)!));

    [Fact]
    public void Bytes_get_no_name_where_only_characters_tell()
    {
        Assert.Null(Names.IgnoringCase().Made("anna"u8, ""));
        Assert.Null(Pseudonyms.KeepNames("all are brands").Made("anna"u8, ""));
        Assert.Null(Names.Made("anna"u8, "Köln"));
        Assert.Null(Names.Made(new byte[1_000], ""));
    }

    [Fact]
    public void A_pseudonym_is_short_and_readable() =>
        Assert.All(Enumerable.Range(0, 1000), i => Assert.Matches(new Regex("^p-[0-9a-hjkmnp-tv-z]{10}$"), Names.Of($"user{i}")!));

    [Fact]
    public void The_same_person_has_the_same_name_in_every_file()
    {
        Assert.Equal(Names.Of("anna"), Names.Of("anna"));
        Assert.Equal(Names.Of("anna"), Names.Of(" anna\n"));
        Assert.Equal(Names.Of("J\u00F6rg"), Names.Of("Jo\u0308rg"));
    }

    [Fact]
    public void Another_key_another_space_or_another_case_is_another_person()
    {
        byte[] other = [.. s_key];
        other[31] ^= 1;
        string?[] names = [Names.Of("anna"), Pseudonyms.WithKey(other).Of("anna"), Names.Of("anna", "forum"), Names.Of("Anna"), Names.Of("ann", "a")];
        Assert.Equal(names.Length, names.Distinct().Count());
    }

    [Fact]
    public void Case_is_ignored_when_asked_for_and_recorded()
    {
        Assert.Equal(Names.IgnoringCase().Of("ANNA"), Names.IgnoringCase().Of("anna"));
        Assert.Equal(Names.Of("anna"), Names.IgnoringCase().Of("ANNA"));
        Assert.EndsWith("Upper and lower case of ids are the same.", Names.IgnoringCase().Recorded);
    }

    [Theory]
    [InlineData(null), InlineData(""), InlineData(" \t\n\u00A0")]
    public void Nobody_in_particular_stays_nobody(string? id)
    {
        Assert.Null(Names.Of(id));
        Assert.Null(Pseudonyms.KeepNames("test").Of(id));
    }

    [Fact]
    public void Broken_text_has_a_name_too() =>
        Assert.Equal(Names.Of("a\uFFFDb"), Names.Of("a\uD83Db"));

    [Fact]
    public void A_hundred_thousand_people_have_a_hundred_thousand_names()
    {
        Pseudonyms names = Names;
        Assert.Equal(100_000, Enumerable.Range(0, 100_000).Select(i => names.Of(i.ToString())).Distinct().Count());
    }

    [Fact]
    public void Keeping_names_takes_a_reason_and_says_so()
    {
        Pseudonyms kept = Pseudonyms.KeepNames("all authors are brands.");
        Assert.Equal("Bahn AG", kept.Of(" Bahn AG "));
        Assert.Equal("Authors' names were KEPT as the source has them, because: all authors are brands.", kept.Recorded);
        Assert.Throws<ArgumentException>(() => Pseudonyms.KeepNames(" "));
    }

    [Fact]
    public void The_record_tells_two_keys_apart_and_gives_neither_away()
    {
        Assert.Matches("^Authors carry pseudonyms by HMAC-SHA-256 with the project key k-[0-9a-z]{4}\\.$", Names.Recorded);
        Assert.NotEqual(Names.Recorded, Pseudonyms.WithKey(Encoding.ASCII.GetBytes(new string('x', 32))).Recorded);
    }

    [Fact]
    public void A_short_key_is_refused() => Assert.Throws<ArgumentException>(() => Pseudonyms.WithKey(s_key.AsSpan(1)));
}
