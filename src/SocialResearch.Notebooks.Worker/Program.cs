using System.Globalization;
using System.Runtime.InteropServices;
using SocialResearch.Notebooks.Running;
using SocialResearch.Notebooks.Worker.Display;
using SocialResearch.Notebooks.Worker.Execution;

// Started by the host with the socket to connect to and the culture for values.
if (args is not [var socketPath, var culture])
{
    await Console.Error.WriteLineAsync("This program runs the cells of one notebook and is started by 'social-research'. Use 'social-research run' instead.");
    return 2;
}

// Cells parse and format the same way on every machine; what is displayed follows the reader's culture.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
ValueFormatter.Culture = CultureInfo.GetCultureInfo(culture);
// Pages and notebooks carry the scripts of their charts once; outputs need not.
AppContext.SetSwitch("Notebook.SuppliesPageScripts", true);

// Ctrl+C reaches the whole process group; what happens to the cell is the host's decision.
using PosixSignalRegistration ignored = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
using WorkerChannel channel = WorkerChannel.Connect(socketPath);
new WorkerLoop(channel).Run();
return 0;
