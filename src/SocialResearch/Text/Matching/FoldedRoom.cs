namespace SocialResearch.Text.Matching;

/// <summary>Room for the letters of one text and what is found among them; each thread keeps one, so that a search takes no memory.</summary>
internal sealed class FoldedRoom
{
    private const int Most = 1 << 16;

    [ThreadStatic] private static FoldedRoom? t_spare;

    private FoldedRoom(int letters) => Resize(letters);

    public char[] Letters { get; private set; } = [];

    public int[] Starts { get; private set; } = [];

    public int[] Ends { get; private set; } = [];

    public Place[] Places { get; private set; } = [];

    public FoundName[] Found { get; private set; } = new FoundName[16];

    /// <summary>Takes room for so many letters, which must be given back.</summary>
    public static FoldedRoom Take(int letters)
    {
        FoldedRoom? room = t_spare;
        t_spare = null;
        if (room is null || room.Letters.Length < letters) return new(Math.Max(1024, letters));
        return room;
    }

    /// <summary>Gives it back, unless a huge text made it huge.</summary>
    public void GiveBack()
    {
        if (Letters.Length <= Most && Found.Length <= Most) t_spare = this;
    }

    public void GrowLetters(int needed) => Resize(Math.Max(needed, 2 * Letters.Length));

    public void GrowFound()
    {
        var larger = new FoundName[2 * Found.Length];
        Array.Copy(Found, larger, Found.Length);
        Found = larger;
    }

    private void Resize(int letters)
    {
        char[] letter = new char[letters];
        int[] starts = new int[letters], ends = new int[letters];
        var places = new Place[letters];
        Array.Copy(Letters, letter, Letters.Length);
        Array.Copy(Starts, starts, Starts.Length);
        Array.Copy(Ends, ends, Ends.Length);
        Array.Copy(Places, places, Places.Length);
        (Letters, Starts, Ends, Places) = (letter, starts, ends, places);
    }
}
