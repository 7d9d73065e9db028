using System.Text.Json;
using Xunit.Sdk;

namespace SocialResearch.Tests.Privacy;

/// <summary>A leak test that cannot find a leak proves nothing.</summary>
public sealed class PlantedIdentifiersTests
{
    [Fact]
    public void There_are_forty_different_ones_of_every_kind()
    {
        Assert.Equal(40, PlantedIdentifiers.All.Select(identifier => identifier.Core).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(Enum.GetValues<IdentifierKind>(), PlantedIdentifiers.All.Select(identifier => identifier.Kind).Distinct().Order());
    }

    [Fact]
    public void Each_is_found_however_an_output_writes_it() => Assert.All(PlantedIdentifiers.All, identifier =>
    {
        Leaks($"Ein Beitrag von {identifier.Value}, heute.");
        Leaks(identifier.Value.ToUpperInvariant());
        Leaks(identifier.Value.Normalize(System.Text.NormalizationForm.FormD));
        Leaks(System.Net.WebUtility.HtmlEncode(identifier.Value));
        Leaks(Uri.EscapeDataString(identifier.Value));
        Leaks(JsonSerializer.Serialize(identifier.Value));
        Leaks(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(identifier.Value))));
    });

    [Fact]
    public void A_phone_number_is_found_with_other_gaps() => Leaks("ruf an: 0 30/2 31 25-042");

    [Fact]
    public void A_clean_output_passes() =>
        PlantedIdentifiers.AssertNoneIn("p-7k2m9q0xbt schrieb am 12.10.2016: [handle] Danke, Tel. [phone]!", "a clean output");

    private static void Leaks(string output) => Assert.Throws<FalseException>(() => PlantedIdentifiers.AssertNoneIn(output, "this test"));
}
