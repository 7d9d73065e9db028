using System.Text.Json.Serialization;

namespace SocialResearch.Charts.Plotly;

/// <summary>
/// The writer of figures. The default encoder stays: it escapes &lt;, &gt; and &amp;, so that no text can end the script
/// around it.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters = [typeof(DrawnNumber)])]
[JsonSerializable(typeof(Figure))]
[JsonSerializable(typeof(Trace[]))]
internal sealed partial class PlotlyJson : JsonSerializerContext;
