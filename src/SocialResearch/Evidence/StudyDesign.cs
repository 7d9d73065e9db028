namespace SocialResearch.Evidence;

/// <summary>How the comparison was made, from the weakest to the strongest. It decides how good evidence can be at best.</summary>
public enum StudyDesign
{
    /// <summary>Somebody has stated the number; nothing was measured.</summary>
    Stated,

    /// <summary>Something was counted, and compared with nothing.</summary>
    Description,

    /// <summary>Sales that came over a link are counted as caused by it.</summary>
    Attributed,

    /// <summary>Groups that formed themselves, side by side.</summary>
    SideBySide,

    /// <summary>The time after less the time before.</summary>
    BeforeAfter,

    /// <summary>The time after less the trend of the time before.</summary>
    InterruptedTimeSeries,

    /// <summary>The change of regions with the campaign less the change of regions without.</summary>
    DifferenceInDifferences,

    /// <summary>Regions with the campaign less a mix of regions without.</summary>
    SyntheticControl,

    /// <summary>Regions or people that chance has given the campaign less the others.</summary>
    Randomised,
}

/// <summary>What each design is called and how good evidence from it can be.</summary>
internal static class StudyDesigns
{
    extension(StudyDesign design)
    {
        /// <summary>The design in words, to go on with "allows".</summary>
        public Wordings Name => design switch
        {
            StudyDesign.Stated => new("a stated number", "eine angegebene Zahl"),
            StudyDesign.Description => new("a description", "eine Beschreibung"),
            StudyDesign.Attributed => new("attribution", "eine Zurechnung"),
            StudyDesign.SideBySide => new("a comparison of groups that nobody drew by lot", "ein Vergleich von Gruppen, die niemand ausgelost hat,"),
            StudyDesign.BeforeAfter => new("before and after", "ein Vorher-nachher-Vergleich"),
            StudyDesign.InterruptedTimeSeries => new("interrupted time series", "eine unterbrochene Zeitreihe"),
            StudyDesign.DifferenceInDifferences => new("difference-in-differences", "eine Differenz-von-Differenzen"),
            StudyDesign.SyntheticControl => new("synthetic control", "eine synthetische Kontrolle"),
            _ => new("randomisation", "eine Zufallszuteilung"),
        };

        /// <summary>The best grade that it allows.</summary>
        public char Best => design switch
        {
            StudyDesign.Randomised => 'A',
            StudyDesign.DifferenceInDifferences or StudyDesign.SyntheticControl => 'B',
            StudyDesign.InterruptedTimeSeries => 'C',
            StudyDesign.BeforeAfter or StudyDesign.SideBySide => 'D',
            _ => 'E',
        };
    }
}
