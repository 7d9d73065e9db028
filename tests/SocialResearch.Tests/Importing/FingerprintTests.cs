using SocialResearch.Importing;

namespace SocialResearch.Tests.Importing;

public sealed class FingerprintTests
{
    [Fact]
    public void Different_ids_have_different_fingerprints_whatever_they_look_like()
    {
        string[] ids = ["", "0", "7", "07", "7 ", "a", "A", "a\0", "\0", "123456789012345", "1234567890123456789", "9999999999999999999", "99999999999999999999", "t3_abc", "abcdefghijklmno", "abcdefghijklmnop", "ä", "a\u0308", "😀"];
        Assert.Equal(ids.Length, ids.Select(id => Fingerprint.Of(id)).Distinct().Count());
        Assert.Equal(Fingerprint.Of("1874000000000000000"), Fingerprint.Of("1874000000000000000"));
    }
}
