using SocialResearch.Importing.Analytics;
using SocialResearch.Importing.Delimited;
using SocialResearch.Importing.Git;
using SocialResearch.Importing.Json;
using SocialResearch.Importing.Mail;
using SocialResearch.Importing.Pages;
using SocialResearch.Importing.Xml;

namespace SocialResearch.Importing;

/// <summary>All formats that can be read, and which of them a file is in.</summary>
internal static class PostFormats
{
    /// <summary>The readers that look for something of their own. A new format is added here.</summary>
    public static IReadOnlyList<IPostReader> All { get; } =
    [
        new FourCatPosts(),
        new YouTubeDataTools(),
        new ZeeschuimerReader(),
        new RedditReader(),
        new MastodonReader(),
        new BlueskyReader(),
        new TelegramReader(),
        new DiscourseReader(),
        new HackerNewsReader(),
        new StackExchangeReader(),
        new WordPressReader(),
        new RssReader(),
        new AtomReader(),
        new MailboxReader(),
        new GitLogReader(),
        new MailFilesReader(),
        new BitlyApiReader(),
        new PageReader(),
        .. Layouts.All.Select(layout => new AnalyticsReader(layout)),
    ];

    /// <summary>Readers for what no other reader looks for.</summary>
    private static IReadOnlyList<IPostReader> AnyTable(ImportOptions options) => [new DelimitedPosts(options.Columns ?? new()), new FiguresReader()];

    /// <summary>The reader for a file or folder.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="options">What the user says about it.</param>
    /// <exception cref="ImportException">It is missing, in no known format, or fits several.</exception>
    public static IPostReader For(string path, ImportOptions options)
    {
        IReadOnlyList<IPostReader> tables = AnyTable(options);
        if (options.Format is { } name)
            return All.Concat(tables).FirstOrDefault(reader => string.Equals(reader.Format, name.Trim(), StringComparison.OrdinalIgnoreCase)) ?? throw Unknown(name);
        // Who names columns says that it is a table.
        if (options.Columns is not null) return tables[0];
        ZstdFile.Refuse(path);
        FileBeginning beginning = FileBeginning.Of(path);
        string file = Path.GetFileName(path);
        IPostReader[] found = [.. All.Where(reader => reader.Recognises(beginning))];
        // Many special tables are also tables.
        if (found.Length == 0 && !beginning.IsPacked && tables.FirstOrDefault(table => table.Recognises(beginning)) is { } any) return any;
        if (found.Length == 1) return found[0];
        throw found.Length == 0
            ? NotRecognised([.. All, .. tables], beginning, file)
            : new ImportException($"The file fits several formats: {Looks(found)}.", file, $"Name the right one: format: \"{found[0].Format}\".");
    }

    private static ImportException NotRecognised(IReadOnlyList<IPostReader> readers, FileBeginning beginning, string file)
    {
        IReadOnlyList<IPostReader> nearest = NearestFormats.Of(readers, beginning);
        return new($"The format was not recognised.{(nearest.Count == 0 ? "" : $" It comes nearest to: {Looks(nearest)}.")}", file,
            $"Export it in one of the formats {Names(readers)}; docs/formats.md says what each is recognised by. "
                + $"Or say what it is: format: \"csv\", or columns: new() {{ … }} for a table with other headers.{HintFor(beginning)}")
        {
            IsUnknownFormat = true,
        };
    }

    private static string Looks(IReadOnlyList<IPostReader> readers) => string.Join("; ", readers.Select(reader => $"{reader.Format} ({reader.Looks})"));

    private static string Names(IReadOnlyList<IPostReader> readers) => string.Join(", ", readers.Select(reader => reader.Format).Order(StringComparer.Ordinal));

    private static string HintFor(FileBeginning beginning) => beginning.Text switch
    {
        ['P', 'K', <= '\b', ..] => " It looks like a workbook or an archive: save the workbook as \"CSV UTF-8\", or unpack the archive.",
        _ when beginning.IsPacked => " It is compressed: unpack it with gunzip first.",
        _ => "",
    };

    private static ImportException Unknown(string name)
    {
        IPostReader[] readers = [.. All, .. AnyTable(new())];
        string near = readers.Select(reader => reader.Format).Order(StringComparer.Ordinal).MinBy(known => ColumnNames.Distance(known, name))!;
        string hint = ColumnNames.Distance(near, name) <= Math.Max(2, name.Length / 2) ? $" Did you mean {near}?" : "";
        return new($"There is no format {name}.{hint}", null, $"Formats are: {Names(readers)}.");
    }
}
