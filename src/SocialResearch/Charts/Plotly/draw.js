// What a page needs once to draw the charts in it. `Plotly` and `window` come from the wrapper in PlotlyBundle.
// A chart pushes function(draw) to window.__srCharts; it returns false while its element is not in the page yet.
(function () {
  "use strict";
  var tries = 100, pause = 100; // ten seconds: a notebook may attach an output long after its scripts ran
  // Pixels between the margins of A4. A browser lays the page out for paper without asking charts to be drawn again.
  var paper = 660, printers = [];

  function copy(value) { return JSON.parse(JSON.stringify(value)); } // plotly writes into what it is given

  function closeTable(host) {
    var box = host.closest("figure"), details = box && box.querySelector("details.sr-data");
    if (details) details.open = false;
  }

  function drawIn(host, figure) {
    if (!host.isConnected || host.clientWidth === 0) return false; // detached, or in a closed tab
    if (host.dataset.srDone) return true;
    host.dataset.srDone = "started";
    host.textContent = "";
    var shown = -1;

    function show(fixed) {
      var width = fixed || host.clientWidth, pick = 0;
      if (width === 0) return Promise.resolve();
      for (var i = 1; i < figure.variants.length; i++) if (width >= figure.variants[i].from) pick = i;
      if (pick === shown && !fixed) { // a scroll bar came or went: plotly itself hears only of windows
        return Math.abs(host._fullLayout.width - width) > 1 ? Plotly.Plots.resize(host) : Promise.resolve();
      }
      shown = fixed ? -1 : pick;
      var variant = figure.variants[pick], layout = copy(variant.layout);
      if (fixed) layout.width = fixed;
      return Plotly.react(host, copy(variant.data || figure.variants[0].data), layout, copy(figure.config));
    }

    function finished() {
      host.dataset.srDone = "drawn";
      closeTable(host);
      // Drawn while the page still loads, the chart may be there before the table below it.
      if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", function () { closeTable(host); });
      printers.push(function (width) { if (host.isConnected) show(width); });
      if (window.ResizeObserver) new window.ResizeObserver(function () { show(0); }).observe(host);
    }

    function failed(error) {
      host.dataset.srDone = "failed";
      host.textContent = host.getAttribute("aria-label");
      console.error("chart " + host.id + " was not drawn", error);
    }

    try { show(0).then(finished, failed); } catch (error) { failed(error); }
    return true;
  }

  window.addEventListener("beforeprint", function () { printers.forEach(function (print) { print(paper); }); });
  window.addEventListener("afterprint", function () { printers.forEach(function (print) { print(0); }); });

  // One output shown twice gives two elements of one id: both are drawn.
  function draw(id, figure) {
    var hosts = document.querySelectorAll('[id="' + id + '"]'), done = hosts.length > 0;
    for (var i = 0; i < hosts.length; i++) if (!drawIn(hosts[i], figure)) done = false;
    return done;
  }

  function attempt(chart, left) {
    if (!chart(draw) && left > 0) window.setTimeout(function () { attempt(chart, left - 1); }, pause);
  }

  var waiting = window.__srCharts || [];
  window.__srCharts = { push: function (chart) { attempt(chart, tries); }, drawn: true };
  for (var i = 0; i < waiting.length; i++) attempt(waiting[i], tries);
})();
