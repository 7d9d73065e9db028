using System.Data;
using System.Data.Common;
using System.Globalization;
using SocialResearch.Conversations;
using SocialResearch.Results;
using SocialResearch.Text;

namespace SocialResearch.Storing;

/// <summary>A conversation in a database, appended part by part, for whoever has more than fits into one machine or wants to share the counting.</summary>
/// <remarks>
/// The database is whatever an open <see cref="DbConnection"/> leads to, if it reads the SQL of SQLite and PostgreSQL: the library knows no
/// driver. Counted is where the data are; what comes back are numbers of rows, and the measures compute the rest as in memory, with the same result to
/// the last digit: <c>Participation.Measure(shared)</c>, <c>Timeline.Measure(shared, TimeBin.Week)</c>, <c>ReplyCounts.Measure(shared)</c>.
/// <para>There go author (as a pseudonym, unless the import kept names), role, time, local day, who answers whom and which brands are mentioned. Texts, ids, threads, channels and
/// addresses stay where they are: brands are looked for before. Posts are told apart by 64 bits of a hash of their id.</para>
/// <para>Parts may be months or channels. Replies find parents in other parts where channel and thread are known. Overlapping parts are refused as a whole.
/// docs/scaling.md has the tables, the measured limits and how to distribute them.</para>
/// </remarks>
/// <example>
/// <code>
/// using var connection = new NpgsqlConnection("Host=…;Database=…;Search Path=bahn2026");
/// SharedConversation shared = SharedConversation.Create(connection, "Europe/Berlin");
/// foreach (string month in months) shared.Append(Conversation.Load(month), new BrandMatcher(bahn));
/// Participation.Measure(shared)
/// </code>
/// </example>
public sealed class SharedConversation
{
    private const string Schema = "shared_schema", ZoneOfDays = "zone", NamesOfBrands = "brands";

    internal static readonly DateOnly FirstDay = new(1970, 1, 1);

    private SharedConversation(SharedDatabase database, TimeZoneInfo zone) => (Database, Zone) = (database, zone);

    /// <summary>The zone whose clocks cut time into days.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>The brands that every part was searched for; empty when none.</summary>
    public IReadOnlyList<string> Brands => Database.Words("SELECT value FROM about WHERE name = @name", NamesOfBrands) is [var names] ? names.Split('\n') : [];

    internal SharedDatabase Database { get; }

    /// <summary>Makes the tables, empty.</summary>
    /// <param name="connection">A database in which they do not exist yet; opened if it is closed, and never disposed.</param>
    /// <param name="zone">The zone that cuts time into days, as in "Europe/Berlin"; it cannot be changed later.</param>
    /// <exception cref="ImportException">The database cannot be reached, has such tables already, or does not let them be made.</exception>
    /// <exception cref="ArgumentException">There is no such zone.</exception>
    public static SharedConversation Create(DbConnection connection, string zone)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out TimeZoneInfo? found))
            throw new ArgumentException($"\"{zone}\" is no time zone. Write it as in Europe/Berlin, America/New_York or UTC.", nameof(zone));
        var database = SharedDatabase.Of(connection);
        database.Change("The tables cannot be made", "Take an empty database, an empty schema of one (Search Path=… in PostgreSQL), and a user who may create tables.", transaction =>
        {
            foreach (string table in SharedTables.Create) database.Execute(transaction, table);
            using var about = new RowInsert(transaction, "about", DbType.String, DbType.String);
            about.Add(Schema, SharedTables.SchemaVersion.ToString(CultureInfo.InvariantCulture));
            about.Add(ZoneOfDays, found.Id);
            about.Complete();
        });
        return new(database, found);
    }

    /// <summary>Opens tables that are there.</summary>
    /// <param name="connection">The database; opened if it is closed, and never disposed.</param>
    /// <exception cref="ImportException">The database cannot be reached, or holds no shared conversation of this version.</exception>
    public static SharedConversation Open(DbConnection connection)
    {
        var database = SharedDatabase.Of(connection);
        IReadOnlyList<string> schema;
        try
        {
            schema = database.Words("SELECT value FROM about WHERE name = @name", Schema);
        }
        catch (ImportException e) when (e.InnerException is DbException)
        {
            throw NothingShared(database, e);
        }
        if (schema is not [var version]) throw NothingShared(database, null);
        if (version != SharedTables.SchemaVersion.ToString(CultureInfo.InvariantCulture))
            throw new ImportException($"The tables have schema {version}; this version reads schema {SharedTables.SchemaVersion}.", database.Place, "Make them again with SharedConversation.Create and append the parts again.");
        string zone = database.Words("SELECT value FROM about WHERE name = @name", ZoneOfDays)[0];
        return TimeZoneInfo.TryFindSystemTimeZoneById(zone, out TimeZoneInfo? found) ? new(database, found)
            : throw new ImportException($"Days were cut in the zone \"{zone}\", which this machine does not know.", database.Place, "Install the zones (on Debian: apt-get install tzdata), or make the tables again in a zone both know.");
    }

    /// <summary>Appends posts: all of them, or none when something goes wrong.</summary>
    /// <param name="part">The posts, imported with the key of the project, so that a person has one pseudonym in all parts.</param>
    /// <param name="brands">The brands whose mentions are counted; the same for every part.</param>
    /// <param name="progress">Told the share of the posts that is written.</param>
    /// <param name="cancellation">Stops the writing; nothing of the part is there then.</param>
    /// <exception cref="ImportException">The database does not take the posts, or has some of them already.</exception>
    /// <exception cref="ArgumentException">Other parts were searched for other brands.</exception>
    public void Append(Conversation part, BrandMatcher? brands = null, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(part);
        string names = string.Join('\n', (brands?.Brands ?? []).Select(brand => brand.Name).Order(StringComparer.Ordinal));
        string before = string.Join('\n', Brands);
        long number = 1 + Database.Read("SELECT part FROM parts", row => row.GetInt64(0)).DefaultIfEmpty(0).Max();
        if (number > 1 && names != before)
            throw new ArgumentException($"The parts that are there were searched for {(before.Length == 0 ? "no brand" : before.Replace("\n", ", ", StringComparison.Ordinal))}. Search every part for the same brands, or make the tables again.", nameof(brands));
        IReadOnlyList<Provenance> known = SharedReading.Sources(Database);
        Provenance[] files = [.. part.Sources.Where(source => !known.Any(other => (other.Sha256, other.FileName) == (source.Sha256, source.FileName)))];
        Database.Change("The database does not take the posts", "If it says that a key is there already, the part overlaps with another: import overlapping files together and append them as one part. Nothing of this part was kept.", transaction =>
        {
            var posts = new SharedPosts(part, number, Zone);
            posts.Write(transaction, brands, progress, cancellation);
            using var parts = new RowInsert(transaction, "parts", DbType.Int64, DbType.Int64, DbType.Int64, DbType.String);
            parts.Add(number, (long)part.Count, posts.Unlinkable, part.Selection.Steps.Count == 0 ? null : part.Selection.ToString());
            using var about = new RowInsert(transaction, "about", DbType.String, DbType.String);
            if (number == 1 && names.Length > 0) about.Add(NamesOfBrands, names);
            using var sources = new RowInsert(transaction, "sources", DbType.Int64, DbType.String, DbType.String, DbType.Int64, DbType.String);
            using var rejects = new RowInsert(transaction, "rejects", DbType.Int64, DbType.Int64, DbType.String);
            for (int i = 0; i < files.Length; i++)
            {
                long source = known.Count + i + 1;
                sources.Add(source, files[i].FileName, files[i].Sha256, files[i].RowsRead, files[i].Privacy);
                foreach (Reject reject in files[i].Rejects) rejects.Add(source, reject.Line, reject.Reason);
            }
            foreach (RowInsert table in (RowInsert[])[parts, about, sources, rejects]) table.Complete();
            cancellation.ThrowIfCancellationRequested();
        });
    }

    /// <summary>How many posts in how many parts, and in which zone days were cut.</summary>
    public override string ToString() =>
        $"{Wording.Count(SharedReading.Parts(Database).Sum(part => part.Posts), "post", "posts")} in {Wording.Count(SharedReading.Parts(Database).Count, "part", "parts")}, days in {Zone.Id}.";

    private static ImportException NothingShared(SharedDatabase database, Exception? inner) => new(
        "This database holds no shared conversation.", database.Place, "Make its tables with SharedConversation.Create, or connect to the database and schema (Search Path=… in PostgreSQL) that have them.", inner);
}
