// The rules of the Trace Event Format: a judge of its own, which knows nothing of how the traces are made.
import type { ChromeEvent } from "../../src/commands/export/chromeTracks.js";

type Timed = Exclude<ChromeEvent, { readonly ph: "M" }>;
type Slice = Extract<ChromeEvent, { readonly ph: "X" }>;
type End = Extract<ChromeEvent, { readonly id: number }>;

/** A viewer's smallest unit; its own times are fractions of microseconds. */
const nanoseconds = (microseconds: number): number => Math.round(microseconds * 1000);

/** What of the format's rules a trace breaks, in words. */
export function brokenRules(events: readonly ChromeEvent[]): string[] {
  const judge = new Judge(events);
  for (const event of events) judge.see(event);
  judge.end();
  return judge.faults;
}

class Judge {
  readonly faults: string[] = [];
  readonly #named: ReadonlySet<number>;
  /** The slices of each track that are not over yet, the innermost last. */
  readonly #open = new Map<number, Slice[]>();
  readonly #ends = new Map<string, End[]>();
  #last = 0;

  constructor(events: readonly ChromeEvent[]) {
    this.#named = new Set(
      events.flatMap((event) => (event.ph === "M" && event.name === "thread_name" ? [event.tid] : [])),
    );
  }

  see(event: ChromeEvent): void {
    const { ph, name, pid, tid } = event;
    if (!["M", "X", "i", "s", "f", "b", "e"].includes(ph)) this.faults.push(`an unknown phase: ${ph}`);
    if (!Number.isInteger(pid) || !Number.isInteger(tid)) this.faults.push(`no track: ${name}`);
    if (typeof name !== "string") this.faults.push("no name");
    if (event.ph !== "M") this.#timed(event);
  }

  #timed(event: Timed): void {
    const { ph, name, tid, ts, cat } = event;
    if (!Number.isFinite(ts) || ts < 0) this.faults.push(`no time: ${name}`);
    if (ts < this.#last) this.faults.push(`not in the order of time: ${name}`);
    this.#last = ts;
    if (cat === "") this.faults.push(`no category: ${name}`);
    if (ph !== "b" && ph !== "e" && !this.#named.has(tid)) this.faults.push(`a track without a name: ${tid}`);
    if (ph === "X") this.#slice(event);
    if ("id" in event) this.#end(event);
  }

  #slice(slice: Slice): void {
    const { name, tid } = slice;
    if (!(slice.dur > 0)) this.faults.push(`no length: ${name}`);
    const open = this.#openOn(tid, slice.ts);
    const around = open.at(-1);
    if (around !== undefined && endOf(slice) > endOf(around))
      this.faults.push(`neither within the one before nor apart: ${name}`);
    open.push(slice);
  }

  #openOn(tid: number, ts: number): Slice[] {
    const open = this.#open.get(tid) ?? [];
    this.#open.set(tid, open);
    for (let last = open.at(-1); last && endOf(last) <= nanoseconds(ts); last = open.at(-1)) open.pop();
    return open;
  }

  #end(event: End): void {
    const key = `${event.cat} ${event.name} ${event.id}`;
    this.#ends.set(key, [...(this.#ends.get(key) ?? []), event]);
    if (event.ph !== "s" && event.ph !== "f") return;
    const around = this.#openOn(event.tid, event.ts).at(-1);
    // A task's life is a slice as well, but what it does is in those within.
    if (around === undefined || around.cat === "task")
      this.faults.push(`an arrow that is tied to no slice: ${key} ${event.ph}`);
  }

  end(): void {
    for (const [key, ends] of this.#ends) {
      const kinds = ends.map(({ ph }) => ph).join("");
      const [start, end] = ends;
      if (start === undefined || end === undefined || (kinds !== "sf" && kinds !== "be"))
        this.faults.push(`not a beginning and an end: ${key} is ${kinds}`);
      else if (start.ts > end.ts) this.faults.push(`back in time: ${key}`);
      if (end?.ph === "f" && end.bp !== "e") this.faults.push(`an arrow to the next slice: ${key}`);
    }
  }
}

function endOf({ ts, dur }: Slice): number {
  return nanoseconds(ts) + nanoseconds(dur);
}
