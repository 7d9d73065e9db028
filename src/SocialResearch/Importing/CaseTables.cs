using SocialResearch.Cases;

namespace SocialResearch.Importing;

/// <summary>Reads a folder of case tables: <c>CaseStudies.Load("data/cases")</c>.</summary>
/// <remarks>
/// <c>cases.csv</c>, <c>events.csv</c>, <c>series.csv</c>, <c>milestones.csv</c>, <c>channels.csv</c>, <c>claims.csv</c>, as data/cases/CARD.md describes them.
/// These tables are made by hand and each row carries an argument: a row that cannot be read ends the reading, with its line, instead of being set aside.
/// </remarks>
public static class CaseTables
{
    extension(CaseStudies)
    {
        /// <summary>Reads all cases of a folder.</summary>
        /// <param name="folder">The folder with the six tables.</param>
        /// <exception cref="ImportException">A table is missing, or a row cannot be read or names a case or event that is not there.</exception>
        public static CaseStudies Load(string folder)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(folder);
            using var events = new HandMadeTable(folder, "events.csv");
            using var series = new HandMadeTable(folder, "series.csv");
            using var milestones = new HandMadeTable(folder, "milestones.csv");
            using var channels = new HandMadeTable(folder, "channels.csv");
            using var cases = new HandMadeTable(folder, "cases.csv");
            using var claims = new HandMadeTable(folder, "claims.csv");

            Dictionary<string, (string Case, CaseEvent Event)> known = [];
            ILookup<string, CaseEvent> eventsOf = events.Rows(row => (Case: row["case"], Event: ReadEvent(row, known))).ToLookup(pair => pair.Case, pair => pair.Event);
            ILookup<string, (string Series, CasePoint Point)> pointsOf = series.Rows(row => (Case: row["case"], Point: (row["series"], ReadPoint(row)))).ToLookup(pair => pair.Case, pair => pair.Point);
            ILookup<string, CaseMilestone> milestonesOf = milestones.Rows(row => (Case: row["case"], Milestone: ReadMilestone(row, known))).ToLookup(pair => pair.Case, pair => pair.Milestone);
            ILookup<string, CaseChannelUse> usesOf = channels.Rows(row => (Case: row["case"], Use: ReadChannel(row, known))).ToLookup(pair => pair.Case, pair => pair.Use);
            CaseRecord[] records = [.. cases.Rows(row => new CaseRecord(
                row["case"], row["title"], row["about"], new(row["talked_in"], row["answered_in"], row["match"], [.. usesOf[row["case"]]]),
                [.. eventsOf[row["case"]].OrderBy(e => e.Time.Earliest).ThenBy(e => e.Time.End)],
                [.. pointsOf[row["case"]].GroupBy(point => point.Series).Select(group => new CaseSeries(group.Key, group.First().Point.Unit, [.. group.Select(point => point.Point).OrderBy(point => point.Time.Earliest)]))],
                [.. milestonesOf[row["case"]]]))];
            records = [.. records.Select(record => record with { Caveats = CaseCaveats.Of(record) })];
            foreach (HandMadeTable table in (HandMadeTable[])[events, series, milestones, channels]) table.RequireKnown("case", [.. records.Select(record => record.Id)]);
            return new CaseStudies(records, [.. claims.Rows(row => ReadClaim(row, records, known))],
                [cases.Provenance, events.Provenance, series.Provenance, milestones.Provenance, channels.Provenance, claims.Provenance])
            { Caveats = CaseCaveats.Of(records) };
        }
    }

    private static CaseEvent ReadEvent(HandMadeRow row, Dictionary<string, (string Case, CaseEvent Event)> known)
    {
        var read = new CaseEvent(
            row["id"], ReadTime(row), row.OneOf<CaseActor>("actor"), row["actor_name"], row["channel"], row.OneOf<CaseEventKind>("kind"), row["headline"],
            row.Number("quantity"), row.Maybe("unit"), ReadSource(row));
        return known.TryAdd(read.Id, (row["case"], read)) ? read : throw row.Wrong("id", "was there before", "Give every event a name of its own.");
    }

    private static CasePoint ReadPoint(HandMadeRow row) =>
        new(ReadTime(row), row.Number("value") ?? throw row.Wrong("value", "is empty", "Write a number with a decimal point."), row["unit"], ReadSource(row));

    private static CaseMilestone ReadMilestone(HandMadeRow row, Dictionary<string, (string Case, CaseEvent Event)> known) => new(
        row.OneOf<Milestone>("milestone"), row.OneOf<MilestoneReading>("reading"), ReadTime(row), EventOf(row, "event", row["event"], known), row["note"]);

    private static CaseChannelUse ReadChannel(HandMadeRow row, Dictionary<string, (string Case, CaseEvent Event)> known) => new(
        row.OneOf<CaseChannel>("channel"), row.OneOf<CaseSide>("side"), EventOf(row, "event", row["event"], known), row["note"]);

    private static CaseClaim ReadClaim(HandMadeRow row, CaseRecord[] records, Dictionary<string, (string Case, CaseEvent Event)> known)
    {
        CaseRecord record = records.FirstOrDefault(one => one.Id == row["case"]) ?? throw row.Wrong("case", $"names {row["case"]}, which is not known", "Add the case to cases.csv, or correct the name.");
        return new CaseClaim(
            row["id"], record, row["claim"], row.Number("claimed") ?? throw row.Wrong("claimed", "is empty", "Write a number; 1 for a claim that something was so."), row["unit"],
            row.Number("tolerance") ?? 0, RecordOf(row, record), row.OneOf<ClaimBasis>("basis"),
            [.. row["events"].Split(' ').Select(id => EventOf(row, "events", id, known))], row["sources"].Split(' '), row["note"], MilestonesOf(row));
    }

    private static IReadOnlyList<Milestone> MilestonesOf(HandMadeRow row) => row["quantity"] is var quantity && quantity == "recorded" ? []
        : [.. quantity[(quantity.IndexOf(':', StringComparison.Ordinal) + 1)..].Split("..").Select(name => row.OneOf<Milestone>("quantity", name))];

    /// <summary>Lags are computed from the milestones, so that a mended date mends the verdict; other quantities stand in the row.</summary>
    private static CaseRange? RecordOf(HandMadeRow row, CaseRecord record)
    {
        string quantity = row["quantity"];
        if (quantity == "recorded") return row.Number("record_low") is { } low && row.Number("record_high") is { } high ? new CaseRange(low, high) : null;
        bool days = quantity.StartsWith("days_to:", StringComparison.Ordinal);
        if (!days && !quantity.StartsWith("hours_to:", StringComparison.Ordinal))
            throw row.Wrong("quantity", "is not known", "Write recorded, days_to:noticed or hours_to:first_response..channel_response.");
        CaseRange?[] ranges = [.. MilestonesOf(row).Select(milestone => days ? record.Lag(milestone).Days : record.Lag(milestone).Hours)];
        return ranges.Any(range => range is null) ? null : new CaseRange(ranges.Min(range => range!.Value.Low), ranges.Max(range => range!.Value.High));
    }

    private static CaseEvent EventOf(HandMadeRow row, string column, string id, Dictionary<string, (string Case, CaseEvent Event)> known) =>
        known.TryGetValue(id, out (string Case, CaseEvent Event) found) && found.Case == row["case"] ? found.Event
            : throw row.Wrong(column, $"names the event {id}, which this case does not have in events.csv", "Correct the name, or add the event with its source.");

    private static CaseTime ReadTime(HandMadeRow row)
    {
        CasePrecision precision = row["precision"] == "approx" ? CasePrecision.Approximate : row.OneOf<CasePrecision>("precision");
        try
        {
            return CaseTime.Parse(row["time"], precision);
        }
        catch (FormatException e)
        {
            throw row.Wrong("time", $"cannot be read: {e.Message}", "Write the time as exactly as the source says it, and the precision that goes with it.");
        }
    }

    private static CaseSource ReadSource(HandMadeRow row) => new(row["source_title"], row["source"], row["verified"] switch
    {
        "yes" => Verification.Read,
        "secondary" => Verification.Secondary,
        _ => throw row.Wrong("verified", "is neither yes nor secondary", "What stands in no page that was read stays out."),
    });
}
