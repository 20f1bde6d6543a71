// Stepping through the trace of a document.
import type { Language } from "../../src/draw/view.js";
import type { TraceDocument } from "../../src/trace/document.js";
import { Timeline } from "../../src/trace/state/timeline.js";
import { Steps } from "../../src/viewer/model/steps.js";
import { Moment, type Why } from "../../src/viewer/model/why.js";
import type { FrameStyle, Size } from "../../src/viewer/terminal/box.js";
import { type FrameData, renderStepFrame } from "../../src/viewer/terminal/frame.js";
import { viewerWords } from "../../src/viewer/words/words.js";
import { viewOf } from "./view.js";

export function stepsOf(document: TraceDocument, internals = false): Steps {
  return new Steps(document, new Timeline(document.events), internals);
}

export function styleOf(
  language: Language = "en",
  options: { readonly ascii?: boolean; readonly color?: boolean } = {},
): FrameStyle {
  const { theme } = viewOf(80, language, options);
  return { theme, language, words: viewerWords[language], highlight: null };
}

/** Why an event happened, without the rest of what is shown at it. */
export function whyAt({ document, timeline, names }: Steps, event: number): Why {
  return new Moment(document.events, timeline.stateAt(event), names).why();
}

/** A frame at a place among the events that are shown. */
export function frameAt(
  steps: Steps,
  place: number,
  size: Size,
  style = styleOf(),
  data: Partial<FrameData> = {},
): string[] {
  const model = steps.model({ event: steps.shown.at(place), task: null, source: "typescript" });
  return renderStepFrame(
    { model, footer: { kind: "keys" }, playing: null, alone: null, ...data },
    size,
    style,
  );
}
