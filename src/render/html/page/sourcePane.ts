// The program's source with the line at which the chosen task stands, and the lines at which others do.
import type { SourcePane as SourceModel } from "../../../trace/stepModel.js";
import type { Label } from "../../../trace/why.js";
import type { CodeLines } from "../payload.js";
import { h, setText } from "./dom.js";

export interface SourceWords {
  readonly now: string;
  readonly name: (label: Label) => string;
}

export class SourcePane {
  readonly element = h("div", { class: "scroll code", tabindex: 0, role: "group" });
  readonly file = h("span", { class: "file" });
  readonly #code: { readonly typescript: CodeLines; readonly python: CodeLines | null };
  #shown: SourceModel["language"] | null = null;
  #lines: HTMLElement[] = [];

  constructor(code: SourcePane["code"]) {
    this.#code = code;
  }

  get code(): { readonly typescript: CodeLines; readonly python: CodeLines | null } {
    return this.#code;
  }

  show(source: SourceModel, words: SourceWords): void {
    setText(this.file, source.file);
    if (this.#shown !== source.language) this.#write(source.language);
    this.#lines.forEach((line, at) => {
      const number = at + 1;
      const isCurrent = source.current === number;
      line.classList.toggle("current", isCurrent);
      if (isCurrent) line.setAttribute("aria-current", "true");
      else line.removeAttribute("aria-current");
      const others = source.marks.filter((mark) => mark.line === number).map((mark) => words.name(mark.of));
      const said = isCurrent ? [words.now] : [...new Set(others)];
      line.classList.toggle("marked", !isCurrent && said.length > 0);
      const note = line.querySelector(".who");
      if (note === null && said.length > 0) {
        line.append(h("span", { class: isCurrent ? "who hidden" : "who" }, said.join(", ")));
      } else if (note !== null && said.length === 0) note.remove();
      else if (note !== null) {
        note.className = isCurrent ? "who hidden" : "who";
        setText(note, said.join(", "));
      }
    });
    const current = source.current === null ? undefined : this.#lines[source.current - 1];
    if (current !== undefined) this.#reveal(current);
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

  /** Scrolls the pane alone, never the page. */
  #reveal(line: HTMLElement): void {
    const { element } = this;
    const from = line.offsetTop;
    const to = from + line.offsetHeight;
    const margin = Math.min(60, element.clientHeight / 4);
    if (from - margin < element.scrollTop) element.scrollTop = from - margin;
    else if (to + margin > element.scrollTop + element.clientHeight)
      element.scrollTop = to + margin - element.clientHeight;
  }
}
