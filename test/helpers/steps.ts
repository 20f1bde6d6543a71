// Stepping through the trace of a document.
import type { Language } from "../../src/draw/view.js";
import type { TraceDocument } from "../../src/trace/document.js";
import { Timeline } from "../../src/trace/state/timeline.js";
import { Steps } from "../../src/viewer/model/stepModel.js";
import {
  type FrameData,
  type FrameStyle,
  renderStepFrame,
  type Size,
} from "../../src/viewer/terminal/frame.js";
import { viewOf } from "./view.js";

export function stepsOf(document: TraceDocument, internals = false): Steps {
  return new Steps(document, new Timeline(document.events), internals);
}

export function styleOf(
  language: Language = "en",
  options: { readonly ascii?: boolean; readonly color?: boolean } = {},
): FrameStyle {
  const { theme } = viewOf(80, language, options);
  return { theme, language, highlight: null };
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
    { model, footer: { kind: "keys" }, playing: null, help: null, ...data },
    size,
    style,
  );
}
