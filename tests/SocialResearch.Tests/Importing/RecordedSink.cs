using SocialResearch.Conversations;
using SocialResearch.Importing;

namespace SocialResearch.Tests.Importing;

/// <summary>Keeps everything a reader hands over, so that a test can look at it.</summary>
internal sealed class RecordedSink : IPostSink
{
    public List<(PostDraft Post, long Row)> Added { get; } = [];
    public List<(long Row, string Reason)> Rejects { get; } = [];
    public List<(string What, long Count)> Declared { get; } = [];
    public List<string> Unused { get; } = [];
    public List<string> Assumptions { get; } = [];

    public IEnumerable<PostDraft> Posts => Added.Select(added => added.Post);

    public PostDraft this[string id] => Assert.Single(Posts, post => post.Id == id);

    /// <summary>Everything a post carries except for the author, who is replaced by a pseudonym.</summary>
    public IEnumerable<string?> Fields => Posts.SelectMany(post => (string?[])[post.Id, post.Thread, post.Parent, post.Text, post.Url, post.Channel, post.Language]);

    public void Add(PostDraft post, long row) => Added.Add((post, row));
    public void Reject(long row, string reason) => Rejects.Add((row, reason));
    public void Declare(string what, long count) => Declared.Add((what, count));
    public void LeaveUnused(string name) => Unused.Add(name);
    public void Assume(string sentence) => Assumptions.Add(sentence);
}
