using System.Text;

namespace SocialResearch.Charts;

/// <summary>The plotly.js script that draws the charts of a page: put it in once, anywhere.</summary>
/// <remarks>
/// The bytes come from npm at build (<c>Charts/Plotly/package-lock.json</c> fixes version and hash) and are embedded in
/// the assembly, so a page draws without a network.
/// </remarks>
public static class PlotlyBundle
{
    private static readonly Lazy<string> Wrapped = new(Wrap);

    /// <summary>The version of plotly.js inside, as npm knows it.</summary>
    public const string Version = "4.1.1";

    /// <summary>The JavaScript text, safe between <c>&lt;script&gt;</c> tags; about 1.5 MB.</summary>
    /// <remarks>Before or after the charts, once or twice: every chart is drawn once. plotly's licence comments are kept.</remarks>
    public static string Script => Wrapped.Value;

    /// <summary><see cref="Script"/> inside its tags.</summary>
    public static string ScriptElement => $"<script data-provides-script=\"plotly\">{Script}</script>";

    internal static byte[] EmbeddedBytes => ReadResource("plotly.js");

    private static string Wrap()
    {
        string plotly = Encoding.UTF8.GetString(EmbeddedBytes);
        string draw = Encoding.UTF8.GetString(ReadResource("draw.js"));
        // The licence comment stays the first thing a reader of the page source meets. The four names are undefined inside,
        // so that require.js or a bundler on the page cannot catch the script.
        return SafeInScript($$"""
            (function () {
            if (window.__srCharts && window.__srCharts.drawn) return;
            (function (define, exports, module, require) {
            {{plotly}}
            })();
            var Plotly = window.Plotly;
            {{draw}}
            })();
            """);
    }

    /// <summary>Breaks what an HTML parser would take for the end of the script or the start of a comment.</summary>
    private static string SafeInScript(string script) => script
        .Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase)
        .Replace("<!--", "<\\!--", StringComparison.Ordinal);

    private static byte[] ReadResource(string name)
    {
        using Stream stream = typeof(PlotlyBundle).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing from the assembly; build the project again.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
