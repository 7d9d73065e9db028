using SocialResearch.Cases;

namespace SocialResearch.Importing;

/// <summary>Reads the ledger of claims and what the chapters found: <c>ClaimsLedger.Load("data", "notebooks")</c>.</summary>
public static class ClaimsLedgerTable
{
    extension(ClaimsLedger)
    {
        /// <summary>Reads <c>claims.csv</c> of a folder and the verdicts in the outputs of the notebooks of another.</summary>
        /// <param name="folder">The folder with the table, as data/CARD.md describes it.</param>
        /// <param name="notebooks">The folder with the notebooks as they were last run; they are read, not run.</param>
        /// <exception cref="ImportException">The table is missing or a row cannot be read; a notebook that cannot be read only leaves its claims open.</exception>
        public static ClaimsLedger Load(string folder, string notebooks)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(folder);
            ArgumentException.ThrowIfNullOrWhiteSpace(notebooks);
            using var table = new HandMadeTable(folder, "claims.csv");
            Dictionary<string, NotebookVerdicts> chapters = [];
            HashSet<string> ids = [];
            LedgerClaim[] claims = [.. table.Rows(row =>
            {
                string id = row["id"];
                if (!ids.Add(id)) throw row.Wrong("id", $"says {id}, which was there before", "Give every claim a name of its own.");
                string? chapter = row.Maybe("notebook");
                if (chapter is not null && chapter != Path.GetFileName(chapter)) throw row.Wrong("notebook", "has a folder in it", "Write the name alone, such as 02-participation-inequality.");
                var claim = new LedgerClaim(id, row["claim"], row["source_title"], row["author"], row["date"], row["quantity"], chapter, null, null);
                if (chapter is null) return claim with { WhyOpen = "no chapter tests it yet" };
                if (!chapters.TryGetValue(chapter, out NotebookVerdicts? found)) chapters[chapter] = found = NotebookVerdicts.Read(Path.Combine(notebooks, chapter + ".ipynb"));
                return found.Fault is { } fault ? claim with { WhyOpen = fault }
                    : found.Verdicts.TryGetValue(id, out LedgerVerdict? verdict) ? claim with { Verdict = verdict }
                    : claim with { WhyOpen = $"{chapter} shows no verdict with the id {id}" };
            })];
            return new(claims, [table.Provenance]);
        }
    }
}
