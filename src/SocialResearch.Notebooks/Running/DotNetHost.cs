using System.Runtime.InteropServices;

namespace SocialResearch.Notebooks.Running;

/// <summary>The program that runs .NET assemblies.</summary>
internal static class DotNetHost
{
    /// <summary>The one that runs us, also where another stands first on the PATH.</summary>
    public static string Program
    {
        get
        {
            string besideRuntime = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
            return File.Exists(besideRuntime) ? besideRuntime : "dotnet";
        }
    }
}
