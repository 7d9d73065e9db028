using System.Text.Json;
using SocialResearch.Conversations;
using SocialResearch.Importing.Json;

namespace SocialResearch.Tests.Importing.Json;

public sealed class JsonFieldsTests
{
    private static JsonElement Json(string value) => JsonDocument.Parse($$"""{"v":{{value}}}""").RootElement;

    [Theory]
    [InlineData("\"2024-05-31T10:00:00Z\"", "2024-05-31T10:00:00Z", TimePrecision.Second, false)]
    [InlineData("\"2024-05-31T12:00:00.1234567+02:00\"", "2024-05-31T10:00:00.1234567Z", TimePrecision.Second, false)]
    [InlineData("\"2024-05-31T12:00:00+0200\"", "2024-05-31T10:00:00Z", TimePrecision.Second, false)]
    [InlineData("\"2024-05-31T12:00\"", "2024-05-31T10:00:00Z", TimePrecision.Minute, true)]
    [InlineData("\"2024-05-31 12:00:00\"", "2024-05-31T10:00:00Z", TimePrecision.Second, true)]
    [InlineData("\"2024-05-31\"", "2024-05-30T22:00:00Z", TimePrecision.Day, true)]
    // The hour that summer time skips has no instant of its own; the offset before the change is used.
    [InlineData("\"2024-03-31T02:30:00\"", "2024-03-31T01:30:00Z", TimePrecision.Second, true)]
    public void Times_keep_their_precision_and_say_whose_zone_they_bear(string value, string utc, TimePrecision precision, bool assumed)
    {
        PostTime? time = Json(value).IsoTime(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), out bool zoneAssumed, "v");
        Assert.Equal(new PostTime(DateTimeOffset.Parse(utc), precision), time);
        Assert.Equal(assumed, zoneAssumed);
    }

    [Theory]
    [InlineData("\"10/02/2026\"")]
    [InlineData("\"2024-13-31T10:00:00Z\"")]
    [InlineData("\"0001-01-01T00:00:00+14:00\"")]
    [InlineData("\"0001-01-01T00:00:00\"")]
    [InlineData("\"9999-12-31T23:59:59-14:00\"")]
    [InlineData("\"----------\"")]
    [InlineData("\"2024-05-31T+\"")]
    [InlineData("1717230000")]
    [InlineData("null")]
    public void What_is_no_certain_time_is_none(string value) =>
        Assert.Null(Json(value).IsoTime(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), out _, "v"));

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("1e300")]
    [InlineData("\"NaN\"")]
    [InlineData("\"\"")]
    [InlineData("true")]
    public void A_unix_time_of_zero_or_beyond_the_calendar_is_none(string value) => Assert.Null(Json(value).UnixTime("v"));

    [Theory]
    [InlineData("5", 5L)]
    [InlineData("\"5\"", 5L)]
    [InlineData("-5", -5L)]
    [InlineData("5.0", 5L)]
    [InlineData("9007199254740993", 9007199254740993L)]
    [InlineData("5.5", null)]
    [InlineData("\"1,234\"", null)]
    [InlineData("\"\"", null)]
    [InlineData("null", null)]
    [InlineData("1e999", null)]
    [InlineData("[]", null)]
    public void Counts_are_whole_numbers_or_nothing(string value, long? expected) => Assert.Equal(expected, Json(value).Count("v"));

    [Theory]
    [InlineData("9007199254740993", "9007199254740993")]
    [InlineData("122158000000000001234567890", "122158000000000001234567890")]
    [InlineData("\" user123 \"", "user123")]
    [InlineData("\"\"", null)]
    [InlineData("{}", null)]
    public void Ids_beyond_two_to_the_53rd_stay_digit_for_digit(string value, string? id) => Assert.Equal(id, Json(value).Id("v"));
}
