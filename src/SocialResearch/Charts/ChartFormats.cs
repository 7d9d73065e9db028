using SocialResearch.Results;

namespace SocialResearch.Charts;

/// <summary>How a notebook shows a chart.</summary>
internal sealed class ChartFormats : TypeFormatterSource
{
    public override IEnumerable<object> CreateTypeFormatters() =>
    [
        new TypeFormatter<Chart>("text/html", (chart, writer) => writer.Write(PageScript.BeforeFirstChart() + chart.ToHtml())),
        new TypeFormatter<Chart>("text/plain", (chart, writer) => writer.Write(chart)),
    ];
}

internal sealed class ChartGridFormats : TypeFormatterSource
{
    public override IEnumerable<object> CreateTypeFormatters() =>
    [
        new TypeFormatter<ChartGrid>("text/html", (grid, writer) => writer.Write(PageScript.BeforeFirstChart() + grid.ToHtml())),
        new TypeFormatter<ChartGrid>("text/plain", (grid, writer) => writer.Write(grid)),
    ];
}

/// <summary>Brings the drawing script into notebooks whose engine does not.</summary>
internal static class PageScript
{
    /// <summary>The switch by which an engine says that it puts page scripts into the pages it writes.</summary>
    public const string SuppliedByHost = "Notebook.SuppliesPageScripts";

    private static int _given;

    /// <summary>The script before the first chart of a process, nothing before the others.</summary>
    public static string BeforeFirstChart()
    {
        bool supplied = AppContext.TryGetSwitch(SuppliedByHost, out bool on) && on;
        return !supplied && Interlocked.Exchange(ref _given, 1) == 0 ? PlotlyBundle.ScriptElement : "";
    }

    /// <summary>For tests: the next chart counts as the first.</summary>
    internal static void Forget() => _given = 0;
}
