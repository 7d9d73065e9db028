using BenchmarkDotNet.Attributes;
using SocialResearch.Benchmarks.Competitors;
using SocialResearch.Benchmarks.Posts;
using SocialResearch.Conversations;
using SocialResearch.Importing;
using SocialResearch.Participations;
using SocialResearch.Privacy;
using SocialResearch.Statistics;
using SocialResearch.Text;
using SocialResearch.Text.Matching;

namespace SocialResearch.Benchmarks.Micro;

/// <summary>Ten thousand texts: folding them, looking for names in each, looking for them only where they may stand.</summary>
public class BrandsMicro
{
    private readonly string[] _texts = [.. new GeneratedPosts(10_000).All().Select(post => post.Text)];
    private BrandMatcher _matcher = null!;

    /// <summary>How many names are looked for.</summary>
    [Params(30, 3_000)]
    public int Names { get; set; }

    /// <summary>Makes the matcher.</summary>
    [GlobalSetup]
    public void Prepare() => _matcher = new([.. ManyNames.All.Take(Names).Select(Brand.Named)]);

    /// <summary>Folding alone.</summary>
    [Benchmark]
    public int Fold()
    {
        int letters = 0;
        foreach (string text in _texts)
        {
            using FoldedText folded = FoldedText.Of(text);
            letters += folded.Count;
        }
        return letters;
    }

    /// <summary>The search of whole texts.</summary>
    [Benchmark]
    public int Search() => _texts.Sum(text => _matcher.Search(text).Length);

    /// <summary>What users get.</summary>
    [Benchmark]
    public int Choose() => _texts.Sum(text => _matcher.Choose(text).Length);
}

/// <summary>The histogram of contributions of a hundred thousand posts, five years of days.</summary>
public class StatisticsMicro
{
    private readonly ContributionCounts _counts = ContributionCounts.Of(new GeneratedPosts(100_000).All().CountBy(post => post.Author).Select(author => (long)author.Value));
    private readonly long[] _days = [.. new GeneratedPosts(100_000).All().CountBy(post => post.Utc.Date).Select(day => (long)day.Value)];
    private Multinomial _people = null!;
    private long[][] _drawn = [];

    /// <summary>Takes the histogram.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _people = new([.. _counts.Frequencies.Select(frequency => frequency.People)]);
        _drawn = [.. Enumerable.Range(0, SeededRandom.AtOnce).Select(_ => new long[_counts.Frequencies.Count])];
    }

    /// <summary>Four resamples of all people.</summary>
    [Benchmark]
    public long Multinomials()
    {
        _people.Draw(_people.Total, _drawn, [.. _drawn.Select((_, number) => SeededRandom.Stream(1, (ulong)number))]);
        return _drawn[0][0];
    }

    /// <summary>Everything about participation, 1,000 resamples.</summary>
    [Benchmark]
    public Participation Participations() => Participation.Measure(_counts);

    /// <summary>The tail with all models, 100 resamples.</summary>
    [Benchmark]
    public ContributionTail Tails() => ContributionTail.Measure(_counts, options: new() { Replicates = 100 });

    /// <summary>Kleinberg's automaton over the days.</summary>
    [Benchmark]
    public int Kleinberg() => BurstAutomaton.OfCounts(_days).Count;
}

/// <summary>A table of ten thousand posts.</summary>
public class TableMicro
{
    private string _table = "", _file = "";

    /// <summary>Writes the table.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _file = PostFile.Csv(10_000);
        _table = File.ReadAllText(_file);
    }

    /// <summary>Splitting rows of text into fields.</summary>
    [Benchmark]
    public long Rows()
    {
        long fields = 0;
        for (var rows = new DelimitedText(new StringReader(_table), ',', "posts.csv"); rows.Read();) fields += rows.Count;
        return fields;
    }

    /// <summary>The whole import.</summary>
    [Benchmark]
    public int Import() => Conversation.Import([_file], new() { Pseudonyms = Pseudonyms.WithKey("Only for measuring: no key of a project."u8) }).Conversation.Count;
}

/// <summary>A hundred thousand posts that answer each other.</summary>
public class RepliesMicro
{
    private readonly Conversation _posts = Conversation.Of(new GeneratedPosts(100_000).All().Select(post => new PostDraft
    {
        Id = $"{post.Id}",
        Parent = post.Parent is { } parent ? $"{parent}" : null,
        Author = $"user{post.Author}",
        Time = new PostTime(new DateTimeOffset(post.Utc), TimePrecision.Second),
    }));

    /// <summary>Who answers whom.</summary>
    [Benchmark]
    public int Links() => new ReplyLinks(_posts).Order.Length;

    /// <summary>Trees with shapes and lags.</summary>
    [Benchmark]
    public ReplyTree Trees() => ReplyTree.Of(_posts);
}
