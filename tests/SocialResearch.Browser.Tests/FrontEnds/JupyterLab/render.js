// JupyterLab's own way of showing an output's HTML: its renderer, its sanitiser, nothing else of the program.
import { renderHTML } from "@jupyterlab/rendermime/lib/renderers.js";
import { Sanitizer } from "@jupyterlab/apputils/lib/sanitizer.js";

window.showOutputs = async function (outputs, trusted) {
  const sanitizer = new Sanitizer();
  for (const source of outputs) {
    const host = document.createElement("div");
    host.className = "jp-RenderedHTMLCommon jp-RenderedHTML";
    await renderHTML({ host, source, trusted, sanitizer, resolver: null, linkHandler: null, shouldTypeset: false, latexTypesetter: null });
    document.body.append(host); // the program attaches an output after it has rendered it
  }
};
