using SocialResearch.Notebooks.Running;

namespace SocialResearch.Notebooks.Tests.Language;

/// <summary>A worker in which some cells have run; the bar in a question says where the cursor is.</summary>
public sealed class Workbench : IAsyncLifetime
{
    private WorkerProcess _worker = null!;

    public async ValueTask InitializeAsync()
    {
        _worker = await WorkerProcess.StartAsync(Engine.Worker with { WorkingDirectory = Built.Repository });
        await RunAsync($"#r \"{Path.Combine(Built.Repository, "lib", "SocialResearch.dll")}\"\nusing SocialResearch.Participations;");
        await RunAsync("/// <summary>Doubles a number.</summary>\n/// <param name=\"number\">What to double.</param>\nint Twice(int number) => 2 * number;\nvar likesPerDay = new List<int> { 1, 2 }; DateTime? when = null;");
        await RunAsync("record Post(string Author, int Likes) { public string Tag { get; init; } = \"\"; }");
        await RunAsync("namespace Tools { /// <summary>Made in a cell.</summary>\npublic static class Extras { public static string Shout(this string text) => text.ToUpperInvariant(); } }");
        await RunAsync("using Tools;");
    }

    public ValueTask DisposeAsync()
    {
        _worker.Dispose();
        return ValueTask.CompletedTask;
    }

    internal async Task RunAsync(string code)
    {
        CellResult result = await _worker.ExecuteAsync(new ExecuteMessage(code, "Cell"), _ => { }, TimeSpan.FromMinutes(5), CancellationToken.None);
        Assert.True(result.Error is null, string.Join("\n", result.Error?.Traceback ?? []));
    }

    internal async Task<CompletionsMessage> CompleteAsync(string code)
    {
        int bar = code.IndexOf('|', StringComparison.Ordinal);
        return Assert.IsType<CompletionsMessage>(await _worker.AskAsync(new CompleteMessage(code.Remove(bar, 1), bar), CancellationToken.None));
    }

    internal async Task<string[]> NamesAsync(string code) => [.. (await CompleteAsync(code)).Items.Select(item => item.Text)];

    internal async Task<string> ExplainAsync(string code)
    {
        int bar = code.IndexOf('|', StringComparison.Ordinal);
        return Assert.IsType<InspectionMessage>(await _worker.AskAsync(new InspectMessage(code.Remove(bar, 1), bar), CancellationToken.None)).Text ?? "";
    }
}
