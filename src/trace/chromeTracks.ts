// The tracks of a trace in the Trace Event Format. Rule: the slices of a track lie one within the other or apart, and
// an arrow's ends lie within slices, or the viewers drop them.
import type { Second } from "./event.js";

type Args = Readonly<Record<string, string | number>>;

interface OfTrack {
  readonly pid: number;
  readonly tid: number;
}

/** `ts` and `dur` are microseconds; a viewer keeps nanoseconds. */
export type ChromeEvent =
  | (OfTrack & {
      readonly ph: "M";
      readonly name: "process_name" | "thread_name" | "thread_sort_index";
      readonly args: Args;
    })
  | (OfTrack & {
      readonly ph: "X";
      readonly name: string;
      readonly cat: string;
      readonly ts: number;
      readonly dur: number;
      readonly args?: Args;
    })
  | (OfTrack & {
      readonly ph: "i";
      readonly name: string;
      readonly cat: string;
      readonly ts: number;
      readonly s: "t";
      readonly args: Args;
    })
  | (OfTrack & { readonly ph: "s" | "f" | "b" | "e" } & {
      readonly name: string;
      readonly cat: string;
      readonly id: number;
      readonly ts: number;
      /** Of an arrow's end: it is at the slice around it, not at the next. */
      readonly bp?: "e";
      readonly args?: Args;
    });

/** All within the writer are whole nanoseconds. */
interface OpenSlice {
  readonly name: string;
  readonly cat: string;
  readonly from: number;
  readonly args: Args;
  /** The arrows that leave from it: they leave before it ends. */
  readonly leaving: Leaving[];
}

interface Leaving {
  readonly id: number;
  readonly track: number;
  at: number;
}

/** The beginning of an arrow. */
export type Arrow = Readonly<Leaving> & { readonly name: string };

interface Track {
  readonly open: OpenSlice[];
  /** Where the last slice ended: the next one begins there at the earliest. */
  reached: number;
  /** The end of the last slice that was closed, from which arrows may leave later. */
  last: { readonly from: number; readonly to: number } | null;
}

const pid = 1;
/** No slice is shorter: viewers can neither show one without length nor tie an arrow to it. */
const leastLength = 100;

export class Tracks {
  readonly #tracks = new Map<number, Track>();
  readonly #heads: ChromeEvent[] = [];
  readonly #slices: ChromeEvent[] = [];
  readonly #marks: ChromeEvent[] = [];
  readonly #arrows: { readonly arrow: Arrow; readonly track: number; readonly at: number }[] = [];
  #arrowCount = 0;

  nameProcess(name: string): void {
    this.#heads.unshift({ ph: "M", name: "process_name", pid, tid: 0, args: { name } });
  }

  /** Does nothing where there is one already. */
  open(tid: number, name: string): void {
    if (this.#tracks.has(tid)) return;
    this.#tracks.set(tid, { open: [], reached: 0, last: null });
    this.#heads.push({ ph: "M", name: "thread_name", pid, tid, args: { name } });
    this.#heads.push({ ph: "M", name: "thread_sort_index", pid, tid, args: { sort_index: tid } });
  }

  begin(tid: number, at: Second, name: string, cat: string, args: Args = {}): void {
    const track = this.#tracks.get(tid);
    if (track === undefined) return;
    track.reached = Math.max(track.reached, nanoseconds(at));
    track.open.push({ name, cat, from: track.reached, args, leaving: [] });
  }

  /** Ends the innermost slice that is open. */
  end(tid: number, at: Second, args: Args = {}): void {
    const track = this.#tracks.get(tid);
    const slice = track?.open.pop();
    if (track === undefined || slice === undefined) return;
    const { name, cat, from } = slice;
    const to = Math.max(nanoseconds(at), track.reached, from + leastLength);
    for (const arrow of slice.leaving) arrow.at = Math.min(arrow.at, to - 1);
    const all = { ...slice.args, ...args };
    const dur = to - from;
    this.#slices.push({
      ph: "X",
      name,
      cat,
      ...place(tid, from),
      dur: dur / 1000,
      ...(hasAny(all) && { args: all }),
    });
    track.reached = to;
    track.last = { from, to };
  }

  endAll(tid: number, at: Second): void {
    while ((this.#tracks.get(tid)?.open.length ?? 0) > 0) this.end(tid, at);
  }

  /** A slice whose both ends are known; one without length is left out. */
  slice(tid: number, from: Second, to: Second, name: string, cat: string, args: Args = {}): void {
    const reached = this.#tracks.get(tid)?.reached ?? 0;
    if (nanoseconds(to) <= Math.max(nanoseconds(from), reached)) return;
    this.begin(tid, from, name, cat, args);
    this.end(tid, to);
  }

  /** A slice for what takes no time. */
  moment(tid: number, at: Second, name: string, cat: string, args: Args): void {
    this.begin(tid, at, name, cat, args);
    this.end(tid, at);
  }

  mark(tid: number, at: Second, name: string, cat: string, args: Args): void {
    this.#marks.push({ ph: "i", name, cat, ...place(tid, nanoseconds(at)), s: "t", args });
  }

  /** What may overlap with others of its kind stands on no track. */
  span(id: number, from: Second, to: Second, name: string, args: Args): void {
    const shared = { name, cat: "span", id };
    this.#marks.push({ ph: "b", ...shared, ...place(0, nanoseconds(from)), args });
    this.#marks.push({ ph: "e", ...shared, ...place(0, nanoseconds(to)) });
  }

  /** Begins an arrow in the slice of a track that is open, or else in the one that ended last. Null: there is none. */
  leaveFrom(tid: number, at: Second, name: string): Arrow | null {
    const track = this.#tracks.get(tid);
    const slice = track?.open.at(-1);
    if (track === undefined) return null;
    const isRunning = slice !== undefined && slice.cat !== "task";
    const from = isRunning ? slice.from : track.last?.from;
    if (from === undefined) return null;
    const until = isRunning ? Number.POSITIVE_INFINITY : (track.last?.to ?? 0) - 1;
    const leaving = {
      id: ++this.#arrowCount,
      track: tid,
      at: Math.min(Math.max(from, nanoseconds(at)), until),
      name,
    };
    if (isRunning) slice.leaving.push(leaving);
    return leaving;
  }

  /** Ends an arrow where the innermost open slice of a track begins. */
  arriveAt(tid: number, arrow: Arrow): void {
    const slice = this.#tracks.get(tid)?.open.at(-1);
    if (slice !== undefined) this.#arrows.push({ arrow, track: tid, at: slice.from });
  }

  /** In the order of time; at the same moment an outer slice first, then those within it, then what is tied to them. */
  events(): ChromeEvent[] {
    const arrows = this.#arrows.flatMap(({ arrow, track, at }): ChromeEvent[] => {
      const shared = { name: arrow.name, cat: "wake", id: arrow.id };
      return [
        { ph: "s", ...shared, ...place(arrow.track, arrow.at) },
        { ph: "f", ...shared, ...place(track, Math.max(at, arrow.at)), bp: "e" },
      ];
    });
    // Those within were ended, and kept, before the one around them.
    const timed = [...this.#slices.toReversed(), ...this.#marks, ...arrows].sort(
      (a, b) => timeOf(a) - timeOf(b) || rankOf(a) - rankOf(b) || lengthOf(b) - lengthOf(a),
    );
    return [...this.#heads, ...timed];
  }
}

function place(tid: number, at: number): OfTrack & { readonly ts: number } {
  return { pid, tid, ts: at / 1000 };
}

function nanoseconds(at: Second): number {
  return Math.round(at * 1e9);
}

function hasAny(args: Args): boolean {
  return Object.keys(args).length > 0;
}

function timeOf(event: ChromeEvent): number {
  return "ts" in event ? event.ts : 0;
}

function rankOf({ ph }: ChromeEvent): number {
  return ph === "X" || ph === "b" ? 0 : ph === "f" ? 2 : 1;
}

function lengthOf(event: ChromeEvent): number {
  return event.ph === "X" ? event.dur : 0;
}
