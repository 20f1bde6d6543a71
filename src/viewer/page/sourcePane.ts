// The program's source with the line at which the chosen task stands, or was seen last, and the lines at which others do.
import type { PagePayload } from "../model/payload.js";
import type { TaskRow } from "../model/stepModel.js";
import type { SourceModel } from "../model/stepSource.js";
import { labelText } from "../words/names.js";
import { endingOf } from "../words/texts.js";
import { h, reveal, scroller, setText } from "./dom.js";
import type { PageWords } from "./words.js";

export class SourcePane {
  readonly element = scroller("source", "code");
  readonly file = h("span", { class: "file" });
  readonly #code: PagePayload["code"];
  #shown: SourceModel["language"] | null = null;
  #lines: readonly HTMLElement[] = [];
  /** Those of them of which something is said. */
  #noted: HTMLElement[] = [];

  constructor(code: PagePayload["code"]) {
    this.#code = code;
  }

  show(source: SourceModel, chosen: TaskRow | undefined, words: PageWords): void {
    setText(this.file, source.file);
    if (this.#shown !== source.language) this.#write(source.language);
    for (const line of this.#noted) {
      line.className = "";
      line.removeAttribute("aria-current");
      delete line.dataset.outcome;
      line.querySelector(".who")?.remove();
    }
    this.#noted = [];
    for (const { line, of } of source.marks) this.#note(line, "marked", labelText(of));
    if (source.current !== null) this.#showCurrent(source.current, source.isOver ? chosen : undefined, words);
  }

  /** @param ended the task, where it has ended and stands nowhere any more */
  #showCurrent(at: number, ended: TaskRow | undefined, words: PageWords): void {
    const name = ended === undefined ? "" : words.noted(labelText(ended.label), words.ended);
    const line =
      ended === undefined
        ? this.#note(at, "current", words.now, "who hidden")
        : this.#note(at, "over", words.also(name, words.seenLast));
    if (line === undefined) return;
    if (ended === undefined) line.setAttribute("aria-current", "true");
    else line.dataset.outcome = endingOf(ended);
    const { offsetTop, offsetHeight } = line;
    const margin = Math.min(60, this.element.clientHeight / 4);
    reveal(this.element, offsetTop - margin, offsetTop + offsetHeight + margin);
  }

  /** Says something of a line, for the eye or, hidden, for a screen reader alone. */
  #note(at: number, kind: string, text: string, look = "who"): HTMLElement | undefined {
    const line = this.#lines[at - 1];
    if (line === undefined) return undefined;
    line.className = kind;
    line.append(h("span", { class: look }, text));
    this.#noted.push(line);
    return line;
  }

  #write(language: SourceModel["language"]): void {
    this.#shown = language;
    const lines = this.#code[language] ?? [];
    this.#lines = lines.map((parts) => {
      const text = h("span", { class: "text" });
      for (const [piece, kind] of parts) {
        const element = h("span", {}, piece);
        if (kind !== undefined) element.style.color = `var(--${kind})`;
        text.append(kind === undefined ? piece : element);
      }
      if (parts.length === 0) text.append("\u200b");
      return h("li", {}, text);
    });
    // A list style of none takes the list away from some screen readers: its role gives it back.
    this.element.replaceChildren(h("ol", { role: "list" }, ...this.#lines));
  }
}
