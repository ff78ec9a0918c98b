
// The policy's text: a note and its marks light up together; buttons and the keys n and p go from mark to mark.
(() => {
  const text = document.getElementById("text");
  if (!text) return;
  const marks = [...text.querySelectorAll("mark[id]")];
  const label = document.getElementById("mark-label");
  let at = -1;

  const light = (places) => {
    text.querySelectorAll(".lit").forEach((element) => element.classList.remove("lit"));
    for (const place of places) {
      text.querySelectorAll(`[data-p~="${place}"]`).forEach((element) => element.classList.add("lit"));
    }
  };
  const of = (event) => event.target.closest?.("[data-p]")?.dataset.p.split(" ") ?? [];
  for (const name of ["mouseover", "focusin"]) text.addEventListener(name, (event) => light(of(event)));
  text.addEventListener("mouseleave", () => light([]));

  const go = (step) => {
    if (!marks.length) return;
    at = (at + step + marks.length) % marks.length;
    const mark = marks[at];
    light([mark.id]);
    mark.scrollIntoView({ block: "center" });
    const note = text.querySelector(`.notes [data-p~="${mark.id}"]`);
    label.textContent = `${at + 1} / ${marks.length}${note ? ": " + note.textContent : ""}`;
  };
  document.getElementById("next-mark").addEventListener("click", () => go(1));
  document.getElementById("previous-mark").addEventListener("click", () => go(at < 0 ? 0 : -1));
  text.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "n") go(1);
    if (event.key === "p") go(at < 0 ? 0 : -1);
  });
})();
