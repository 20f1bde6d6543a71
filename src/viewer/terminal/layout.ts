// How many rows each pane of the step viewer has. Rule: what an event has to show comes first, then what the run has to show
// at most, so that panes move as little as may be; a timeline is drawn where all of it that tells something has room.
import type { StepModel } from "../model/steps.js";
import { timelineLeast, timelineWants } from "./timeline.js";

/** What a frame has to lay out. */
export interface LayoutNeeds {
  readonly model: StepModel;
  /** All rows of the screen. */
  readonly rows: number;
  /** Those of them between the borders that the reason leaves. */
  readonly room: number;
  /** The same, where the reason is as long as most are: so that the timeline does not come and go. */
  readonly usualRoom: number;
  /** The rows of the source's current line. */
  readonly current: number;
}

/** How many there are in the whole run, of what is ready and of timers at once. */
function mostOf({ run: { timeline } }: StepModel) {
  const { most, taskCount } = timeline.last;
  return { ...most, tasks: taskCount, output: timeline.outputs.length };
}

/** @returns the rows of each pane; null: it is left out; 0: it has its heading alone */
export function stackedRows(needs: LayoutNeeds) {
  const { model, rows, room, usualRoom, current } = needs;
  const most = mostOf(model);
  const modest = Math.max(4, Math.floor(rows / 6));
  const lists = [most.tasks, most.ready, most.timers, most.output];
  const others = lists.reduce((sum, count) => sum + 1 + Math.min(modest, count), 2);
  const [source, tasks, ready, timers, output, timeline] = allot(room, [
    { least: 1, needs: current, wants: Math.max(5, current), divider: 0 },
    list(1, model.tasks.length, most.tasks),
    list(0, model.ready.length, most.ready),
    list(0, model.timers.length, most.timers),
    list(0, model.output.length, most.output),
    timelineShare(needs, usualRoom - others),
  ]);
  return { source, tasks, ready, timers, output, timeline };
}

/** Of the source, beside which stand the ready queue and the timers (`main`); of the tasks, beside which stands the output. */
export function sideBySideRows(needs: LayoutNeeds) {
  const { model, rows, room, usualRoom, current } = needs;
  const [least, leastLists] = rows < 20 ? [3, 0] : [6, 4];
  const { tasks, output, both } = mostOf(model);
  const most = Math.max(tasks, output);
  const others = Math.max(5, least) + 1 + Math.min(4, most);
  const [main, lists, timeline] = allot(room, [
    {
      least,
      needs: Math.max(current, 2 + model.ready.length + model.timers.length),
      // Where one of both is empty, a row says so.
      wants: Math.max(current, 3 + both),
      divider: 0,
    },
    list(Math.min(leastLists, Math.max(1, most)), Math.max(model.tasks.length, model.output.length), most),
    timelineShare(needs, usualRoom - others),
  ]);
  return { main: main ?? 0, lists, timeline };
}

/** Of the ready queue and the timers, one above the other in one column. */
export function columnRows(model: StepModel, room: number) {
  const most = mostOf(model);
  const shares = [
    list(0, model.ready.length, most.ready),
    list(0, model.timers.length, most.timers),
  ] as const;
  const [ready, timers] = allot(room, shares, 1);
  return { ready, timers };
}

function list(least: number, now: number, most: number): Share {
  return { least, needs: now, wants: Math.max(now, most, 1), divider: 1 };
}

function timelineShare({ model, rows }: LayoutNeeds, left: number): Share {
  const least = timelineLeast(model);
  const wants = Math.min(timelineWants(model), Math.max(least, Math.floor(rows / 3)));
  return { least: least < left ? least : Number.POSITIVE_INFINITY, needs: wants, wants, divider: 1 };
}

interface Share {
  /** With fewer rows it is left out. */
  readonly least: number;
  /** All that it has to show now. */
  readonly needs: number;
  /** All that it has to show at any moment: given where there is room, so that it need not be moved. */
  readonly wants: number;
  /** Rows that it takes beside its own: the line above it. */
  readonly divider: number;
}

/**
 * Each in turn gets the least that it can do with; then, a row each in turn, what it needs, and what it wants. What is left
 * over goes to one of them.
 *
 * @param rest whose that is: the first's unless told
 * @returns for each its rows; null: it is left out
 */
export function allot<const S extends readonly Share[]>(
  room: number,
  shares: S,
  rest = 0,
): { [K in keyof S]: number | null } {
  let left = room;
  const rows = shares.map(({ least, divider }) => {
    if (least + divider > left) return null;
    left -= least + divider;
    return least;
  });
  for (const goal of ["needs", "wants"] as const) {
    for (let isGiving = true; isGiving && left > 0; ) {
      isGiving = false;
      for (const [at, share] of shares.entries()) {
        const has = rows[at] ?? null;
        if (left === 0 || has === null || has >= share[goal]) continue;
        rows[at] = has + 1;
        left--;
        isGiving = true;
      }
    }
  }
  rows[rest] = (rows[rest] ?? 0) + left;
  return rows as { [K in keyof S]: number | null };
}
