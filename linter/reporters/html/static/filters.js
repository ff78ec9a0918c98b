"use strict";
document.querySelectorAll(".scripted, #filters").forEach((element) => { element.hidden = false; });

// Filters and search over the findings. Without this script all findings are shown.
(() => {
  const form = document.getElementById("filters");
  if (!form) return;
  const findings = [...document.querySelectorAll(".finding")];
  const words = new Map(findings.map((finding) => [finding, finding.textContent.toLowerCase()]));
  const shown = form.querySelector(".shown");

  const fits = (finding, severities, wanted, search) =>
    severities.includes(finding.dataset.severity) &&
    (!wanted.group || finding.dataset.group === wanted.group) &&
    (!wanted.confidence || finding.dataset.confidence === wanted.confidence) &&
    (!wanted.article || finding.dataset.articles.split(" ").includes(wanted.article)) &&
    search.every((word) => words.get(finding).includes(word));

  const apply = () => {
    const values = new FormData(form);
    const wanted = Object.fromEntries(values);
    const search = wanted.search.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const finding of findings) {
      finding.hidden = !fits(finding, values.getAll("severity"), wanted, search);
      count += finding.hidden ? 0 : 1;
    }
    for (const group of document.querySelectorAll(".severity")) {
      const left = group.querySelectorAll(".finding:not([hidden])").length;
      const part = group.querySelector(".part");
      group.hidden = !left;
      part.textContent = left < part.dataset.all ? part.dataset.text.replace("{shown}", left) : "";
    }
    shown.textContent = count
      ? shown.dataset.text.replace("{shown}", count).replace("{all}", findings.length)
      : shown.dataset.none;
  };

  const clear = () => { form.reset(); apply(); };
  form.addEventListener("input", apply);
  form.querySelector("button").addEventListener("click", clear);
  form.addEventListener("submit", (event) => event.preventDefault());
  apply();

  // a link to some of the findings carries what the filters are set to
  for (const link of document.querySelectorAll(".some")) {
    link.addEventListener("click", () => {
      form.reset();
      for (const [name, value] of Object.entries(link.dataset)) form.elements[name].value = value;
      apply();
    });
  }

  // a link to a finding that is filtered away, or to a duty that is folded up, shows it
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.hidden) clear();
    if (target.matches("details")) target.open = true;
    setTimeout(() => target.scrollIntoView());
  };
  addEventListener("hashchange", reveal);
  if (location.hash) reveal();
})();

// Paper shows what is folded up.
(() => {
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open])")];
    folded.forEach((details) => { details.open = true; });
  });
  addEventListener("afterprint", () => folded.forEach((details) => { details.open = false; }));
})();
