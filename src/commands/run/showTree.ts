// `run --tree`: who waits for whom at one moment of a run.

import { seconds } from "../../draw/figures.js";
import type { TraceDocument } from "../../trace/document.js";
import type { Second } from "../../trace/event.js";
import { fullestMoment } from "../../trace/fullest.js";
import { TraceIndex } from "../../trace/snapshot.js";
import type { Context } from "../common/context.js";
import { UsageError } from "../common/exitCode.js";
import { renderTaskTree } from "./taskTree.js";

export interface TreeOptions {
  readonly at?: Second;
  readonly internals?: boolean;
}

/** @throws {UsageError} when the run was over before the moment asked for */
export async function treeOf(
  document: TraceDocument,
  { at, internals = false }: TreeOptions,
  context: Context,
): Promise<string> {
  const { events } = document;
  const end = events.at(-1);
  if (at !== undefined && at > (end?.at ?? 0))
    throw new UsageError(context.words.trace.error.nothingAt(at, seconds(end?.at ?? 0)));
  const index = new TraceIndex(events);
  const fullest = fullestMoment(events);
  const isCut = end?.kind !== "program-ended";
  const moment = at !== undefined ? "asked" : isCut ? "last" : fullest === null ? "end" : "fullest";
  const snapshot = index.snapshot(at === undefined ? (fullest ?? events.length) : index.atTime(at));
  return renderTaskTree({ document, snapshot, moment, asked: at, internals }, await context.view());
}
