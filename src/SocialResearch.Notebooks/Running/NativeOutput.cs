using System.Text;

namespace SocialResearch.Notebooks.Running;

/// <summary>Reads what native code, child processes and a dying runtime write to the worker's own standard output or error.</summary>
/// <remarks>
/// The worker ends each cell with a zero byte here, so that the host knows when it has everything of that cell.
/// A thread of its own blocks on the pipe; a busy machine's thread pool would come too late.
/// </remarks>
internal sealed class NativeOutput
{
    private readonly Stream _stream;
    private readonly Action<string>? _onText;
    private readonly StringBuilder _kept = new();
    private int _marks;
    private bool _ended;

    /// <param name="stream">The pipe.</param>
    /// <param name="onText">Called with text as it comes; null keeps it for <see cref="Take"/>.</param>
    public NativeOutput(Stream stream, Action<string>? onText)
    {
        _stream = stream;
        _onText = onText;
        new Thread(Read) { Name = "native output", IsBackground = true }.Start();
    }

    /// <summary>Waits until everything the current cell wrote has been read.</summary>
    public void WaitForMark() => WaitFor(() => _marks > 0);

    /// <summary>Waits until the pipe is closed, which happens when the worker has gone.</summary>
    public void WaitForEnd() => WaitFor(() => _ended);

    /// <summary>Hands out what was kept.</summary>
    public string Take()
    {
        lock (_kept)
        {
            string text = _kept.ToString();
            _kept.Clear();
            return text;
        }
    }

    private void Read()
    {
        var decoder = Encoding.UTF8.GetDecoder();
        byte[] bytes = new byte[4096];
        char[] characters = new char[4097];
        try
        {
            while (_stream.Read(bytes, 0, bytes.Length) is > 0 and var count)
            {
                int length = decoder.GetChars(bytes.AsSpan(0, count), characters, flush: false);
                string[] parts = new string(characters, 0, length).Split('\0');
                for (int i = 0; i < parts.Length; i++)
                {
                    if (i > 0) Tell(() => _marks++);
                    if (parts[i].Length > 0) Pass(parts[i]);
                }
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The pipe closed under us: the same end as reading zero bytes.
        }
        Tell(() => _ended = true);
    }

    // A second is far more than a pipe needs; a cell that closed its own standard output must not hang the run.
    private void WaitFor(Func<bool> condition)
    {
        lock (_kept)
        {
            while (!condition() && !_ended && Monitor.Wait(_kept, TimeSpan.FromSeconds(1))) { }
            _marks = 0;
        }
    }

    private void Tell(Action change)
    {
        lock (_kept)
        {
            change();
            Monitor.PulseAll(_kept);
        }
    }

    private void Pass(string text)
    {
        if (_onText is not null)
        {
            _onText(text);
            return;
        }
        const int enough = 64 * 1024; // A crash can print thousands of frames; the first ones tell the story.
        lock (_kept)
        {
            if (_kept.Length < enough) _kept.Append(text);
        }
    }
}
