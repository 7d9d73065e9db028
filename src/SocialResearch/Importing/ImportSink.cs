using System.Buffers;
using System.Globalization;
using System.Text;
using SocialResearch.Conversations;
using SocialResearch.Text;

namespace SocialResearch.Importing;

/// <summary>Takes what a reader finds in one source.</summary>
/// <param name="pseudonym">Makes a pseudonym of an author's identifier.</param>
/// <param name="add">Takes a post with pseudonym, the number of its source and its row.</param>
/// <param name="source">The number of the source.</param>
/// <param name="name">Its name.</param>
/// <param name="earlier">The posts of the sources before it; null when there is one source only.</param>
/// <param name="found">Called for each row.</param>
internal sealed class ImportSink(Func<string, string?> pseudonym, Action<PostDraft, int, long> add, int source, string name, Overlap? earlier, Action? found = null) : IPostSink
{
    private const char ReplacementCharacter = '\uFFFD';
    private static readonly SearchValues<char> s_suspects = SearchValues.Create(['Ã', 'Â', 'â', ReplacementCharacter]);

    private readonly Dictionary<UInt128, long> _ids = [];
    private readonly List<Reject> _rejects = [];
    private readonly List<(string What, long Count)> _declared = [];
    private readonly List<string> _unused = [], _assumptions = [];
    private readonly long[] _precisions = new long[Enum.GetValues<TimePrecision>().Length];
    private long _posts, _duplicates, _overlapping, _anonymous, _untimed, _damaged;
    private DateTimeOffset _first = DateTimeOffset.MaxValue, _last = DateTimeOffset.MinValue;

    public void Add(PostDraft post, long row)
    {
        found?.Invoke();
        UInt128 id = Fingerprint.Of(post.Id);
        if (!_ids.TryAdd(id, row))
        {
            _duplicates++;
            Reject(row, string.Create(CultureInfo.InvariantCulture, $"its identifier was there before, in row {_ids[id]}"));
            return;
        }
        if (earlier?.Reason(post, name, row) is { } reason)
        {
            _duplicates++;
            _overlapping++;
            Reject(row, reason);
            return;
        }
        _posts++;
        if (post.Time is { } time) Take(time);
        else _untimed++;
        string text = Normal(post.Text);
        if (LooksDamaged(text)) _damaged++;
        string? author = post.Author is { } person && post.Role != AuthorRole.Anonymous && !string.IsNullOrWhiteSpace(person) && !Ids.IsNobody(person) ? pseudonym(Normal(person)) : null;
        if (author is null) _anonymous++;
        bool isNobody = author is null && (post.Role is AuthorRole.Unknown or AuthorRole.Person);
        add(post with { Text = text, Author = author, Role = isNobody ? AuthorRole.Anonymous : post.Role }, source, row);
    }

    public void Reject(long row, string reason) => _rejects.Add(new(row, reason));

    public void Declare(string what, long count) => _declared.Add((what, count));

    public void LeaveUnused(string name)
    {
        if (!_unused.Contains(name)) _unused.Add(name);
    }

    public void Assume(string sentence)
    {
        if (!_assumptions.Contains(sentence)) _assumptions.Add(sentence);
    }

    /// <summary>The report, once the reader is done.</summary>
    /// <exception cref="ImportException">There is no post.</exception>
    public ImportReport Report(string sha256, string format)
    {
        // A file that lies wholly within others is no mistake.
        if (_posts == 0 && _overlapping == 0)
        {
            throw _rejects.Count == 0
                ? new ImportException($"The file was read as {format} and holds no post.", name, "Export it again, or name its format: format: \"…\".")
                : new ImportException($"Not one of {_rejects.Count} rows can be used; the first fails because {_rejects[0].Reason}.", $"{name}, row {_rejects[0].Line}", "Mend the export, or name the format or the columns if the file was read as something else.");
        }
        bool isTimed = _untimed < _posts;
        var report = new ImportReport(
            new Provenance(name, sha256, _posts + _rejects.Count, _rejects), format, _duplicates, _anonymous, _untimed, _damaged,
            Enum.GetValues<TimePrecision>().Where(precision => _precisions[(int)precision] > 0).ToDictionary(precision => precision, precision => _precisions[(int)precision]),
            isTimed ? DateOnly.FromDateTime(_first.UtcDateTime) : null, isTimed ? DateOnly.FromDateTime(_last.UtcDateTime) : null,
            [.. _declared.Select(declared => new DeclaredCount(declared.What, declared.Count, _posts))], _unused, _assumptions);
        return report with { Caveats = ImportCaveats.Of(report) };
    }

    /// <summary>Whether a text shows UTF-8 that was read as Windows-1252, or characters that were lost.</summary>
    internal static bool LooksDamaged(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAny(s_suspects) is >= 0 and var at)
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

    private void Take(PostTime time)
    {
        _precisions[(int)time.Precision]++;
        if (time.Utc < _first) _first = time.Utc;
        if (time.Utc > _last) _last = time.Utc;
    }

    /// <summary>Composed characters and \n, so that equal texts are equal; halves of characters become U+FFFD.</summary>
    private static string Normal(string text)
    {
        if (Ascii.IsValid(text)) return text.Contains('\r', StringComparison.Ordinal) ? text.ReplaceLineEndings("\n") : text;
        return WellFormedText.Composed(text.ReplaceLineEndings("\n"));
    }
}
