// What a changed program writes, as the texts are held to it: each line with its time, and what stderr says of tasks and coroutines.
import type { TraceEvent } from "../../../../src/trace/event.js";
import { comparable } from "../unequal.js";

interface Looks {
  /** Did it run in real time? Then its times are left out. */
  readonly isReal: boolean;
  /** Is it told when each task ended, and how? */
  readonly withTasks: boolean;
}

/** @param id the lesson's: what is measured in it is left out */
export function seenIn(events: readonly TraceEvent[], id: string, { isReal, withTasks }: Looks): string[] {
  const lines: string[] = [];
  const reports: string[] = [];
  const tasks = new Map<number, string>();
  for (const event of events) {
    if (event.kind === "task-created") tasks.set(event.task, event.coroutine);
    if (event.kind === "task-done" && withTasks)
      lines.push(`${event.at.toFixed(3)} s  (${tasks.get(event.task)} ${event.outcome.status})`);
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
