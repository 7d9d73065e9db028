using System.Text.Json;

namespace SocialResearch.Charts.Plotly;

/// <summary>A drawing as plotly.js 4 takes it: what to draw, how to lay it out, how to behave.</summary>
/// <param name="Data">The traces, drawn in this order.</param>
/// <param name="Layout">Title, axes, margins, labels.</param>
/// <param name="Config">Behaviour; the defaults send nothing anywhere.</param>
/// <remarks>
/// The records name the part of plotly.js that our charts use, spelled as plotly spells it but in C# casing. Texts given
/// here reach plotly as they are: its strings are a small HTML dialect, so text written by people goes through
/// <see cref="PlotlyText.Escape"/> first. <see cref="Chart"/> does all that.
/// </remarks>
public sealed record Figure(IReadOnlyList<Trace> Data, Layout Layout, Config Config)
{
    /// <summary>The figure as JSON, safe inside a <c>&lt;script&gt;</c>: the encoder escapes angle brackets and ampersands.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, PlotlyJson.Default.Figure);
}

/// <summary>How a figure behaves in the page. The defaults keep data in the page.</summary>
public sealed record Config
{
    /// <summary>Follow the width of the window.</summary>
    public bool Responsive { get; init; } = true;

    /// <summary>plotly's logo with a link to its makers.</summary>
    public bool Displaylogo { get; init; }

    /// <summary>The tool bar; off, because it lies over the title and offers a picture without its source line.</summary>
    public bool DisplayModeBar { get; init; }

    /// <summary>plotly 4 shows an upload button by default. A client's numbers stay with the client.</summary>
    public bool ShowSendToCloud { get; init; }

    /// <summary>Where an upload would go: nowhere.</summary>
    public string PlotlyServerURL { get; init; } = "";

    /// <summary>Buttons that must not come back when somebody switches the tool bar on.</summary>
    public IReadOnlyList<string> ModeBarButtonsToRemove { get; init; } = ["sendDataToCloud"];

    /// <summary>Reads <c>$…$</c> as LaTeX; off, because posts speak of $TSLA and $AAPL.</summary>
    public bool TypesetMath { get; init; }
}
