using System.Diagnostics;
using System.Text.Json.Nodes;
using SocialResearch.Charts;

namespace SocialResearch.Tests.Charts;

/// <summary>plotly's own description of what it accepts, asked of the very script that we embed, and a check against it.</summary>
internal static class PlotlySchema
{
    private static readonly Lazy<JsonNode?> Loaded = new(Load);

    /// <summary>The schema; skips the test where there is no Node, which only builds need.</summary>
    public static JsonNode Get()
    {
        Assert.SkipWhen(Loaded.Value is null, "Node.js was not found, so plotly cannot be asked for its schema.");
        return Loaded.Value!;
    }

    /// <summary>Everything in a figure that plotly would not take, by path.</summary>
    public static IReadOnlyList<string> Faults(JsonNode figure)
    {
        JsonNode schema = Get();
        var faults = new List<string>();
        foreach ((int i, JsonNode? trace) in figure["data"]!.AsArray().Index())
        {
            string type = trace!["type"]!.GetValue<string>();
            if (schema["traces"]![type] is { } known) Check(trace, known["attributes"]!, $"data[{i}]", faults, ["type"]);
            else faults.Add($"data[{i}]: no trace is called {type}");
        }
        // A trace may add to the layout, as bars do with their mode.
        JsonObject layout = schema["layout"]!["layoutAttributes"]!.DeepClone().AsObject();
        foreach (JsonNode? trace in figure["data"]!.AsArray())
            foreach ((string name, JsonNode? attribute) in schema["traces"]![trace!["type"]!.GetValue<string>()]?["layoutAttributes"]?.AsObject() ?? [])
                layout[name] = attribute!.DeepClone();
        Check(figure["layout"]!, layout, "layout", faults, []);
        Check(figure["config"]!, schema["config"]!, "config", faults, []);
        return faults;
    }

    private static void Check(JsonNode node, JsonNode attributes, string path, List<string> faults, string[] except)
    {
        foreach ((string name, JsonNode? value) in node.AsObject().Where(pair => !except.Contains(pair.Key)))
        {
            string at = $"{path}.{name}";
            if (attributes[name] is not { } attribute) faults.Add($"{at} does not exist");
            else if (attribute["valType"] is { } type) CheckValue(value, attribute, type.GetValue<string>(), at, faults);
            else if (attribute["items"]?.AsObject().First().Value is { } item)
                foreach ((int i, JsonNode? entry) in value!.AsArray().Index()) Check(entry!, item, $"{at}[{i}]", faults, []);
            else if (value is JsonObject) Check(value, attribute, at, faults, []);
            else faults.Add($"{at} should hold attributes");
        }
    }

    private static void CheckValue(JsonNode? value, JsonNode attribute, string type, string at, List<string> faults)
    {
        if (value is JsonArray several && attribute["arrayOk"]?.GetValue<bool>() == true)
        {
            foreach (JsonNode? one in several) CheckValue(one, attribute, type, at, faults);
            return;
        }
        bool fits = type switch
        {
            "data_array" => value is JsonArray,
            "boolean" => value is JsonValue && (value.ToString() is "true" or "false"),
            "number" or "integer" => IsNumber(value, out double number) && Within(number, attribute) && (type == "number" || number == Math.Floor(number)) || IsListed(value, attribute["extras"]),
            "angle" => IsNumber(value, out double angle) && angle is >= -180 and <= 180 || value?.ToString() == "auto",
            "string" => value?.GetValueKind() == System.Text.Json.JsonValueKind.String,
            "color" => value?.ToString() is { } color && (System.Text.RegularExpressions.Regex.IsMatch(color, @"^(#[0-9A-Fa-f]{6}|rgba\(\d+,\d+,\d+,[\d.]+\))$")),
            "enumerated" => IsListed(value, attribute["values"]),
            "flaglist" => value!.ToString().Split('+').All(flag => IsListed(flag, attribute["flags"])) || IsListed(value, attribute["extras"]),
            "colorscale" => value is JsonArray stops && stops.All(stop => stop is JsonArray { Count: 2 } pair && IsNumber(pair[0], out double share) && share is >= 0 and <= 1),
            "info_array" => value is JsonArray entries && entries.Count <= (attribute["items"] as JsonArray)?.Count,
            "subplotid" or "any" or "colorlist" => true,
            _ => false,
        };
        if (!fits) faults.Add($"{at} is {value?.ToJsonString() ?? "null"}, not a {type}");
    }

    private static bool IsNumber(JsonNode? value, out double number)
    {
        number = 0;
        return value?.GetValueKind() == System.Text.Json.JsonValueKind.Number && value.AsValue().TryGetValue(out number);
    }

    private static bool Within(double number, JsonNode attribute) =>
        !(number < attribute["min"]?.GetValue<double>()) && !(number > attribute["max"]?.GetValue<double>());

    /// <summary>Among the values, of which those between slashes are patterns.</summary>
    private static bool IsListed(JsonNode? value, JsonNode? list) => list is JsonArray values && values.Any(listed =>
        listed?.ToJsonString() == value?.ToJsonString()
        || listed?.ToString() is ['/', .. string pattern, '/'] && System.Text.RegularExpressions.Regex.IsMatch(value?.ToString() ?? "", pattern));

    private static JsonNode? Load()
    {
        // plotly looks around in a browser while it loads. An object that answers everything with itself satisfies it.
        const string script = """
            const any = () => new Proxy(function () {}, {
              get: (_, key) => key === Symbol.toPrimitive ? () => '' : key === 'length' ? 0 : key === Symbol.iterator ? function* () {} : any(),
              apply: () => any(), construct: () => any(), set: () => true });
            const page = { console, setTimeout, clearTimeout, URL, performance, TextDecoder, TextEncoder, document: any(), navigator: { userAgent: 'node' },
              DOMParser: any(), Blob: any(), Image: any(), XMLSerializer: any(), matchMedia: any(), getComputedStyle: any(), addEventListener() {} };
            page.window = page.self = page;
            require('vm').runInContext(require('fs').readFileSync(process.argv[2], 'utf8'), require('vm').createContext(page));
            process.stdout.write(JSON.stringify(page.Plotly.PlotSchema.get()));
            """;
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, PlotlyBundle.EmbeddedBytes);
            var start = new ProcessStartInfo("node") { RedirectStandardInput = true, RedirectStandardOutput = true, ArgumentList = { "-", file } };
            using Process node = Process.Start(start)!;
            node.StandardInput.Write(script);
            node.StandardInput.Close();
            string schema = node.StandardOutput.ReadToEnd();
            node.WaitForExit();
            return JsonNode.Parse(schema);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
