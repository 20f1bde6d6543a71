// The tracks of a trace in the Trace Event Format. Rule: the slices of a track lie one within the other or apart, and
// an arrow's ends lie within slices and follow one another in time, or the viewers drop them.
import type { Second } from "../../trace/event.js";

type Args = Readonly<Record<string, string | number>>;

interface OfTrack {
  readonly pid: number;
  readonly tid: number;
}

interface Placed extends OfTrack {
  readonly name: string;
  readonly cat: string;
  /** In microseconds, as `dur`; a viewer keeps nanoseconds. */
  readonly ts: number;
}

export type ChromeEvent =
  | (OfTrack & {
      readonly ph: "M";
      readonly name: "process_name" | "thread_name" | "thread_sort_index";
      readonly args: Args;
    })
  | (Placed & { readonly ph: "X"; readonly dur: number; readonly args?: Args })
  | (Placed & { readonly ph: "i"; readonly s: "t"; readonly args: Args })
  /** `bp`: of an arrow's end, which is at the slice around it, not at the next. */
  | (Placed & {
      readonly ph: "s" | "f" | "b" | "e";
      readonly id: number;
      readonly bp?: "e";
      readonly args?: Args;
    });

/** A stretch of a track, in whole nanoseconds, as all within the writer. */
export interface Slice {
  readonly track: number;
  readonly name: string;
  readonly cat: string;
  readonly from: number;
  /** Infinity while it is open. */
  readonly to: number;
  readonly args: Args;
}

type OpenSlice = { -readonly [K in keyof Slice]: Slice[K] };

/** The beginning of an arrow. */
export interface Arrow {
  readonly id: number;
  readonly name: string;
  readonly slice: Slice;
  readonly at: number;
}

interface Track {
  readonly open: OpenSlice[];
  /** Where the last slice ended: the next one begins there at the earliest. */
  reached: number;
}

const pid = 1;
/** No slice is shorter: viewers can neither show one without length nor tie an arrow to it. */
const leastLength = 100;

/**
 * All tracks share one clock. What takes no time is given the least length, and what comes after it, on whatever track,
 * begins after it: so nothing that leads to another is shown after that. The clock is right again with the next moment
 * that is later.
 */
export class Tracks {
  readonly #tracks = new Map<number, Track>();
  readonly #heads: ChromeEvent[] = [];
  readonly #slices: Slice[] = [];
  readonly #marks: ChromeEvent[] = [];
  readonly #arrows: { readonly arrow: Arrow; readonly track: number; readonly at: number }[] = [];
  #arrowCount = 0;
  #now = 0;

  /** The moment that is shown, to be given back to `slice`. */
  get now(): number {
    return this.#now;
  }

  moveTo(at: Second): void {
    this.#now = Math.max(this.#now, nanoseconds(at));
  }

  nameProcess(name: string): void {
    this.#heads.unshift({ ph: "M", name: "process_name", pid, tid: 0, args: { name } });
  }

  /** Does nothing where there is one already. */
  open(tid: number, name: string): void {
    if (this.#tracks.has(tid)) return;
    this.#tracks.set(tid, { open: [], reached: 0 });
    this.#heads.push({ ph: "M", name: "thread_name", pid, tid, args: { name } });
    this.#heads.push({ ph: "M", name: "thread_sort_index", pid, tid, args: { sort_index: tid } });
  }

  /** Null: there is no such track. */
  begin(tid: number, name: string, cat: string, args: Args = {}, from: number = this.#now): Slice | null {
    const track = this.#tracks.get(tid);
    if (track === undefined) return null;
    track.reached = Math.max(track.reached, from);
    const slice = { track: tid, name, cat, from: track.reached, to: Number.POSITIVE_INFINITY, args };
    track.open.push(slice);
    return slice;
  }

  /** Ends the innermost slice that is open. */
  end(tid: number, args: Args = {}, at: number = this.#now): void {
    const track = this.#tracks.get(tid);
    const slice = track?.open.pop();
    if (track === undefined || slice === undefined) return;
    slice.to = Math.max(at, track.reached, slice.from + leastLength);
    if (hasAny(args)) slice.args = { ...slice.args, ...args };
    this.#slices.push(slice);
    track.reached = slice.to;
    this.#now = Math.max(this.#now, slice.to);
  }

  endAll(): void {
    for (const [tid, { open }] of this.#tracks) while (open.length > 0) this.end(tid);
  }

  /** A slice from a moment on that was shown; one without length is left out. */
  slice(tid: number, from: number, name: string, cat: string, args: Args = {}): void {
    if (this.#now <= from) return;
    this.begin(tid, name, cat, args, from);
    this.end(tid);
  }

  /** A slice for what takes no time. */
  moment(tid: number, name: string, cat: string, args: Args): Slice | null {
    const slice = this.begin(tid, name, cat, args);
    this.end(tid);
    return slice;
  }

  mark(tid: number, name: string, cat: string, args: Args, at: number = this.#now): void {
    this.#marks.push({ ph: "i", name, cat, ...place(tid, at), s: "t", args });
  }

  /** What may overlap with others of its kind stands on no track. */
  span(id: number, from: Second, to: Second, name: string, args: Args): void {
    const shared = { name, cat: "span", id };
    this.#marks.push({ ph: "b", ...shared, ...place(0, nanoseconds(from)), args });
    this.#marks.push({ ph: "e", ...shared, ...place(0, nanoseconds(to)) });
  }

  /** Begins an arrow now, or at the end of a slice that is over. */
  leaveFrom(slice: Slice, name: string): Arrow {
    return { id: ++this.#arrowCount, name, slice, at: this.#now };
  }

  /** Ends an arrow where a slice begins. */
  arriveAt(slice: Slice, arrow: Arrow): void {
    this.#arrows.push({ arrow, track: slice.track, at: slice.from });
  }

  /** In the order of time; at the same moment an outer slice first, then those within it, then what is tied to them. */
  events(): ChromeEvent[] {
    const arrows = this.#arrows.flatMap(
      ({ arrow: { id, name, slice, at: since }, track, at }): ChromeEvent[] => {
        const shared = { name, cat: "wake", id };
        return [
          // A slice's end is no part of it.
          { ph: "s", ...shared, ...place(slice.track, Math.min(since, slice.to - 1)) },
          { ph: "f", ...shared, ...place(track, at), bp: "e" },
        ];
      },
    );
    // Those within were ended, and kept, before the one around them.
    const slices = this.#slices.toReversed().map(eventOf);
    const timed = [...slices, ...this.#marks, ...arrows].sort(
      (a, b) => timeOf(a) - timeOf(b) || rankOf(a) - rankOf(b) || lengthOf(b) - lengthOf(a),
    );
    return [...this.#heads, ...timed];
  }
}

function eventOf({ track, name, cat, from, to, args }: Slice): ChromeEvent {
  const dur = (to - from) / 1000;
  return { ph: "X", name, cat, ...place(track, from), dur, ...(hasAny(args) && { args }) };
}

function place(tid: number, at: number): OfTrack & { readonly ts: number } {
  return { pid, tid, ts: at / 1000 };
}

export function nanoseconds(at: Second): number {
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
