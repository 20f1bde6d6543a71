// `run --tree`: who waits for whom at one moment of a run.

import { seconds } from "../../draw/figures.js";
import type { Second } from "../../trace/event.js";
import { Timeline } from "../../trace/state/timeline.js";
import type { Context } from "../common/context.js";
import { UsageError } from "../common/exitCode.js";
import type { Read } from "../common/traceOf.js";
import { renderTaskTree } from "./taskTree.js";
import { runWords } from "./words.js";

export interface TreeOptions {
  readonly at?: Second;
  readonly internals?: boolean;
}

/** @throws {UsageError} when the run was over before the moment asked for */
export async function treeOf(
  { document, timeline = new Timeline(document.events) }: Read,
  { at, internals = false }: TreeOptions,
  context: Context,
): Promise<string> {
  const { events } = document;
  const end = events.at(-1);
  if (at !== undefined && at > (end?.at ?? 0))
    throw new UsageError(runWords[context.language].nothingAt(at, seconds(end?.at ?? 0)));
  const { fullest } = timeline;
  // What a run that was cut short hung on is what one wants to see.
  const isCut = end?.kind !== "program-ended";
  const moment = at !== undefined ? "asked" : isCut ? "last" : fullest === null ? "end" : "fullest";
  const position =
    at !== undefined ? timeline.atTime(at) : isCut ? events.length : (fullest ?? events.length);
  const snapshot = timeline.stateAt(position);
  return renderTaskTree({ document, snapshot, moment, asked: at, internals }, await context.view());
}
