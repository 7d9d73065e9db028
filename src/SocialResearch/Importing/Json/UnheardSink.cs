using SocialResearch.Conversations;
using SocialResearch.Metrics;
using SocialResearch.Results;

namespace SocialResearch.Importing.Json;

/// <summary>Takes what the first of two passes finds; the second finds it again.</summary>
internal sealed class UnheardSink : IPostSink
{
    private UnheardSink() { }

    /// <summary>The only one: it keeps nothing.</summary>
    public static UnheardSink Instance { get; } = new();

    public void Add(PostDraft post, long row) { }

    public void Measure(IReadOnlyList<MetricReading> figures, long row) { }

    public void Doubt(Caveat caveat) { }

    public void Reject(long row, string reason) { }

    public void Declare(string what, long count, long? found = null) { }

    public void Describe(string what, long count) { }

    public void LeaveUnused(string name) { }

    public void Assume(string sentence) { }
}
