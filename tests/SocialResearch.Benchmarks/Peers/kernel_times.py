"""Times one Jupyter kernel as a front end sees it: from its start to the first result, and the round trip of a trivial cell."""
import statistics
import sys
import time

from jupyter_client.manager import KernelManager

name, cells = sys.argv[1], int(sys.argv[2])


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


begin = time.perf_counter()
manager = KernelManager(kernel_name=name)
manager.start_kernel()
client = manager.client()
client.start_channels()
client.wait_for_ready(timeout=120)
if result_of(client, "1 + 1") != "2":
    sys.exit(f"{name} does not know what 1 + 1 is")
start = time.perf_counter() - begin

trips = []
for i in range(cells):
    begin = time.perf_counter()
    result_of(client, f"1 + {i}")
    trips.append(time.perf_counter() - begin)
client.stop_channels()
manager.shutdown_kernel(now=True)
# The first cells still compile what the later ones use.
print(start, statistics.median(trips[cells // 4 :]) if cells else 0)
