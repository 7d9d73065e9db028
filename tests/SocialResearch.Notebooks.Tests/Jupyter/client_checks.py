"""What jupyter_client expects of any kernel beyond the published suite. Each check starts with what it shows."""
import os
import signal
import subprocess
import sys
import time
from queue import Empty

from jupyter_client.manager import start_new_kernel
from jupyter_client.session import Session

PATIENCE = 90


def run(client, code, **more):
    outputs = []
    reply = client.execute_interactive(code, timeout=PATIENCE, output_hook=lambda message: outputs.append(message), **more)
    return reply["content"], outputs


def error_of(outputs):
    return [message["content"]["evalue"] for message in outputs if message["msg_type"] == "error"]


def start_endless(client, code):
    client.execute(code)
    while True:
        message = client.get_iopub_msg(timeout=PATIENCE)
        if message["msg_type"] == "stream":
            return


def check_interrupt_by_message(manager, client):
    run(client, "var kept = 5;")
    start_endless(client, 'Console.WriteLine("begun"); while (true) { }')
    manager.interrupt_kernel()
    assert client.get_shell_msg(timeout=PATIENCE)["content"]["status"] == "error"
    assert run(client, "kept", user_expressions={"k": "kept"})[0]["user_expressions"]["k"]["data"]["text/plain"] == "5"


def check_interrupt_by_signal(manager, client):
    start_endless(client, 'Console.WriteLine("begun"); while (true) { }')
    os.kill(manager.provisioner.pid, signal.SIGINT)
    assert client.get_shell_msg(timeout=PATIENCE)["content"]["status"] == "error"
    assert manager.is_alive()
    assert run(client, "kept")[0]["status"] == "ok"


def check_a_wrong_key_is_not_heard(manager, client):
    right = client.session
    client.shell_channel.session = Session(key=b"wrong", session=right.session)
    client.shell_channel.send(client.shell_channel.session.msg("execute_request", {"code": "kept = 6;", "silent": False, "user_expressions": {}}))
    client.shell_channel.session = right
    assert run(client, "kept", user_expressions={"k": "kept"})[0]["user_expressions"]["k"]["data"]["text/plain"] == "5"


def check_the_heart_beats_while_a_cell_computes(manager, client):
    client.hb_channel.unpause()
    start_endless(client, 'Console.WriteLine("begun"); while (true) { }')
    time.sleep(3)
    assert client.is_alive()
    manager.interrupt_kernel()
    client.get_shell_msg(timeout=PATIENCE)


def check_input_is_asked_for(manager, client):
    client.execute('Console.ReadLine() + "!"', allow_stdin=True)
    assert client.get_stdin_msg(timeout=PATIENCE)["msg_type"] == "input_request"
    client.input("Änne")
    client.get_shell_msg(timeout=PATIENCE)
    while True:
        message = client.get_iopub_msg(timeout=PATIENCE)
        if message["msg_type"] == "execute_result":
            assert message["content"]["data"]["text/plain"] == "Änne!"
            return


def check_much_output_arrives_whole(manager, client):
    outputs = run(client, 'for (int i = 0; i < 20000; i++) Console.WriteLine(i);')[1]
    text = "".join(message["content"]["text"] for message in outputs if message["msg_type"] == "stream")
    assert text == "".join(f"{i}\n" for i in range(20000))


def check_restart_forgets(manager, client):
    manager.restart_kernel(now=False)
    client.wait_for_ready(timeout=PATIENCE)
    assert "CS0103" in error_of(run(client, "kept")[1])[0]


def check_shutdown_ends_kernel_and_worker(manager, client):
    kernel = manager.provisioner.pid
    workers = subprocess.run(["pgrep", "-P", str(kernel)], capture_output=True, text=True).stdout.split()
    assert workers, "The kernel has no worker."
    manager.shutdown_kernel()
    assert not manager.is_alive()
    deadline = time.time() + 30
    while any(os.path.exists(f"/proc/{pid}") for pid in workers) and time.time() < deadline:
        time.sleep(0.1)
    assert not any(os.path.exists(f"/proc/{pid}") for pid in workers), "The worker outlives its kernel."


def check_a_killed_front_end_leaves_no_kernel(manager, client):
    code = (
        "import sys, time\n"
        "from jupyter_client.manager import start_new_kernel\n"
        "manager, client = start_new_kernel(kernel_name='social-research', startup_timeout=90)\n"
        "client.execute('while (true) { }')\n"
        "print(manager.provisioner.pid, flush=True)\n"
        "time.sleep(600)\n"
    )
    front_end = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    kernel = int(front_end.stdout.readline())
    front_end.kill()
    front_end.wait()
    deadline = time.time() + 60
    while os.path.exists(f"/proc/{kernel}") and time.time() < deadline:
        time.sleep(0.1)
    assert not os.path.exists(f"/proc/{kernel}"), "The kernel outlives its front end."


if __name__ == "__main__":
    manager, client = start_new_kernel(kernel_name="social-research", startup_timeout=PATIENCE)
    try:
        for name, check in list(globals().items()):
            if name.startswith("check_"):
                check(manager, client)
                print("ok:", name[len("check_"):].replace("_", " "), flush=True)
    finally:
        client.stop_channels()
        if manager.is_alive():
            manager.shutdown_kernel(now=True)
