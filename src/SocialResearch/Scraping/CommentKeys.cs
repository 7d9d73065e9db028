using System.Text.RegularExpressions;

namespace SocialResearch.Scraping;

/// <summary>By what the comments of a page can be named: anchors, numbers of the system, numbers that are shown, writers and words.</summary>
internal sealed partial class CommentKeys
{
    private const int Ambiguous = -1;

    private readonly Dictionary<string, int> _anchors = new(StringComparer.Ordinal), _numbers = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<string> _ids;
    private readonly IReadOnlyList<ReadComment> _read;
    private readonly string[] _words;
    private readonly bool _isNewestFirst;
    private int? _firstShown;
    private int _step = 1;

    /// <summary>Begins with what each comment says of itself.</summary>
    public CommentKeys(IReadOnlyList<string> ids, IReadOnlyList<ReadComment> read)
    {
        (_ids, _read) = (ids, read);
        _words = [.. read.Select(comment => PageWords.Key(comment.Text))];
        for (int i = 0; i < ids.Count; i++)
        {
            AddAnchor(ids[i], i);
            if (Digits().Match(ids[i]) is { Success: true } digits) AddNumber(digits.Value, i);
        }
        int later = 0, earlier = 0;
        for (int i = 1; i < read.Count; i++)
        {
            if (read[i].Time is not { } now || read[i - 1].Time is not { } before) continue;
            if (now.Clock > before.Clock) later++;
            else if (now.Clock < before.Clock) earlier++;
        }
        _isNewestFirst = earlier > later;
    }

    /// <summary>Whether comments show the numbers by which people name them.</summary>
    public bool ShowsNumbers => _firstShown is not null;

    /// <summary>An id or name within a comment.</summary>
    public void AddAnchor(string anchor, int comment)
    {
        if (anchor.Any(char.IsAsciiDigit)) Add(_anchors, anchor, comment);
    }

    /// <summary>A number by which the system knows it.</summary>
    public void AddNumber(string number, int comment) => Add(_numbers, number, comment);

    /// <summary>Numbers that stand alone in each comment: those that count through are shown to be named by.</summary>
    public void AddShown(IReadOnlyList<HashSet<int>> shown)
    {
        if (shown.Count < 2) return;
        (int First, int Step)[] fitting = [.. shown[0].SelectMany(first => new[] { (First: first, Step: 1), (First: first, Step: -1) })
            .Where(count => Enumerable.Range(0, shown.Count).All(i => shown[i].Contains(count.First + i * count.Step)))];
        if (fitting is [var only]) (_firstShown, _step) = only;
    }

    /// <summary>The comment with that anchor; null when there is none or more than one.</summary>
    public int? ByAnchor(string anchor) => _anchors.TryGetValue(anchor, out int comment) && comment != Ambiguous ? comment : null;

    /// <summary>The comment that the system knows by that number; null when there is none or more than one.</summary>
    public int? ByNumber(string number) => _numbers.TryGetValue(number, out int comment) && comment != Ambiguous ? comment : null;

    /// <summary>The comment that shows that number; null when there is none.</summary>
    public int? ByShown(int number) => _firstShown is { } first && (number - first) * _step is var at && at >= 0 && at < _ids.Count ? at : null;

    /// <summary>What the comment of an anchor that is on another page of the thread is called there; null when anchors of this make name no comments here.</summary>
    public string? Elsewhere(string anchor)
    {
        if (Digits().Match(anchor) is not { Success: true } digits) return null;
        string make = Make(anchor, digits.Value);
        foreach ((string known, int comment) in _anchors)
        {
            if (comment == Ambiguous || Digits().Match(known) is not { Success: true } its || Make(known, its.Value) != make || !_ids[comment].Contains(its.Value, StringComparison.Ordinal)) continue;
            return _ids[comment].Replace(its.Value, digits.Value, StringComparison.Ordinal);
        }
        return null;
    }

    /// <summary>What the comment with a number that is not on this page is called on its own, where all comments are called alike but for their numbers.</summary>
    public string? ElsewhereByNumber(string number)
    {
        if (_numbers.ContainsKey(number)) return null;
        string?[] makes = [.. _ids.Select(id => Digits().Match(id) is { Success: true } digits && digits.Length < id.Length ? Make(id, digits.Value) : null).Distinct().Take(2)];
        return makes is [{ } make] ? make.Replace("#", number, StringComparison.Ordinal) : null;
    }

    /// <summary>The only earlier comment of a writer; with words the only one of theirs that holds these, or the only one at all.</summary>
    /// <param name="name">The writer.</param>
    /// <param name="words">Quoted words; empty when nothing is quoted.</param>
    /// <param name="by">The comment that names the writer.</param>
    public int? ByWriter(string name, string words, int by)
    {
        if (IsBy(by, name)) return null;
        int[] theirs = [.. Enumerable.Range(0, _read.Count).Where(i => i != by && IsEarlier(i, by) && IsBy(i, name))];
        string key = Quoted(words);
        if (key.Length >= 12 && theirs.Where(i => _words[i].Contains(key, StringComparison.Ordinal)).Take(2).ToArray() is [var holding]) return holding;
        return theirs is [var only] ? only : null;
    }

    /// <summary>The only earlier comment that holds the words; null when they are few, or stand in several or none.</summary>
    public int? ByWords(string words, int by) => Quoted(words) is { Length: >= 40 } key
        && Enumerable.Range(0, _read.Count).Where(i => i != by && IsEarlier(i, by) && _words[i].Contains(key, StringComparison.Ordinal)).Take(2).ToArray() is [var only] ? only : null;

    /// <summary>The writer whose name begins the text: the whole name, or a first name that only one of them has.</summary>
    public string? WriterIn(string text)
    {
        string[] writers = [.. _read.Select(comment => comment.Author).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];
        string? whole = writers.Where(writer => Begins(text, writer)).MaxBy(writer => writer.Length);
        return whole ?? (writers.Where(writer => writer.IndexOf(' ', StringComparison.Ordinal) is > 1 and var space && Begins(text, writer[..space])).Take(2).ToArray() is [var only] ? only : null);
    }

    private bool IsBy(int comment, string name) => string.Equals(_read[comment].Author, name, StringComparison.OrdinalIgnoreCase);

    private static bool Begins(string text, string name) =>
        text.StartsWith(name, StringComparison.OrdinalIgnoreCase) && (text.Length == name.Length || !char.IsLetterOrDigit(text[name.Length]) && text[name.Length] is not ('_' or '-'));

    /// <summary>Whether a comment was there before another: by their times, else by the order of the page.</summary>
    public bool IsEarlier(int comment, int than)
    {
        if (_read[comment].Time is { } first && _read[than].Time is { } second && first.Clock != second.Clock && first.Offset == second.Offset) return first.Clock < second.Clock;
        return _isNewestFirst ? comment > than : comment < than;
    }

    // Quotations are cut in the middle.
    private static string Quoted(string words) => PageWords.Key(words.Split("...")[0].Split('…')[0]) is var key && key.Length > 120 ? key[..120] : key;

    private static string Make(string anchor, string digits) => anchor.Replace(digits, "#", StringComparison.Ordinal);

    private static void Add(Dictionary<string, int> keys, string key, int comment) =>
        keys[key] = keys.TryGetValue(key, out int other) && other != comment ? Ambiguous : comment;

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
