// An event as one line, for where there is no screen, and for who listens rather than looks: its number, when, and why.
import { seconds } from "../../draw/figures.js";
import type { Language } from "../../draw/view.js";
import { padStart } from "../../draw/width.js";
import type { StepModel } from "../model/stepModel.js";
import { wholeWhySentence } from "../words/texts.js";

/** @param lineWord the source line in words, as it stands behind a sentence */
export function renderStepLine(
  model: StepModel,
  lineWord: (line: number) => string,
  language: Language,
): string {
  const { step, steps, at, why, source } = model;
  const number = padStart(`${step}`, `${steps}`.length);
  const where = isInProgram(why) && source.current !== null ? lineWord(source.current) : "";
  return `${number}  ${seconds(at)}  ${wholeWhySentence(why, language)}${where}`;
}

/** Does the event happen at a line of the program that is known? That of a return is not, nor any in another thread. */
function isInProgram(why: StepModel["why"]): boolean {
  if (why.kind === "task-done") return why.outcome.status === "failed";
  if (why.kind === "output") return !why.isThread;
  if (why.kind === "timer-set") return why.timer.role !== "thread";
  return ["blocked", "step-began", "suspended"].includes(why.kind);
}
