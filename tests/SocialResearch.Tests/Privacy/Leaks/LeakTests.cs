using System.Text;
using System.Text.RegularExpressions;
using SocialResearch.Conversations;
using SocialResearch.Importing;
using SocialResearch.Privacy;
using SocialResearch.Storing;
using SocialResearch.Tests.Importing;

namespace SocialResearch.Tests.Privacy.Leaks;

/// <summary>Plants forty identifiers into every fixture of every format, wherever text can stand, and looks for them in all that comes out.</summary>
/// <remarks>
/// Names and bare ids are planted where authors stand, because a program cannot know them anywhere else (docs/privacy.md says so).
/// Everything else is planted everywhere: in texts, ids, addresses, headers, times, in rows that are set aside and files that are refused.
/// </remarks>
public sealed partial class LeakTests : IDisposable
{
    private const string Maildir = "Maildir";

    private static readonly string[] s_recognisable = [.. PlantedIdentifiers.All.Where(planted => planted.IsRecognisable).Select(planted => planted.Value)];
    private static readonly string[] s_all = [.. PlantedIdentifiers.All.Select(planted => planted.Value)];
    // One of each form; in the place of a value a form is read or not, whoever it names.
    private static readonly string[] s_ofEachForm = ["@zoe.quendt.87", "u/Quendt_der_Zweite", "Q_TIER87@EXAMPLE.NET", "203.0.113.77", "2001:db8:85a3::8a2e:370:7334", "030 23125 042", "https://plausch.example/@oltmannsen/1122", "instagram.com/marle.hueck/"];
    private static readonly string s_together = string.Join(" und ", s_recognisable);

    // In memory where there is such a folder: thousands of small files and stores take a disk longer than writing them takes us.
    private readonly DirectoryInfo _folder = Directory.CreateDirectory(Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"leaks-{Guid.NewGuid():N}"));

    public void Dispose() => _folder.Delete(recursive: true);

    public static TheoryData<string, string> Fixtures => [.. PostFormats.All.Select(reader => reader.Format).Append("csv").Append("figures").SelectMany(format => FilesOf(format).Select(file => new TheoryDataRow<string, string>(format, file)))];

    /// <summary>A Stack Exchange dump is a folder of files, mails are both and a Maildir; a format without fixtures shows as one that cannot be planted.</summary>
    private static IEnumerable<string> FilesOf(string format)
    {
        if (format == "stack-exchange" || !Directory.Exists(Reading.Fixture(format))) return [""];
        IEnumerable<string> files = Directory.EnumerateFiles(Reading.Fixture(format)).Order(StringComparer.Ordinal).Select(file => Path.GetFileName(file)!);
        return format == "eml" ? [.. files, "", Maildir] : files;
    }

    [Theory, MemberData(nameof(Fixtures))]
    public void No_planted_identifier_survives_to_any_output(string format, string file)
    {
        Assert.True(file == Maildir || Path.Exists(Reading.Fixture(format, file)), $"The format {format} has no fixture to plant into. Put one into Fixtures/{format}.");
        var fixture = new Fixture(Reading.Fixture(format, file), _folder.FullName, new() { Format = format, Pseudonyms = Pseudonyms.WithKey(new byte[32]) });
        (int Posts, int Figures) whole = Size(fixture.Import((_, value) => value));
        Assert.NotEqual((0, 0), whole);

        // Behind what stands there, and instead of it, which is often refused.
        var open = new HashSet<string>();
        PlantBehind(fixture, fixture.Places, open, whole);
        PlantInstead(fixture, whole);

        ImportedConversation planted = fixture.Import(Behind(open))!;
        Assert.True(WasPlanted(planted), "Nothing was planted into a text: the test would prove nothing.");
        fixture.CheckStore(planted);
        foreach (int part in new[] { 3, 7, 9 }) fixture.Import(Behind(open), text => text[..(text.Length * part / 10)]);
    }

    /// <summary>Plants into as many places at once as are still read then, by halves down to the single place; those that were read are open.</summary>
    private static void PlantBehind(Fixture fixture, IReadOnlyList<string> places, HashSet<string> open, (int Posts, int Figures) whole)
    {
        ImportedConversation? behind = fixture.Import(Behind([.. open, .. places]));
        // Headers one by one: of all of them nothing that is known would be left.
        if (places is [var only] && only.StartsWith(Planting.HeaderOf, StringComparison.Ordinal))
        {
            if (behind is not null) fixture.CheckStore(behind);
        }
        else if (!places.Any(place => place.StartsWith(Planting.HeaderOf, StringComparison.Ordinal)) && IsWhole(behind, whole))
        {
            open.UnionWith(places);
        }
        else if (places.Count > 1)
        {
            PlantBehind(fixture, [.. places.Take(places.Count / 2)], open, whole);
            PlantBehind(fixture, [.. places.Skip(places.Count / 2)], open, whole);
        }
    }

    /// <summary>Plants one identifier after the other in place of the values: into all places at once where that is read, alone where it is refused.</summary>
    private static void PlantInstead(Fixture fixture, (int Posts, int Figures) whole)
    {
        var next = fixture.Places.ToDictionary(place => place, _ => 0);
        var refused = new HashSet<string>();
        while (next.Keys.Where(place => next[place] < Instead(place).Length).ToArray() is { Length: > 0 } waiting)
        {
            Plant([.. waiting.Where(place => !refused.Contains(place))]);
            foreach (string place in waiting.Where(place => refused.Contains(place) && next[place] < Instead(place).Length)) Plant([place]);
        }

        void Plant(IReadOnlyList<string> places)
        {
            if (places.Count == 0) return;
            var at = places.ToDictionary(place => place, place => next[place]);
            ImportedConversation? import = fixture.Import((place, value) => at.ContainsKey(place) ? Fitting(Instead(place)[at[place]++ % Instead(place).Length], value) : value);
            if (places.Count > 1 && !IsWhole(import, whole))
            {
                Plant([.. places.Take(places.Count / 2)]);
                Plant([.. places.Skip(places.Count / 2)]);
                return;
            }
            if (!IsWhole(import, whole)) refused.UnionWith(places);
            foreach (string place in places) next[place] = Math.Max(next[place] + 1, at[place]);
        }
    }

    /// <summary>Digits in place of digits are another number, not somebody's: a count, a time or an id may be read from them.</summary>
    private static string Fitting(string identifier, string value) => identifier.All(char.IsAsciiDigit) && value.Trim().All(c => char.IsAsciiDigit(c) || c is '.' or ',') ? value
        // A text in several parts has its gaps in the parts.
        : $"{value[..^value.TrimStart().Length]}{identifier}{value[value.TrimEnd().Length..]}";

    private static string[] Instead(string place) => IsAuthor(place) ? s_all : s_ofEachForm;

    // A row of totals that is planted into is none, and gives figures more.
    private static bool IsWhole(ImportedConversation? import, (int Posts, int Figures) whole) => Size(import) is var (posts, figures) && posts == whole.Posts && figures >= whole.Figures;

    private static (int Posts, int Figures) Size(ImportedConversation? import) => (import?.Conversation.Count ?? 0, import?.Metrics.Readings.Count ?? 0);

    /// <summary>Whether a text has it, or what figures are about. Figures of days alone have no place for it but their headers.</summary>
    private static bool WasPlanted(ImportedConversation import) => import.Conversation.Count > 0
        ? import.Conversation.Any(post => post.TextAsWritten.Contains("wiebke.tjarksen@example.org", StringComparison.Ordinal))
        : import.Metrics.Dimensions.Count == 0 || import.Metrics.Readings.Any(figure => figure.Dimensions.Values.Any(value => value.Contains("[e-mail]", StringComparison.Ordinal)));

    /// <summary>Where it stands in for a person: there names and bare ids are planted too.</summary>
    internal static bool IsAuthor(string place)
    {
        if (place.StartsWith(Planting.HeaderOf, StringComparison.Ordinal)) return false;
        string[] parts = place.Split('.', '@');
        string last = parts[^1];
        return Person().IsMatch(last) || (last is "name" or "id" or "title" && parts.Length > 1 && Person().IsMatch(parts[^2]));
    }

    private static Planting.Writer Behind(HashSet<string> planted) => (place, value) => planted.Contains(place) ? $"{value} {s_together} " : value;

    [GeneratedRegex("author|user|actor|owner|creator|attributed|nick|acct|screen_name|unique_?id|^uid$|^by$|^did$|^from$|^from_id$|^reply-to$|autor|forwarded_from|members|contact|posted by|gepostet von|created by|first_name|phone|e?mail$|replied_(to_user|author)|isReplyToName", RegexOptions.IgnoreCase)]
    private static partial Regex Person();

    /// <summary>One fixture and what becomes of it.</summary>
    private sealed class Fixture
    {
        private readonly HashSet<string> _clean = new(StringComparer.Ordinal);
        private readonly Dictionary<string, string> _exports, _copies;
        private readonly string _path;
        private readonly ImportOptions _options;

        public Fixture(string path, string folder, ImportOptions options)
        {
            bool isMaildir = Path.GetFileName(path) == Maildir, isFolder = isMaildir || Directory.Exists(path);
            string[] files = isMaildir ? Directory.GetFiles(Path.GetDirectoryName(path)!) : isFolder ? Directory.GetFiles(path) : [path];
            _exports = files.ToDictionary(file => file, file => TextOf(File.ReadAllBytes(file)));
            _path = Path.Combine(folder, isFolder ? "export" : "export" + Path.GetExtension(path));
            _copies = files.Index().ToDictionary(file => file.Item, file => !isFolder ? _path : isMaildir ? Path.Combine(_path, file.Index % 2 == 0 ? "cur" : "new", $"{file.Index}.host") : Path.Combine(_path, Path.GetFileName(file.Item)));
            foreach (string copy in _copies.Values) Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            _options = options;
            var places = new List<string>();
            foreach (string export in _exports.Values)
            {
                Planting.Rewrite(export, (place, value) =>
                {
                    if (!places.Contains(place)) places.Add(place);
                    return value;
                });
            }
            Places = places;
        }

        public IReadOnlyList<string> Places { get; }

        public ImportedConversation? Import(Planting.Writer write) => Import(write, text => text);

        public void CheckStore(ImportedConversation import)
        {
            string store = _path + ".db";
            Check(Outputs.OfStore(import, store));
            var tree = ReplyTree.Of(import.Conversation);
            Conversation again = ConversationStore.Load(store);
            var stored = ReplyTree.Of(again);
            Assert.Equal(tree.ToTable().ToString(), stored.ToTable().ToString());
            Assert.Equal(tree.Levels, stored.Levels);
            if (import.Conversation.Count > 0) Assert.Equal(import.Recorded, string.Join(" ", again.Sources.Select(source => source.Privacy).Distinct()));
        }

        public ImportedConversation? Import(Planting.Writer write, Func<string, string> cut)
        {
            foreach ((string file, string copy) in _copies) File.WriteAllText(copy, cut(Planting.Rewrite(_exports[file], write)));
            (ImportedConversation? import, IReadOnlyList<(string, string)> texts) = Outputs.Of(_path, _options);
            Check(texts);
            return import;
        }

        private void Check(IEnumerable<(string Where, string Text)> outputs)
        {
            foreach (IGrouping<string, (string Where, string Text)> group in outputs.GroupBy(output => output.Where))
            {
                // Most plantings change some outputs only; the same text need not be searched twice.
                string text = string.Join('\n', group.Select(output => output.Text));
                if (_clean.Contains(text)) continue;
                PlantedIdentifiers.AssertNoneIn(text, group.Key);
                _clean.Add(text);
            }
        }

        // Fixtures of other encodings are planted as UTF-8: what is planted must not be lost on the way.
        private static string TextOf(byte[] bytes)
        {
            if (bytes is [0xFF, 0xFE, ..]) return Encoding.Unicode.GetString(bytes.AsSpan(2));
            try
            {
                return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
            }
            catch (DecoderFallbackException)
            {
                return Encoding.Latin1.GetString(bytes);
            }
        }
    }
}
