// JupyterLab's own notebook, client and completer on the notebook that the address names, and what a person does there.
import { CodeMirrorEditorFactory, CodeMirrorMimeTypeService, EditorExtensionRegistry, EditorLanguageRegistry, EditorThemeRegistry, ybinding } from "@jupyterlab/codemirror";
import { KernelCompleterProvider } from "@jupyterlab/completer";
import { DocumentManager } from "@jupyterlab/docmanager";
import { DocumentRegistry } from "@jupyterlab/docregistry";
import { NotebookActions, NotebookModelFactory, NotebookPanel, NotebookWidgetFactory } from "@jupyterlab/notebook";
import { RenderMimeRegistry, standardRendererFactories } from "@jupyterlab/rendermime";
import { ServerConnection, ServiceManager } from "@jupyterlab/services";
import { Widget } from "@lumino/widgets";

function editors() {
  const languages = new EditorLanguageRegistry(), themes = new EditorThemeRegistry();
  for (const language of EditorLanguageRegistry.getDefaultLanguages()) languages.addLanguage(language);
  for (const theme of EditorThemeRegistry.getDefaultThemes()) themes.addTheme(theme);
  const extensions = new EditorExtensionRegistry();
  for (const extension of EditorExtensionRegistry.getDefaultExtensions({ themes })) extensions.addExtension(extension);
  // The program's extension that joins an editor with the document; it is not among the default ones.
  extensions.addExtension({
    name: "shared-model-binding",
    factory: ({ model: { sharedModel } }) => ({ instance: () => ybinding({ ytext: sharedModel.ysource, undoManager: sharedModel.undoManager }), reconfigure: () => null }),
  });
  return { factory: new CodeMirrorEditorFactory({ extensions, languages }), mimeTypeService: new CodeMirrorMimeTypeService(languages) };
}

async function open(file, token) {
  const services = new ServiceManager({ serverSettings: ServerConnection.makeSettings({ baseUrl: location.origin + "/", wsUrl: location.origin.replace("http", "ws") + "/", token, appendToken: true }) });
  await services.ready;
  const { factory, mimeTypeService } = editors(), registry = new DocumentRegistry();
  registry.addModelFactory(new NotebookModelFactory({}));
  registry.addFileType({ name: "notebook", contentType: "notebook", fileFormat: "json", extensions: [".ipynb"], mimeTypes: [] });
  registry.addWidgetFactory(new NotebookWidgetFactory({
    name: "Notebook", modelName: "notebook", fileTypes: ["notebook"], defaultFor: ["notebook"], preferKernel: true, canStartKernel: true, mimeTypeService,
    rendermime: new RenderMimeRegistry({ initialFactories: standardRendererFactories }),
    contentFactory: new NotebookPanel.ContentFactory({ editorFactory: options => factory.newInlineEditor(options) }),
    notebookConfig: { windowingMode: "none", scrollPastEnd: false, defaultCell: "code", recordTiming: false },
  }));
  const panel = new DocumentManager({ registry, manager: services, opener: { open() {}, opened: { connect() {} } } }).open(file);
  Widget.attach(panel, document.body);
  await panel.context.ready;
  await panel.sessionContext.ready;
  await panel.revealed;
  return panel;
}

const address = new URLSearchParams(location.search);
open(address.get("file"), address.get("token")).then(panel => {
  const notebook = panel.content, kernel = () => panel.sessionContext.session.kernel;
  const until = async test => { while (!test()) await new Promise(resolve => setTimeout(resolve, 50)); };
  const add = source => {
    notebook.activeCellIndex = notebook.widgets.length - 1;
    NotebookActions.insertBelow(notebook);
    notebook.activeCell.model.sharedModel.setSource(source);
    return notebook.activeCell;
  };
  window.front = {
    runAll: () => NotebookActions.runAll(notebook, panel.sessionContext),
    async run(source) {
      const cell = add(source);
      await NotebookActions.run(notebook, panel.sessionContext);
      await until(() => kernel().status === "idle");
      return cell.outputArea.node.innerText;
    },
    async answer(words) {
      await until(() => document.querySelector(".jp-Stdin-input"));
      const box = document.querySelector(".jp-Stdin-input");
      box.value = words;
      box.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    },
    async complete(source) {
      const reply = await new KernelCompleterProvider().fetch({ text: source, offset: source.length }, { widget: panel, editor: add(source).editor, session: panel.sessionContext.session });
      return reply.items.map(item => item.label);
    },
    interrupt: () => kernel().interrupt(),
    restart: () => kernel().restart(),
    counts: () => notebook.widgets.filter(cell => cell.model.type === "code").map(cell => cell.model.executionCount),
  };
}).catch(error => console.error(error));
