// An event as one line, for where there is no screen, and for who listens rather than looks: its number, when, and why.
import type { Language } from "../lesson/model.js";
import type { StepModel } from "../trace/stepModel.js";
import { seconds } from "./figures.js";
import { whySentence } from "./why.js";
import { padStart } from "./width.js";

/** @param lineWord the source line in words, as it stands behind a sentence */
export function renderStepLine(
  model: StepModel,
  lineWord: (line: number) => string,
  language: Language,
): string {
  const { step, steps, at, why, source } = model;
  const number = padStart(`${step}`, `${steps}`.length);
  const where = isInProgram(why) && source.current !== null ? lineWord(source.current) : "";
  return `${number}  ${seconds(at)}  ${whySentence(why, language)}${where}`;
}

/** Does the event happen at a line of the program that is known? That of a return is not, nor any in another thread. */
function isInProgram(why: StepModel["why"]): boolean {
  if (why.kind === "task-done") return why.outcome.status === "failed";
  if (why.kind === "output") return !why.isThread;
  if (why.kind === "timer-set") return why.timer.role !== "thread";
  return ["blocked", "step-began", "suspended"].includes(why.kind);
}
