namespace SocialResearch.Importing;

/// <summary>A file that is read from front to back until somebody asks to stop.</summary>
internal sealed class WatchedFile(string path, CancellationToken cancellation) : FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan)
{
    // Readers run on the thread of their import. So they need not hand on how an import is watched, only open files.
    [ThreadStatic]
    private static Watch? t_watch;

    /// <summary>Opens a file as the import on this thread asks for.</summary>
    public static WatchedFile Open(string path)
    {
        var file = new WatchedFile(path, t_watch?.Cancellation ?? default);
        if (t_watch is { } watch) watch.File = file;
        return file;
    }

    /// <summary>Watches all files that this thread opens, until it is disposed.</summary>
    public static Watch Begin(CancellationToken cancellation) => t_watch = new(cancellation);

    public override int Read(Span<byte> buffer)
    {
        cancellation.ThrowIfCancellationRequested();
        return base.Read(buffer);
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        cancellation.ThrowIfCancellationRequested();
        return base.Read(buffer, offset, count);
    }

    /// <summary>What an import knows of the files its reader opened.</summary>
    internal sealed class Watch(CancellationToken cancellation) : IDisposable
    {
        public CancellationToken Cancellation { get; } = cancellation;

        /// <summary>The file opened last.</summary>
        public WatchedFile? File { get; set; }

        /// <summary>Where the file opened last is read; null when none is open.</summary>
        public (string Name, long At, long Length)? Place => File is { CanRead: true } file ? (Path.GetFileName(file.Name), file.Position, file.Length) : null;

        public void Dispose() => t_watch = null;
    }
}
