// What a person does in Jupyter Notebook 6, by the program's own functions.
window.front = (() => {
  const notebook = Jupyter.notebook;
  const until = async test => { while (!test()) await new Promise(resolve => setTimeout(resolve, 50)); };
  // Reply and idle of this cell have come. Whether the kernel is busy says less: an interrupt that is answered late makes it idle too.
  const ended = cell => {
    const heard = notebook.kernel._msg_callbacks[cell.last_msg_id];
    return cell.last_msg_id && (!heard || (heard.shell_done && heard.iopub_done));
  };
  const code = () => notebook.get_cells().filter(cell => cell.cell_type === "code");
  const add = source => {
    const cell = notebook.insert_cell_at_bottom("code");
    cell.set_text(source);
    notebook.select(notebook.ncells() - 1);
    return cell;
  };
  return {
    async runAll() {
      notebook.clear_all_output();
      notebook.execute_all_cells();
      await until(() => code().every(ended));
    },
    async run(source) {
      const cell = add(source);
      cell.execute();
      await until(() => ended(cell));
      return cell.output_area.element[0].innerText;
    },
    async answer(words) {
      await until(() => document.querySelector("input.raw_input"));
      const box = jQuery("input.raw_input");
      box.val(words).trigger(jQuery.Event("keydown", { which: 13 }));
    },
    async complete(source) {
      const cell = add(source);
      cell.focus_editor();
      cell.code_mirror.setCursor(0, source.length);
      cell.completer.startCompletion();
      await until(() => document.querySelector(".completions option"));
      const found = [...document.querySelectorAll(".completions option")].map(option => option.text);
      cell.completer.close();
      return found;
    },
    interrupt: () => notebook.kernel.interrupt(),
    restart: () => new Promise(resolve => notebook.kernel.restart(resolve)),
    counts: () => code().map(cell => cell.input_prompt_number),
  };
})();
