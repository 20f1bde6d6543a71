// Walks through a trace as somebody at the keyboard makes them, and the frames that are seen on the way.
import type { Language } from "../../../src/draw/view.js";
import type { TraceDocument } from "../../../src/trace/document.js";
import type { TraceEvent } from "../../../src/trace/event.js";
import { Timeline } from "../../../src/trace/state/timeline.js";
import {
  firstState,
  perSecond,
  pressed,
  type StepKey,
  type StepState,
} from "../../../src/viewer/model/control.js";
import type { SourceLanguage } from "../../../src/viewer/model/source.js";
import { Steps } from "../../../src/viewer/model/steps.js";
import type { Size } from "../../../src/viewer/terminal/box.js";
import { renderStepFrame } from "../../../src/viewer/terminal/frame.js";
import { documentOf } from "../../helpers/document.js";
import { styleOf } from "../../helpers/steps.js";

export interface Look {
  readonly size: Size;
  readonly language: Language;
  readonly source: SourceLanguage;
  /** Are the library's own callbacks and coroutines shown? */
  readonly internals: boolean;
}

const lineCount = 200;

/** A document whose programs have a line for every line that a stack names, in either language. */
export function documentFor(events: readonly TraceEvent[]): TraceDocument {
  const text = (comment: string): string =>
    Array.from({ length: lineCount }, (_, at) => `${" ".repeat(at % 5)}${comment} line ${at + 1}`).join("\n");
  return {
    ...documentOf(events),
    title: { en: "A random program", ja: "でたらめなプログラム" },
    programs: {
      typescript: { file: "program.ts", text: text("//") },
      python: { file: "program.py", text: text("#") },
      pairs: Array.from({ length: lineCount / 2 }, (_, at) => ({ typescript: 2 * at + 1, python: at + 1 })),
    },
  };
}

export function stepsThrough(document: TraceDocument, { internals }: Look): Steps {
  return new Steps(document, new Timeline(document.events), internals);
}

/** A key by its name, or by what it writes. */
function keyOf(key: string): StepKey {
  return key.length === 1 ? { name: key, text: key } : { name: key, text: "" };
}

export function beginningOf({ source, language }: Look): StepState {
  return firstState(source, language);
}

/** @throws {Error} when the key leaves the viewer */
export function after(key: string, state: StepState, steps: Steps): StepState {
  const next = pressed(keyOf(key), state, steps);
  if (next === null) throw new Error(`${key} leaves`);
  return next;
}

/** What is on the screen, as the viewer draws it. */
export function frameOf(state: StepState, steps: Steps, { size }: Look): string {
  const { footer, alone, language, isPlaying } = state;
  const playing = isPlaying ? perSecond(state) : null;
  const data = { model: steps.model(state), footer, playing, alone };
  return renderStepFrame(data, size, styleOf(language)).join("\n");
}
