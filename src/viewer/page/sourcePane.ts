// The program's source with the line at which the chosen task stands, or was seen last, and the lines at which others do.

import { labelText } from "../model/names.js";
import type { PagePayload, SourceModel } from "../model/source.js";
import type { TaskRow } from "../model/steps.js";
import { endingOf, sourceTitle } from "../words/texts.js";
import { h, reveal, scroller, setText } from "./dom.js";
import type { PageWords } from "./words.js";

export function makeSourcePane(code: PagePayload["code"]) {
  const element = scroller("source", "code");
  const name = h("span", { class: "file" });
  let shown: SourceModel["language"] | null = null;
  let lines: readonly HTMLElement[] = [];
  /** Those of them of which something is said. */
  let noted: HTMLElement[] = [];

  const write = (language: SourceModel["language"]): void => {
    shown = language;
    lines = (code[language] ?? []).map((parts) => {
      const pieces = parts.map(([text, kind]) => {
        const piece = h("span", {}, text);
        if (kind !== undefined) piece.style.color = `var(--${kind})`;
        return kind === undefined ? text : piece;
      });
      // An empty line would have no height.
      return h("li", {}, h("span", { class: "text" }, ...(pieces.length === 0 ? ["\u200b"] : pieces)));
    });
    // A list style of none takes the list away from some screen readers: its role gives it back.
    element.replaceChildren(h("ol", { role: "list" }, ...lines));
  };

  /** Says something of a line, for the eye or, hidden, for a screen reader alone. */
  const note = (at: number, kind: string, text: string, look = "who"): HTMLElement | undefined => {
    const line = lines[at - 1];
    if (line === undefined) return undefined;
    line.className = kind;
    line.append(h("span", { class: look }, text));
    noted.push(line);
    return line;
  };

  /** @param ended the task, where it has ended and stands nowhere any more */
  const noteCurrent = (at: number, ended: TaskRow | undefined, words: PageWords): HTMLElement | undefined => {
    if (ended === undefined) {
      const line = note(at, "current", words.now, "who hidden");
      line?.setAttribute("aria-current", "true");
      return line;
    }
    const name = words.noted(labelText(ended.label), words.ended);
    const line = note(at, "over", words.also(name, words.seenLast));
    if (line !== undefined) line.dataset.outcome = endingOf(ended);
    return line;
  };

  return {
    element,
    name,
    show(source: SourceModel, chosen: TaskRow | undefined, words: PageWords) {
      const { language, marks, current, isOver } = source;
      setText(name, sourceTitle(source, words));
      if (shown !== language) write(language);
      for (const line of noted) {
        line.className = "";
        line.removeAttribute("aria-current");
        delete line.dataset.outcome;
        line.querySelector(".who")?.remove();
      }
      noted = [];
      for (const { line, of } of marks) note(line, "marked", labelText(of));
      const line = current === null ? undefined : noteCurrent(current, isOver ? chosen : undefined, words);
      if (line === undefined) return;
      const { offsetTop, offsetHeight } = line;
      const margin = Math.min(60, element.clientHeight / 4);
      reveal(element, offsetTop - margin, offsetTop + offsetHeight + margin);
    },
  };
}
