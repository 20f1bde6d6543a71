// What a changed program writes, as the texts are held to it: each line with its time, and what stderr says of tasks and coroutines.
import type { TraceEvent } from "../../../../src/trace/event.js";
import { comparable } from "../unequal.js";

/** @param id the lesson's: what is measured in it is left out; `isReal`: and so are the times */
export function seenIn(events: readonly TraceEvent[], id: string, isReal: boolean): string[] {
  const lines: string[] = [];
  const reports: string[] = [];
  for (const event of events) {
    if (event.kind === "program-ended" && event.outcome.status === "raised")
      reports.push(`ends with ${event.outcome.error.name}: ${event.outcome.error.message}`);
    if (event.kind !== "output") continue;
    const texts = event.text.split("\n");
    const time = isReal ? "" : `${event.at.toFixed(3)} s  `;
    if (event.stream === "stderr") reports.push(...texts.flatMap(reportIn));
    else lines.push(...texts.map((text) => time + comparable(id, text)));
  }
  // When an object ends is another moment in each language.
  return [...lines, ...reports.toSorted().map((report) => `stderr: ${report}`)];
}

/** Without the place where it happened. */
function reportIn(text: string): string[] {
  const [found] =
    /\w+Warning: (?!Enable tracemalloc).*|^(?:Task|Future|_GatheringFuture) .*(?:retrieved|pending!)$/.exec(
      text,
    ) ?? [];
  return found === undefined ? [] : [found];
}
