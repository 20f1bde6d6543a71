// Where several tasks ran in one place of a drawing, one after the other, as one thread runs one at a time. Rule: a place that
// is too narrow to tell them apart shows none of them as the one that ran, but all as those that took turns there.
import type { Second, TaskId } from "../trace/event.js";
import type { Interval, Lane, LaneState } from "../trace/lanes.js";

/** A state as it is drawn. */
export type DrawnState = LaneState | "turns";

export interface DrawnLane extends Omit<Lane, "intervals"> {
  readonly intervals: readonly (Omit<Interval, "state"> & { readonly state: DrawnState })[];
}

/** A stretch in which a lane ran, in cells or pixels; `to` is where the next place begins. */
interface Ran {
  readonly lane: Pick<Lane, "task" | "measured">;
  readonly from: number;
  readonly to: number;
}

/**
 * Those that have a place in common with another task's. The lanes of one task run as one, an outer function below an inner;
 * what was measured may have run in another thread.
 */
export function takingTurns<R extends Ran>(all: readonly R[]): ReadonlySet<R> {
  const found = new Set<R>();
  let group: R[] = [];
  let tasks = new Set<TaskId | null>();
  let end = Number.NEGATIVE_INFINITY;
  const close = (): void => {
    if (tasks.size > 1) for (const each of group) found.add(each);
    group = [];
    tasks = new Set();
  };
  for (const each of all.toSorted((one, other) => one.from - other.from)) {
    if (each.lane.measured === true) continue;
    if (each.from >= end) close();
    group.push(each);
    tasks.add(each.lane.task);
    end = Math.max(end, each.to);
  }
  close();
  return found;
}

/** The lanes as a picture shows them in which a run is at least so many pixels wide. */
export function withTurns(
  lanes: readonly Lane[],
  xOf: (at: Second) => number,
  least: number,
): readonly DrawnLane[] {
  const ran = lanes.flatMap((lane) =>
    lane.intervals.flatMap((interval) => {
      const [from, to] = [xOf(interval.from), xOf(interval.to)];
      return interval.state === "running" ? [{ lane, interval, from, to: Math.max(to, from + least) }] : [];
    }),
  );
  // One that is wide enough to be told stays as it is, whatever ran just before it or after.
  const short = [...takingTurns(ran)].filter(({ from, to }) => to === from + least);
  const turns = new Set(short.map(({ interval }) => interval));
  return lanes.map((lane) => ({
    ...lane,
    intervals: lane.intervals.map((each) => (turns.has(each) ? { ...each, state: "turns" } : each)),
  }));
}
