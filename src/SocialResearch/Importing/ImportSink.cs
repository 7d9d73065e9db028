using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using SocialResearch.Conversations;
using SocialResearch.Metrics;
using SocialResearch.Privacy;
using SocialResearch.Results;

namespace SocialResearch.Importing;

/// <summary>Takes what a reader finds in one source. Nothing gets past it that leads to a person, also not in remarks about the source.</summary>
/// <param name="people">What becomes of people.</param>
/// <param name="space">Within what the author's id of a post is unique.</param>
/// <param name="add">Takes the post, the number of its source and its row.</param>
/// <param name="source">The number.</param>
/// <param name="name">Its name.</param>
/// <param name="earlier">The posts of the sources before it; null when there is one source only.</param>
/// <param name="found">Called for each row.</param>
internal sealed class ImportSink(
    ImportedPeople people, Func<PostDraft, string> space, Action<PostDraft, int, long> add, int source, string name, Overlap? earlier, Action? found = null) : IPostSink
{
    private const char ReplacementCharacter = '\uFFFD';
    private const string Suspects = "ÃÂâ\uFFFD";

    private readonly Dictionary<UInt128, long> _ids = [];
    private readonly List<Reject> _rejects = [];
    // As the source names them, until all have a name; by the numbers there, who is nobody in particular and who the brand.
    private readonly CodeColumn _people = new();
    private readonly HashSet<int> _nobodies = [], _brands = [];
    private int _known;
    private readonly List<(string What, long Count, long? Found)> _declared = [];
    private readonly List<(string What, long Count)> _described = [];
    private readonly List<string> _unused = [], _assumptions = [];
    private readonly List<MetricReading> _figures = [];
    private readonly List<Caveat> _doubts = [];
    // Of posts as bytes, whose format has one for all.
    private string? _space;
    private long _lastPostRow = -1, _lastRejectedRow = -1, _lastFigureRow = -1, _figureRows;
    private long _posts, _duplicates, _overlapping, _anonymous, _untimed, _damaged, _byBrand;
    private readonly PostedTimes _times = new();

    /// <summary>Takes posts whose readers have their bytes; they become drafts when it is null.</summary>
    public ConversationBuilder? Columns { get; init; }

    /// <summary>The fingerprint of the source where the reader took it.</summary>
    public string? Sha256 { get; private set; }

    public void Add(PostDraft post, long row)
    {
        found?.Invoke();
        if (Earlier(post.Id, row) is { } before)
        {
            SetAside(before, row);
            return;
        }
        if (earlier?.Reason(post, name, row) is { } reason)
        {
            _duplicates++;
            _overlapping++;
            Reject(row, reason);
            return;
        }
        Take(post.Time?.Utc.UtcTicks, post.Time?.Precision ?? default, row);
        string text = WrittenText.Clean(post.Text);
        if (LooksDamaged(text)) _damaged++;
        string? author = post.Author is { } person && post.Role != AuthorRole.Anonymous ? Known(person) : null;
        AuthorRole role = TakeRole(post.Role, author is null, author is not null && people.IsBrand(author));
        add(people.Replace(post, author, space(post)) with { Text = text, Role = role }, source, row);
    }

    public void Add(ref Utf8Post post, long row)
    {
        if (Columns is null || earlier is not null)
        {
            Add(post.ToDraft(), row);
            return;
        }
        found?.Invoke();
        if (Earlier(post.Id, row, out bool isNew) is { } before)
        {
            SetAside(before, row);
            return;
        }
        Take(post.Ticks, post.Precision, row);
        if (!Utf8Text.IsClean(post.Text))
        {
            string text = WrittenText.Clean(Encoding.UTF8.GetString(post.Text));
            if (LooksDamaged(text)) _damaged++;
            post.Text = Encoding.UTF8.GetBytes(text);
        }
        int person = post.Author.IsEmpty || post.Role == AuthorRole.Anonymous ? CodeColumn.None : Person(post);
        post.Role = TakeRole(post.Role, person < 0, _brands.Count > 0 && _brands.Contains(person));
        people.Replace(ref post);
        Columns.Add(in post, person < 0 ? CodeColumn.None : CodeColumn.Later(person), source, row, isNew);
    }

    /// <summary>The row of the same id; null when it is new.</summary>
    private long? Earlier(string id, long row)
    {
        UInt128 key = Fingerprint.Of(id);
        return _ids.TryAdd(key, row) ? null : _ids[key];
    }

    /// <summary>The same of an id as bytes: one that keeps its name is found under it, one that gets another is compared by what it was.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long? Earlier(in HashedText id, long row, out bool isNew)
    {
        isNew = false;
        return PostBorder.IsPlain(id) ? Columns!.RowOf(id, source, out isNew) : Earlier(Encoding.UTF8.GetString(id), row);
    }

    /// <summary>Sets a post aside whose id was there before.</summary>
    private void SetAside(long before, long row)
    {
        _duplicates++;
        Reject(row, string.Create(CultureInfo.InvariantCulture, $"its identifier was there before, in row {before}"));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Take(long? time, TimePrecision precision, long row)
    {
        _posts++;
        _lastPostRow = row;
        if (time is { } ticks) _times.Take(ticks, precision);
        else _untimed++;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private AuthorRole TakeRole(AuthorRole role, bool isNobody, bool isBrand)
    {
        if (isNobody) _anonymous++;
        if (isBrand) _byBrand++;
        return isNobody && (role is AuthorRole.Unknown or AuthorRole.Person) ? AuthorRole.Anonymous : isBrand ? AuthorRole.Brand : role;
    }

    /// <summary>The number of an author, who is looked at once, however often he writes; <see cref="CodeColumn.None"/> of nobody in particular.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Person(in Utf8Post post)
    {
        int person = _people.CodeOf(post.Author);
        if (person == _known) Meet(post);
        return _nobodies.Count > 0 && _nobodies.Contains(person) ? CodeColumn.None : person;
    }

    private void Meet(in Utf8Post post)
    {
        int person = _known++;
        _space ??= space(post.ToDraft());
        if (Ids.IsPlain(post.Author) && people.BrandAuthors.Count == 0) return;
        string? author = Known(Encoding.UTF8.GetString(post.Author));
        if (author is null) _nobodies.Add(person);
        else if (people.IsBrand(author)) _brands.Add(person);
    }

    /// <summary>Gives the people of posts that came as bytes their names, once the reader is done: many at once, because the processor waits for the memory in which it looks for each.</summary>
    public void NamePeople()
    {
        const int AtOnce = 32;
        if (_known == 0) return;
        int[] codes = new int[_known];
        byte[][] names = new byte[AtOnce][];
        var keys = new TextKey[AtOnce];
        for (int first = 0; first < _known; first += AtOnce)
        {
            int count = Math.Min(AtOnce, _known - first);
            for (int i = 0; i < count; i++) keys[i] = TextKey.Of(names[i] = NameOf(first + i));
            Columns!.Foresee(keys.AsSpan(0, count));
            for (int i = 0; i < count; i++) codes[first + i] = names[i] is [] ? CodeColumn.None : Columns.CodeOfAuthor(new(names[i], keys[i]));
        }
        Columns!.Name(codes);
    }

    private byte[] NameOf(int person)
    {
        ReadOnlySpan<byte> id = _people.Short(person, stackalloc byte[TextKey.MostBytes]);
        if (Ids.IsPlain(id) && people.NameOf(id, _space!) is { } name) return name;
        return Known(_people.Text(person)) is { } author ? Encoding.UTF8.GetBytes(people.NameOf(author, _space!)) : [];
    }

    /// <summary>The author in the form of every post; null when he is nobody in particular.</summary>
    private static string? Known(string author) =>
        !string.IsNullOrWhiteSpace(author) && !Ids.IsNobody(author) && WrittenText.Clean(author) is { Length: > 0 } name ? name : null;

    public void Foresee(in PostKeys keys) => Columns?.Foresee(keys, _people);

    public void Expect(int posts) => Columns?.Reserve(posts);

    public void Seal(string sha256) => Sha256 = sha256;

    public void Measure(IReadOnlyList<MetricReading> figures, long row)
    {
        // The figures of a post that was there before would count twice.
        if (figures.Count == 0 || row == _lastRejectedRow) return;
        if (row != _lastPostRow && row != _lastFigureRow) _figureRows++;
        _lastFigureRow = row;
        _figures.AddRange(people.Replace(figures).Select(figure => figure with { Row = row }));
    }

    public void Doubt(Caveat caveat)
    {
        caveat = caveat with { Sentence = TextScrubber.Scrub(caveat.Sentence) };
        if (!_doubts.Contains(caveat)) _doubts.Add(caveat);
    }

    public void Reject(long row, string reason)
    {
        _lastRejectedRow = row;
        _rejects.Add(new(row, TextScrubber.Scrub(reason)));
    }

    public void Declare(string what, long count, long? found = null) => _declared.Add((TextScrubber.Scrub(what), count, found));

    public void Describe(string what, long count) => _described.Add((what, count));

    public void LeaveUnused(string name)
    {
        name = TextScrubber.Scrub(name);
        if (!_unused.Contains(name)) _unused.Add(name);
    }

    public void Assume(string sentence)
    {
        sentence = TextScrubber.Scrub(sentence);
        if (!_assumptions.Contains(sentence)) _assumptions.Add(sentence);
    }

    /// <summary>All figures, once the reader is done.</summary>
    /// <param name="source">Where they come from.</param>
    public IEnumerable<MetricReading> Figures(Provenance source) => _figures.Select(figure => figure with { Source = source });

    /// <summary>The report, once the reader is done.</summary>
    /// <exception cref="ImportException">There is neither post nor figure.</exception>
    public ImportReport Report(string sha256, string format)
    {
        // A file that lies wholly within others is no mistake.
        if (_posts == 0 && _figures.Count == 0 && _overlapping == 0)
        {
            throw _rejects.Count == 0
                ? new ImportException($"The file was read as {format} and holds no post.", name, "Export it again, or name its format: format: \"…\".")
                : new ImportException($"Not one of {_rejects.Count} rows can be used; the first fails because {_rejects[0].Reason}.", $"{name}, row {_rejects[0].Line}", "Mend the export, or name the format or the columns if the file was read as something else.");
        }
        // Of days alone the period is theirs; beside posts the report speaks of when they were written.
        bool isOfDays = _posts == 0;
        var report = new ImportReport(
            new Provenance(name, sha256, _posts + _figureRows + _rejects.Count, _rejects) { Privacy = people.Recorded }, format, _duplicates, _anonymous, _untimed, _damaged,
            _times.Counts(), isOfDays ? DaysOfFigures().Min() : _times.First(), isOfDays ? DaysOfFigures().Max() : _times.Last(),
            [.. _declared.Select(declared => new DeclaredCount(declared.What, declared.Count, declared.Found ?? _posts))], _unused, _assumptions)
        {
            Figures = _figures.Count,
            RowsOfFigures = _figureRows,
            Contents = people.BrandAuthors.Count == 0 ? _described : [.. _described, ("posts by accounts named as the brand's", _byBrand)],
        };
        return report with { Caveats = [.. ImportCaveats.Of(report), .. _doubts] };
    }

    /// <summary>Whether a text shows UTF-8 that was read as Windows-1252, or characters that were lost.</summary>
    internal static bool LooksDamaged(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAny(Suspects) is >= 0 and var at)
        {
            char next = at + 1 < text.Length ? text[at + 1] : ' ';
            switch (text[at])
            {
                case ReplacementCharacter:
                // ä, ö, ü, ß and the capitals; "SÃO" is Portuguese.
                case 'Ã' when next is '\u00A0' or (>= '¡' and <= '¿') or '„' or '–' or 'œ' or 'Ÿ' or '€' or '‰' or '\u0084' or '\u0096' or '\u009C' or '\u009F':
                case 'Â' when next is '\u00A0' or (>= '¡' and <= '¿'):
                case 'â' when next is '€' or '\u0080':
                    return true;
                default:
                    text = text[(at + 1)..];
                    break;
            }
        }
        return false;
    }

    private IEnumerable<DateOnly?> DaysOfFigures() => _figures.SelectMany(figure => (DateOnly?[])[figure.Period.First, figure.Period.Last]);
}
