namespace SocialResearch.Importing;

/// <summary>How far an import is.</summary>
/// <param name="File">The file that is being read, by its name.</param>
/// <param name="Number">Which of the files or folders named, from 1.</param>
/// <param name="Files">How many were named.</param>
/// <param name="BytesRead">How far the file was read.</param>
/// <param name="Bytes">How large it is.</param>
public sealed record ImportProgress(string File, int Number, int Files, long BytesRead, long Bytes);
