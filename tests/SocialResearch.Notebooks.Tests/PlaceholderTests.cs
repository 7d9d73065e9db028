namespace SocialResearch.Tests;

public class PlaceholderTests { [Fact] public void One_is_one() => Assert.Equal(1, int.Parse("1")); }
