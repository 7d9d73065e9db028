using System.Globalization;

namespace SocialResearch.Notebooks.Tests.Running;

public sealed class MemoryTests
{
    [Fact]
    public async Task A_thousand_cells_stay_under_100_MB_of_managed_heap()
    {
        IEnumerable<string> cells = Enumerable.Range(1, 999).Select(i => $"var v{i} = {i} + v{i - 1};");
        Ran ran = (await Engine.RunAsync([.. cells.Prepend("long v0 = 0;"), "GC.GetTotalMemory(forceFullCollection: true)", "v999"])).Succeeds();
        Assert.Equal("499500", ran.Text(1002));
        Assert.InRange(long.Parse(ran.Text(1001), CultureInfo.InvariantCulture), 0, 100_000_000);
    }
}
