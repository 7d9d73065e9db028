using SocialResearch.Conversations;
using SocialResearch.Importing;
using SocialResearch.Metrics;
using SocialResearch.Results;

namespace SocialResearch.Tests.Importing;

/// <summary>Keeps all that a reader hands over.</summary>
internal sealed class RecordedSink : IPostSink
{
    public List<(PostDraft Post, long Row)> Rows { get; } = [];

    public List<Reject> Rejects { get; } = [];

    public Dictionary<string, long> Declared { get; } = [];

    public Dictionary<string, long?> Found { get; } = [];

    public HashSet<string> Unused { get; } = [];

    public List<string> Assumptions { get; } = [];

    public IReadOnlyList<PostDraft> Posts => [.. Rows.Select(row => row.Post)];

    public PostDraft this[string id] => Rows.Single(row => row.Post.Id == id).Post;

    public void Add(PostDraft post, long row) => Rows.Add((post, row));

    public List<MetricReading> Figures { get; } = [];

    public List<Caveat> Doubts { get; } = [];

    public void Measure(IReadOnlyList<MetricReading> figures, long row) => Figures.AddRange(figures.Select(figure => figure with { Row = row }));

    public void Doubt(Caveat caveat) => Doubts.Add(caveat);

    public void Reject(long row, string reason) => Rejects.Add(new(row, reason));

    public void Declare(string what, long count, long? found = null)
    {
        Declared[what] = count;
        Found[what] = found;
    }

    public Dictionary<string, long> Described { get; } = [];

    public void Describe(string what, long count) => Described[what] = count;

    public void LeaveUnused(string name) => Unused.Add(name);

    public void Assume(string sentence) => Assumptions.Add(sentence);
}
