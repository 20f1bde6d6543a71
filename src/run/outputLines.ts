// What a program writes, as events: the lines that it completes, and what it adds to one that it does not.
import type { Second, TraceEvent } from "../trace/event.js";
import { longestLine } from "../trace/written.js";
import type { StreamName } from "./core/program/output.js";

/** What is told of it. */
type WriteEvent = Extract<TraceEvent, { readonly kind: "output" | "output-part" }>;

/** Who writes. */
export type Writer = Pick<WriteEvent, "task" | "frames" | "thread">;

/** What an event is told with. */
export type Moment = Pick<TraceEvent, "at" | "iteration">;

export class OutputLines {
  readonly #tell: (event: WriteEvent) => void;
  readonly #moment: () => Moment;
  /** The last line of each stream, as far as it was written without a newline yet. */
  readonly #begun: Record<StreamName, { readonly text: string; readonly since: Second } | null> = {
    stdout: null,
    stderr: null,
  };

  /** @param moment when what is told now happens */
  constructor(tell: (event: WriteEvent) => void, moment: () => Moment) {
    this.#tell = tell;
    this.#moment = moment;
  }

  /** Is there a line without a newline? */
  isOpen(stream: StreamName): boolean {
    return this.#begun[stream] !== null;
  }

  write(stream: StreamName, text: string, writer: Writer): void {
    const lines = text.split("\n");
    const rest = lines.pop() ?? "";
    const begun = this.#begun[stream];
    const [first] = lines;
    if (begun !== null && first !== undefined) {
      this.#begun[stream] = null;
      lines.shift();
      const whole = begun.text + first;
      const isTooLong = whole.length > longestLine;
      // Who passes on what is written gets all of it only from the parts.
      if (isTooLong && first !== "") this.#tellPart(stream, first, writer);
      const kept = isTooLong ? `${whole.slice(0, longestLine)}…` : whole;
      this.#tell({ kind: "output", ...this.#moment(), stream, text: kept, ...writer, since: begun.since });
    }
    if (lines.length > 0)
      this.#tell({ kind: "output", ...this.#moment(), stream, text: lines.join("\n"), ...writer });
    if (rest === "") return;
    const at = this.#tellPart(stream, rest, writer);
    const { text: before, since } = this.#begun[stream] ?? { text: "", since: at };
    this.#begun[stream] = { text: before.length > longestLine ? before : before + rest, since };
  }

  #tellPart(stream: StreamName, text: string, writer: Writer): Second {
    const moment = this.#moment();
    this.#tell({ kind: "output-part", ...moment, stream, text, ...writer });
    return moment.at;
  }
}

/** A text in pieces that are short enough for one event each; no character is cut in two. */
export function piecesOf(text: string): readonly string[] {
  if (text.length <= longestLine) return [text];
  const pieces: string[] = [];
  for (let at = 0; at < text.length; ) {
    const last = text.charCodeAt(at + longestLine - 1);
    const isHalf = last >= 0xd800 && last < 0xdc00;
    const next = at + longestLine - (isHalf ? 1 : 0);
    pieces.push(text.slice(at, next));
    at = next;
  }
  return pieces;
}
