using System.Text.Json.Nodes;
using SocialResearch.Notebooks.Running;

namespace SocialResearch.Notebooks.Jupyter;

/// <summary>Questions of an editor about code, passed to the worker, which holds the compiler; places are counted as each side does.</summary>
internal static class CodeQuestions
{
    public static async Task<JsonObject> CompleteAsync(KernelSession session, JupyterMessage request)
    {
        (string code, int place) = Where(request);
        CompletionsMessage answer = await session.AskAsync<CompletionsMessage>(new CompleteMessage(code, place)).ConfigureAwait(false)
            ?? new CompletionsMessage(place, place, []);
        int start = CodePoints.FromUtf16(code, answer.Start), end = CodePoints.FromUtf16(code, answer.End);
        return new()
        {
            ["status"] = "ok",
            ["matches"] = new JsonArray([.. answer.Items.Select(item => (JsonNode)JsonValue.Create(item.Text))]),
            ["cursor_start"] = start,
            ["cursor_end"] = end,
            // JupyterLab shows kinds and signatures from here.
            ["metadata"] = new JsonObject
            {
                ["_jupyter_types_experimental"] = new JsonArray([.. answer.Items.Select(item => (JsonNode)new JsonObject
                {
                    ["text"] = item.Text,
                    ["type"] = item.Kind,
                    ["signature"] = item.Signature,
                    ["start"] = start,
                    ["end"] = end,
                })]),
            },
        };
    }

    public static async Task<JsonObject> InspectAsync(KernelSession session, JupyterMessage request)
    {
        (string code, int place) = Where(request);
        JsonObject data = await ExplainAsync(session, code, place).ConfigureAwait(false);
        return new() { ["status"] = "ok", ["found"] = data.Count > 0, ["data"] = data, ["metadata"] = new JsonObject() };
    }

    /// <summary>An explanation for the pager of the front end.</summary>
    public static async Task<JsonArray> PageAsync(KernelSession session, string name)
    {
        JsonObject data = await ExplainAsync(session, name, name.Length).ConfigureAwait(false);
        if (data.Count == 0) data["text/plain"] = $"Nothing is known of '{name}'.";
        return [new JsonObject { ["source"] = "page", ["data"] = data, ["start"] = 0 }];
    }

    private static async Task<JsonObject> ExplainAsync(KernelSession session, string code, int place)
    {
        InspectionMessage? answer = await session.AskAsync<InspectionMessage>(new InspectMessage(code, place)).ConfigureAwait(false);
        var data = new JsonObject();
        if (answer?.Text is { } text) data["text/plain"] = text;
        if (answer?.Markdown is { } markdown) data["text/markdown"] = markdown;
        return data;
    }

    public static async Task<JsonObject> CheckAsync(KernelSession session, JupyterMessage request)
    {
        CheckedMessage answer = await session.AskAsync<CheckedMessage>(new CheckMessage(request.Text("code"))).ConfigureAwait(false)
            ?? new CheckedMessage("unknown", "");
        var content = new JsonObject { ["status"] = answer.Status };
        if (answer.Status == "incomplete") content["indent"] = answer.Indent;
        return content;
    }

    private static (string Code, int Place) Where(JupyterMessage request)
    {
        string code = request.Text("code");
        return (code, CodePoints.ToUtf16(code, request.Number("cursor_pos", int.MaxValue)));
    }
}
