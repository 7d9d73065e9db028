namespace SocialResearch.Cli;

/// <summary>Where a project keeps its things, seen from a folder inside it.</summary>
internal static class ProjectFolders
{
    /// <summary>The notebooks here or in a folder above; the word alone when there are none.</summary>
    public static string Notebooks()
    {
        for (DirectoryInfo? folder = new(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
        {
            string notebooks = Path.Combine(folder.FullName, "notebooks");
            if (Directory.Exists(notebooks)) return notebooks;
        }
        return "notebooks";
    }
}
