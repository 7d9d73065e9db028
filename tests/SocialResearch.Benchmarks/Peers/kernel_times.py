"""Times one Jupyter kernel as a front end sees it: from its start to the first result, and the round trip of a cell.

Arguments: the kernel, how many cells, a cell that is run once before them, and the cell with {i} for its number. Prints four numbers: wall and CPU seconds of the start, wall seconds of a round trip (median) and CPU seconds of a cell (mean).
"""
import os
import statistics
import sys
import time

from jupyter_client.manager import KernelManager

name, cells, before, cell = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4]


def result_of(client, code):
    """Sends a cell and waits for its reply and for the end of its news."""
    request = client.execute(code)
    found = None
    while True:
        message = client.get_iopub_msg(timeout=120)
        if message["parent_header"].get("msg_id") != request:
            continue
        if message["msg_type"] == "execute_result":
            found = message["content"]["data"]["text/plain"]
        if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
            break
    client.get_shell_msg(timeout=120)
    return found


def cpu_of(process):
    """CPU seconds that a process, its threads and its children have used so far."""
    used = 0.0
    for thread in os.listdir(f"/proc/{process}/task"):
        folder = f"/proc/{process}/task/{thread}"
        try:
            with open(f"{folder}/schedstat") as times, open(f"{folder}/children") as children:
                used += int(times.read().split()[0]) / 1e9 + sum(cpu_of(child) for child in children.read().split())
        except OSError:
            pass  # It ended meanwhile.
    return used


begin = time.perf_counter()
manager = KernelManager(kernel_name=name)
manager.start_kernel()
client = manager.client()
client.start_channels()
client.wait_for_ready(timeout=120)
if result_of(client, "1 + 1") != "2":
    sys.exit(f"{name} does not know what 1 + 1 is")
start = time.perf_counter() - begin
kernel = manager.provisioner.process.pid
start_cpu = used = cpu_of(kernel)

result_of(client, before)
# The first cells still compile what the later ones use.
trips, uncounted = [], cells // 4
for i in range(cells):
    if i == uncounted:
        used = cpu_of(kernel)
    begin = time.perf_counter()
    result_of(client, cell.replace("{i}", str(i)))
    trips.append(time.perf_counter() - begin)
cpu = (cpu_of(kernel) - used) / max(1, cells - uncounted)
client.stop_channels()
manager.shutdown_kernel(now=True)
print(start, start_cpu, statistics.median(trips[uncounted:]) if cells else 0, cpu)
