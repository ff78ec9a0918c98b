
// The tables of facts as files and for the clipboard, made from what the page shows.
(() => {
  const cells = (row) => [...row.cells].map((cell) => cell.textContent.trim());
  const rows = (table) => [...table.rows].map(cells);
  // a spreadsheet takes a text that begins so for a formula
  const safe = (text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
  const csv = (table) =>
    rows(table).map((row) => row.map((text) => `"${safe(text).replaceAll('"', '""')}"`).join(",")).join("\r\n") + "\r\n";
  const json = (table) => {
    const [head, ...body] = rows(table);
    return JSON.stringify(body.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at]]))), null, 1) + "\n";
  };
  const save = (name, text, type) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };
  const copy = async (table, button) => {
    const text = rows(table).map((row) => row.join("\t")).join("\n");
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      getSelection().selectAllChildren(table); // where the browser forbids it: ready for Ctrl+C
      return;
    }
    const before = button.textContent;
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = before; }, 2000);
  };
  document.querySelectorAll(".tools").forEach((tools) => tools.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const table = document.getElementById(tools.dataset.table);
    const name = tools.dataset.name;
    if (button.dataset.as === "csv") save(`${name}.csv`, "\ufeff" + csv(table), "text/csv");
    if (button.dataset.as === "json") save(`${name}.json`, json(table), "application/json");
    if (button.dataset.as === "copy") copy(table, button);
  }));
})();
