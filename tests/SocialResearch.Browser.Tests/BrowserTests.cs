using SocialResearch.Browser.Tests.Browser;

namespace SocialResearch.Browser.Tests;

/// <summary>The tools of the other tests here. The first two need no browser, so that a run without one still tests something.</summary>
public class BrowserTests
{
    [Fact]
    public void A_missing_browser_is_told_with_what_to_install() => Assert.Equal(
        (null, "No Chromium found: none of chromium, chromium-browser, google-chrome, google-chrome-stable, microsoft-edge is on the PATH. Install one (on Debian: sudo apt-get install chromium) or name it in SOCIALRESEARCH_CHROMIUM."),
        Chromium.Find(null, "/nowhere"));

    [Fact]
    public void A_named_browser_that_does_not_exist_is_told_with_its_name() => Assert.Equal(
        (null, "SOCIALRESEARCH_CHROMIUM names /nowhere/chromium, which does not exist. Correct it, or clear it to search the PATH."),
        Chromium.Find("/nowhere/chromium", "/usr/bin"));

    [Fact]
    public async Task Planted_collisions_complaints_and_requests_are_found()
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory("sr-planted-").FullName, "page.html");
        await File.WriteAllTextAsync(file, """
            <!DOCTYPE html><title>Faults</title><img src="http://example.invalid/picture.png">
            <div class="sr-drawing" id="bad" style="width:200px"><svg width="200" height="50">
            <text x="10" y="20">first text</text><text x="30" y="22">second text</text><text x="150" y="45">leaves at the right</text></svg></div>
            <script>console.error('planted'); setTimeout(() => { throw new Error('thrown'); });</script>
            """);
        try
        {
            await using Chromium browser = await Chromium.StartAsync();
            Page page = await browser.NewPageAsync();
            await page.OpenAsync(file);
            IReadOnlyList<string> collisions = await TextCollisions.FindAsync(page);
            Assert.Contains("bad: “first text” lies on “second text”", collisions);
            Assert.Contains(collisions, found => found.StartsWith("bad: “leaves at the right” leaves the drawing", StringComparison.Ordinal));
            Assert.Equal(2, collisions.Count);
            Assert.Contains("planted", page.Complaints);
            Assert.Contains(page.Complaints, text => text.Contains("thrown", StringComparison.Ordinal));
            Assert.Equal(["http://example.invalid/picture.png"], page.NetworkRequests);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }
}
