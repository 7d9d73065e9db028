"""Runs a notebook with nbclient in its own folder, as JupyterLab's 'run all' would; cells of the tags live and skip are left out."""
import os
import sys

import nbformat
from nbclient import NotebookClient

source, target = sys.argv[1:]
notebook = nbformat.read(source, as_version=4)
left_out = [cell for cell in notebook.cells if {"live", "skip"} & set(cell.metadata.get("tags", []))]
for cell in left_out:
    cell.metadata.tags.append("skip-execution")
NotebookClient(notebook, timeout=600, kernel_name="social-research", resources={"metadata": {"path": os.path.dirname(source)}}).execute()
for cell in left_out:
    cell.metadata.tags.remove("skip-execution")
    cell.execution_count = None
nbformat.write(notebook, target)
