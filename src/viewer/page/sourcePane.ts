// The program's source with the line at which the chosen task stands, or was seen last, and the lines at which others do.

import { labelText } from "../model/names.js";
import type { PagePayload, SourceModel } from "../model/source.js";
import type { TaskRow } from "../model/steps.js";
import { endingOf } from "../words/texts.js";
import { h, reveal, setText } from "./dom.js";
import type { PaneWords } from "./tables.js";

/** What is said of a line; hidden where it is seen at once. */
interface Note {
  readonly text: string;
  readonly isHidden: boolean;
}

export class SourcePane {
  readonly element = h("div", { class: "scroll code", tabindex: 0, role: "group" });
  readonly file = h("span", { class: "file" });
  readonly #code: PagePayload["code"];
  #shown: SourceModel["language"] | null = null;
  #lines: HTMLElement[] = [];

  constructor(code: PagePayload["code"]) {
    this.#code = code;
  }

  show(source: SourceModel, chosen: TaskRow | undefined, words: PaneWords): void {
    setText(this.file, source.file);
    if (this.#shown !== source.language) this.#write(source.language);
    const ended = source.isOver ? chosen : undefined;
    this.#lines.forEach((line, at) => {
      const number = at + 1;
      const isChosen = source.current === number;
      const isCurrent = isChosen && ended === undefined;
      line.classList.toggle("current", isCurrent);
      line.classList.toggle("over", isChosen && ended !== undefined);
      if (isChosen && ended !== undefined) line.dataset.outcome = endingOf(ended);
      else delete line.dataset.outcome;
      if (isCurrent) line.setAttribute("aria-current", "true");
      else line.removeAttribute("aria-current");
      const others = source.marks.filter((mark) => mark.line === number).map((mark) => labelText(mark.of));
      const note = isChosen ? noteOf(ended, words) : othersAt(others);
      line.classList.toggle("marked", !isChosen && note !== null);
      const shown = line.querySelector(".who");
      if (note === null) shown?.remove();
      else {
        const element = shown ?? line.appendChild(h("span"));
        element.className = note.isHidden ? "who hidden" : "who";
        setText(element, note.text);
      }
    });
    const current = source.current === null ? undefined : this.#lines[source.current - 1];
    if (current === undefined) return;
    const { offsetTop, offsetHeight } = current;
    const margin = Math.min(60, this.element.clientHeight / 4);
    reveal(this.element, offsetTop - margin, offsetTop + offsetHeight + margin);
  }

  #write(language: SourceModel["language"]): void {
    this.#shown = language;
    const lines = this.#code[language] ?? [];
    this.#lines = lines.map((parts) => {
      const text = h("span", { class: "text" });
      for (const [piece, kind] of parts) {
        text.append(kind === undefined ? piece : h("span", { class: `is-${kind}` }, piece));
      }
      if (parts.length === 0) text.append("\u200b");
      return h("li", {}, text);
    });
    // A list style of none takes the list away from some screen readers: its role gives it back.
    this.element.replaceChildren(h("ol", { role: "list" }, ...this.#lines));
  }
}

/** Of the chosen task's line: that it is the current one, or that the task has ended and stands nowhere any more. */
function noteOf(ended: TaskRow | undefined, { page, step }: PaneWords): Note {
  if (ended === undefined) return { text: page.now, isHidden: true };
  const name = step.noted(labelText(ended.label), step.ended);
  return { text: step.also(name, page.seenLast), isHidden: false };
}

function othersAt(names: readonly string[]): Note | null {
  return names.length === 0 ? null : { text: [...new Set(names)].join(", "), isHidden: false };
}
