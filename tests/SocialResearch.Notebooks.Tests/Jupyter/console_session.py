"""Types into jupyter-console and prints what it shows."""
import os
import pty
import select
import sys
import time

child, terminal = pty.fork()
if child == 0:
    os.environ["TERM"] = "dumb"
    os.execv(sys.executable, [sys.executable, "-m", "jupyter_console", "--kernel", "social-research", "--simple-prompt"])

shown = ""
seen = 0


def read_until(text, patience=90):
    global shown, seen
    deadline = time.time() + patience
    while text not in shown[seen:]:
        if time.time() > deadline:
            print(shown)
            sys.exit(f"The console never showed {text!r}.")
        if select.select([terminal], [], [], 0.2)[0]:
            shown += os.read(terminal, 65536).decode(errors="replace")
    seen = shown.index(text, seen) + len(text)


read_until("In [")
os.write(terminal, b"6 * 7\n")
read_until("Out[")
read_until("In [")
os.write(terminal, b"var zero = 0; 1 / zero\n")
read_until("DivideByZeroException")
read_until("In [")
os.write(terminal, b"exit\n")
deadline = time.time() + 30
while time.time() < deadline:
    try:
        if select.select([terminal], [], [], 0.2)[0] and not os.read(terminal, 65536):
            break
    except OSError:
        break
print(shown)
