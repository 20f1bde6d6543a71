// A run as JSON, its texts as they were recorded. Rule: `schema` (in `run`) grows when a key's meaning changes; keys are never translated.
import type { ClockChoice } from "../../run/core/protocol.js";
import type { Figure } from "../../trace/compare.js";
import type { Lane } from "../../trace/lanes.js";
import { writtenOf } from "../../trace/written.js";
import type { Measured } from "../common/measure.js";

/**
 * All times in program seconds. An output that was written in several parts came, and is the task's and function's,
 * when the first of them was written.
 */
export function runDocument(
  run: Measured,
  figures: readonly Figure[],
  lanes: readonly Lane[],
  clock: ClockChoice,
): unknown {
  return {
    lesson: run.target.lesson?.id ?? null,
    program: run.target.label,
    ...(run.target.other?.delays ? { delays: run.target.other.delays } : {}),
    source: run.source,
    speed: clock.kind === "real" ? clock.speed : null,
    ending: run.ending,
    // Where the events end that all below is made of; null when they are all that there were.
    truncated: run.cut,
    error: run.error,
    order: run.order,
    elapsed: run.elapsed,
    outputs: writtenOf(run.events).map(({ at, text, stream, task, frames }) => {
      return { at, text, stream, task, by: frames.at(-1) ?? null };
    }),
    lanes,
    figures,
    explanation: run.explanation(),
    check: run.check,
  };
}
