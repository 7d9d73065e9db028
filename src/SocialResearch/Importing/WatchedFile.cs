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
        t_watch?.Opened(file);
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
        private readonly Stack<WatchedFile> _opened = [];

        public CancellationToken Cancellation { get; } = cancellation;

        /// <summary>Where the file is read that was opened last and is still open; null when none is.</summary>
        public (string Name, long At, long Length)? Place
        {
            get
            {
                while (_opened.TryPeek(out WatchedFile? file))
                {
                    if (file.CanRead) return (Path.GetFileName(file.Name), file.Position, file.Length);
                    _opened.Pop();
                }
                return null;
            }
        }

        public void Opened(WatchedFile file) => _opened.Push(file);

        public void Dispose() => t_watch = null;
    }
}
