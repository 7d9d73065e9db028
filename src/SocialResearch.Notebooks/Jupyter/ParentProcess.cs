using System.Diagnostics;
using System.Globalization;

namespace SocialResearch.Notebooks.Jupyter;

/// <summary>The front end that started the kernel: when it is killed, nobody will ever tell the kernel to end.</summary>
internal static class ParentProcess
{
    /// <summary>Looks once a second whether the process Jupyter names in <c>JPY_PARENT_PID</c> is still there.</summary>
    /// <returns>The watch, or nothing to dispose of when no process is named.</returns>
    public static IDisposable? Watch(Action onGone)
    {
        if (!int.TryParse(Environment.GetEnvironmentVariable("JPY_PARENT_PID"), CultureInfo.InvariantCulture, out int id) || id <= 1) return null;
        TimeSpan often = TimeSpan.FromSeconds(1);
        return new Timer(_ =>
        {
            if (!Lives(id)) onGone();
        }, null, often, often);
    }

    private static bool Lives(int id)
    {
        try
        {
            using Process process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }
}
