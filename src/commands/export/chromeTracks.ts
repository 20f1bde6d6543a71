// The tracks of a trace in the Trace Event Format. Rule: the slices of a track lie one within the other or apart, and
// an arrow's ends lie within slices and follow one another in time, or the viewers drop them.
import type { Second } from "../../trace/event.js";

type Args = Readonly<Record<string, string | number>>;

interface OfTrack {
  readonly pid: number;
  readonly tid: number;
}

interface HeadEvent extends OfTrack {
  readonly ph: "M";
  readonly name: "process_name" | "thread_name" | "thread_sort_index";
  readonly args: Args;
}

interface Placed extends OfTrack {
  readonly name: string;
  readonly cat: string;
  /** In microseconds, as `dur`; a viewer keeps nanoseconds. */
  readonly ts: number;
}

type TimedEvent = Placed &
  (
    | { readonly ph: "X"; readonly dur: number; readonly args?: Args }
    | { readonly ph: "i"; readonly s: "t"; readonly args: Args }
    /** `bp`: of an arrow's end, which is at the slice around it, not at the next. */
    | { readonly ph: "s" | "f" | "b" | "e"; readonly id: number; readonly bp?: "e"; readonly args?: Args }
  );

export type ChromeEvent = HeadEvent | TimedEvent;

/** A stretch of a track, in whole nanoseconds, as all within the writer. */
export interface Slice {
  readonly track: number;
  readonly name: string;
  readonly cat: string;
  readonly from: number;
  /** Infinity while it is open. */
  to: number;
  args: Args;
}

/** The beginning of an arrow, which points from what wakes a task to the step that follows. */
export interface Arrow {
  readonly id: number;
  readonly from: Slice;
  readonly at: number;
}

interface Track {
  readonly open: Slice[];
  /** Where the last slice ended: the next one begins there at the earliest. */
  reached: number;
}

const pid = 1;
/** In which order events of the same moment come. */
const ranks = { X: 0, b: 0, i: 1, s: 1, e: 1, f: 2 } as const;
/** No slice is shorter: viewers can neither show one without length nor tie an arrow to it. */
const leastLength = 100;

/**
 * All tracks share one clock. What takes no time is given the least length, and what comes after it, on whatever track,
 * begins after it: so nothing that leads to another is shown after that. The clock is right again with the next moment
 * that is later.
 */
export class Tracks {
  readonly #tracks = new Map<number, Track>();
  readonly #heads: HeadEvent[] = [];
  readonly #slices: Slice[] = [];
  readonly #marks: TimedEvent[] = [];
  readonly #arrows: (Arrow & { readonly to: Slice })[] = [];
  #arrowCount = 0;
  #spanCount = 0;
  #now = 0;

  /** @param processName what is named above all tracks */
  constructor(processName: string) {
    this.#heads.push({ ph: "M", name: "process_name", pid, tid: 0, args: { name: processName } });
  }

  /** The moment that is shown, to be given back to `slice`. */
  get now(): number {
    return this.#now;
  }

  moveTo(at: Second): void {
    this.#now = Math.max(this.#now, nanoseconds(at));
  }

  /** Does nothing where there is one already. */
  open(tid: number, name: string): void {
    if (this.#tracks.has(tid)) return;
    this.#tracks.set(tid, { open: [], reached: 0 });
    this.#heads.push({ ph: "M", name: "thread_name", pid, tid, args: { name } });
    this.#heads.push({ ph: "M", name: "thread_sort_index", pid, tid, args: { sort_index: tid } });
  }

  begin(tid: number, name: string, cat: string, args: Args = {}, from: number = this.#now): Slice {
    const track = this.#track(tid);
    track.reached = Math.max(track.reached, from);
    const slice = { track: tid, name, cat, from: track.reached, to: Number.POSITIVE_INFINITY, args };
    track.open.push(slice);
    return slice;
  }

  /** Ends the innermost slice that is open. */
  end(tid: number, args: Args = {}, at: number = this.#now): void {
    const track = this.#track(tid);
    const slice = track.open.pop();
    if (slice === undefined) return;
    slice.to = Math.max(at, track.reached, slice.from + leastLength);
    slice.args = { ...slice.args, ...args };
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

  /** Slices, in program seconds, of which each lies within another or apart from it; an outer one is given first. */
  nest(tid: number, slices: readonly Pick<Slice, "name" | "cat" | "from" | "to">[]): void {
    const ends: number[] = [];
    const endUntil = (at: number): void => {
      for (let end = ends.at(-1); end !== undefined && end <= at; end = ends.at(-1)) {
        ends.pop();
        this.end(tid, {}, end);
      }
    };
    const inWhole = slices.map(({ from, to, ...rest }) => {
      return { ...rest, from: nanoseconds(from), to: nanoseconds(to) };
    });
    for (const { from, to, name, cat } of inWhole.sort((a, b) => a.from - b.from || b.to - a.to)) {
      endUntil(from);
      this.begin(tid, name, cat, {}, from);
      ends.push(Math.min(to, ends.at(-1) ?? to));
    }
    endUntil(Number.POSITIVE_INFINITY);
  }

  mark(tid: number, name: string, cat: string, args: Args, at: number = this.#now): void {
    this.#marks.push({ ph: "i", name, cat, ...place(tid, at), s: "t", args });
  }

  /** What may overlap with others of its kind stands on no track. */
  span(from: Second, to: Second, name: string, args: Args): void {
    const shared = { name, cat: "span", id: ++this.#spanCount };
    this.#marks.push({ ph: "b", ...shared, ...place(0, nanoseconds(from)), args });
    this.#marks.push({ ph: "e", ...shared, ...place(0, nanoseconds(to)) });
  }

  /** Begins an arrow now, or at the end of a slice that is over. */
  leaveFrom(slice: Slice): Arrow {
    return { id: ++this.#arrowCount, from: slice, at: this.#now };
  }

  /** Ends an arrow where a slice begins. */
  arriveAt(slice: Slice, arrow: Arrow): void {
    this.#arrows.push({ ...arrow, to: slice });
  }

  /** In the order of time; at the same moment an outer slice first, then those within it, then what is tied to them. */
  events(): ChromeEvent[] {
    const arrows = this.#arrows.flatMap(({ id, from, at, to }): TimedEvent[] => {
      const shared = { name: "wakes", cat: "wake", id };
      return [
        // A slice's end is no part of it.
        { ph: "s", ...shared, ...place(from.track, Math.min(at, from.to - 1)) },
        { ph: "f", ...shared, ...place(to.track, to.from), bp: "e" },
      ];
    });
    // Those within were ended, and kept, before the one around them.
    const slices = this.#slices.toReversed().map(eventOf);
    const timed = [...slices, ...this.#marks, ...arrows].sort(
      (a, b) => a.ts - b.ts || ranks[a.ph] - ranks[b.ph] || lengthOf(b) - lengthOf(a),
    );
    return [...this.#heads, ...timed];
  }

  #track(tid: number): Track {
    const track = this.#tracks.get(tid);
    if (track === undefined) throw new Error(`there is no track ${tid}`);
    return track;
  }
}

function eventOf({ track, name, cat, from, to, args }: Slice): TimedEvent {
  const timed = { ph: "X", name, cat, ...place(track, from), dur: (to - from) / 1000 } as const;
  return Object.keys(args).length > 0 ? { ...timed, args } : timed;
}

function place(tid: number, at: number): OfTrack & { readonly ts: number } {
  return { pid, tid, ts: at / 1000 };
}

export function nanoseconds(at: Second): number {
  return Math.round(at * 1e9);
}

function lengthOf(event: TimedEvent): number {
  return event.ph === "X" ? event.dur : 0;
}
