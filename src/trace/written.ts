// What a program wrote, as a reader takes it. Rule: a line came when its first part was written, and is whose that part
// is, whoever completes it later.
import type { OutputStream, Second, TaskId, TraceEvent } from "./event.js";
import { withoutReturns } from "./harmless.js";

/** One line, or several that were written at once. */
export interface Written {
  readonly stream: OutputStream;
  /** Without the final newline. */
  readonly text: string;
  /** When it was written, in program seconds; its first part, if it was written in several. */
  readonly at: Second;
  /** Who wrote it, or began it: the task, and its active functions, outermost first. */
  readonly task: TaskId | null;
  readonly frames: readonly string[];
}

/**
 * Of a longer line, in characters, the first so many are kept once it is complete; until then, some of its last. Nobody
 * reads more, and a program may well write without ever ending a line.
 */
export const longestLine = 1_000_000;

/** Lines that have no newline yet, at most one a stream, in the order in which they were begun. */
export type OpenLines = readonly Written[];

export const noOpenLines: OpenLines = [];

/** The lines that are open after one more event. */
export function openLinesAfter(open: OpenLines, event: TraceEvent): OpenLines {
  switch (event.kind) {
    case "output":
      return event.since === undefined ? open : open.filter(({ stream }) => stream !== event.stream);
    case "output-part":
      return open.some(({ stream }) => stream === event.stream)
        ? open.map((line) =>
            line.stream === event.stream ? { ...line, text: endOf(line.text + event.text) } : line,
          )
        : [...open, writtenAt(event, event.at)];
    default:
      return open;
  }
}

/** What an `output` event completes, where these lines were open before it. */
export function completedBy(
  event: Extract<TraceEvent, { readonly kind: "output" }>,
  open: OpenLines,
): Written {
  const { since, at, text } = event;
  const begun = since === undefined ? undefined : open.find(({ stream }) => stream === event.stream);
  return begun === undefined ? writtenAt(event, since ?? at) : { ...begun, text: withoutReturns(text) };
}

/** All that was written, in the order in which it came; of a trace cut short, its open lines as well. */
export function writtenOf(events: readonly TraceEvent[]): Written[] {
  const written: Written[] = [];
  let open = noOpenLines;
  for (const event of events) {
    if (event.kind === "output") written.push(completedBy(event, open));
    open = openLinesAfter(open, event);
  }
  return [...written, ...open].sort((one, other) => one.at - other.at);
}

/** Cut to the half, so that it is not cut anew at every part. */
function endOf(text: string): string {
  return text.length <= longestLine ? text : text.slice(-longestLine / 2).replace(/^[\udc00-\udfff]/, "");
}

function writtenAt({ stream, text, task, frames }: Omit<Written, "at">, at: Second): Written {
  return { stream, text: withoutReturns(text), at, task, frames };
}
