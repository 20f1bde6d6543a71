// The dialog that lists the keys and the words, where they can be turned off too: single letters get in the way of speech input.
import { capital } from "../../draw/say.js";
import { helpRows, onlyInTerminal } from "../words/words.js";
import { button, h, whenSaid } from "./dom.js";
import { recall, remember } from "./kept.js";

export function makeHelp() {
  const keys = h("dl");
  const terms = h("dl", { class: "terms" });
  whenSaid((words) => {
    const listed = helpRows.filter(({ does }) => !onlyInTerminal.includes(does));
    keys.replaceChildren(
      ...listed.flatMap(({ keys, does }) => [
        h("dt", {}, ...keys.map((key) => h("kbd", {}, key))),
        h("dd", {}, words.help[does]),
      ]),
    );
    const meanings = Object.values(words.terms);
    terms.replaceChildren(...meanings.flatMap(({ name, means }) => [h("dt", {}, name), h("dd", {}, means)]));
  });
  const box = h("input", { type: "checkbox", id: "shortcuts" });
  box.checked = recall("keys", ["off"]) === null;
  box.addEventListener("change", () => remember("keys", box.checked ? "on" : "off"));
  const element: HTMLDialogElement = h(
    "dialog",
    { "aria-labelledby": "help-title" },
    h(
      "div",
      { class: "sheet" },
      // Has the focus at first: what has it is scrolled to, and the keys stand at the top.
      h("h2", { id: "help-title", tabindex: -1, autofocus: "" }, (words) => words.helpHeading),
      keys,
      h("h3", {}, (words) => capital(words.termsTitle)),
      terms,
      h("p", { class: "faint" }, (words) => capital(words.termsMore)),
      h("p", { class: "faint" }, (words) => capital(words.reading)),
      h(
        "p",
        { class: "check row" },
        box,
        h("label", { for: box.id }, (words) => words.shortcuts),
      ),
      h("p", { class: "faint" }, (words) => words.made),
      button(
        () => element.close(),
        {},
        (words) => words.close,
      ),
    ),
  );
  // A click beside the dialog falls on the dialog itself.
  element.addEventListener("click", (event) => {
    if (event.target === element) element.close();
  });
  element.addEventListener("keydown", (event) => {
    if (event.key !== "?") return;
    event.preventDefault();
    event.stopPropagation();
    element.close();
  });
  return {
    element,
    keysAreOn: () => box.checked,
    toggle(): void {
      if (element.open) element.close();
      else element.showModal();
    },
  };
}
