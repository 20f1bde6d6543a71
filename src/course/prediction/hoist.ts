// The scripts of a run as if everything that is awaited one after the other had been begun together, at the first.
import type { TaskId } from "../../trace/event.js";
import type { Act, Script } from "./scripts.js";

/** What a coroutine awaits directly, or a function calls, is begun together. Null when nobody does so twice. */
export function hoistedCalls(scripts: readonly Script[]): Script[] | null {
  let made: TaskId = 0;
  const fresh = (): TaskId => --made;
  const hasTasks = scripts.some(({ task }) => task !== null);
  const result = scripts.flatMap(({ task, acts }) => {
    if (hasTasks && task === null) return [{ task, acts }];
    const calls: Script[] = [];
    const withCalls = callsAsTasks(acts, fresh, calls);
    if (calls.length < 2) return [{ task, acts }];
    const isCall = (act: Act): boolean => act.kind === "create" && act.task < 0;
    const together = earlier(withCalls, isCall);
    if (task !== null) return [{ task, acts: together }, ...calls];
    // There is no loop in this program: here it is given one.
    const main = fresh();
    const outside: Act[] = [
      { kind: "create", task: main },
      { kind: "drive", task: main },
    ];
    return [{ task, acts: outside }, { task: main, acts: together }, ...calls];
  });
  return result.length > scripts.length ? result : null;
}

/** The tasks that one coroutine makes are made together. Null when they are. */
export function hoistedTasks(scripts: readonly Script[]): Script[] | null {
  const together = (acts: readonly Act[]): Act[] =>
    stretchesOf(acts).flatMap((stretch) => earlier(stretch, ({ kind }) => kind === "create"));
  const result = scripts.map(({ task, acts }) => ({ task, acts: task === null ? acts : together(acts) }));
  const isChanged = result.some(({ acts }, nth) => acts.some((act, at) => act !== scripts[nth]?.acts[at]));
  return isChanged ? result : null;
}

/** All acts of a kind stand where the first of them stood. */
function earlier(acts: readonly Act[], isMoved: (act: Act) => boolean): Act[] {
  const first = acts.findIndex(isMoved);
  if (first === -1) return [...acts];
  const rest = acts.slice(first).filter((act) => !isMoved(act));
  return [...acts.slice(0, first), ...acts.filter(isMoved), ...rest];
}

/** The acts in stretches, each of one and the same coroutine; what has no frames belongs to what comes next. */
function stretchesOf(acts: readonly Act[]): Act[][] {
  const stretches: Act[][] = [];
  let frames: string | null = null;
  let pending: Act[] = [];
  for (const act of acts) {
    pending.push(act);
    if (!("frames" in act)) continue;
    const own = act.frames.join(" ");
    if (own === frames) stretches.at(-1)?.push(...pending);
    else stretches.push(pending);
    frames = own;
    pending = [];
  }
  return [...stretches, pending];
}

interface Call {
  readonly name: string;
  readonly task: TaskId;
  readonly acts: Act[];
}

/** What a task's own coroutine, or a main function, awaits or calls becomes a task each, awaited where it was. */
function callsAsTasks(acts: readonly Act[], fresh: () => TaskId, calls: Script[]): Act[] {
  const depth = sharedDepth(acts);
  const result: Act[] = [];
  // Widened: TypeScript takes it for null for good, since what it becomes below depends on it in turn.
  let open = null as Call | null;
  for (const stretch of stretchesOf(acts)) {
    const framed = stretch.find((act) => "frames" in act);
    const frames = framed !== undefined && "frames" in framed ? framed.frames : [];
    const name = frames[depth] ?? null;
    if (name === null) {
      open = null;
      result.push(...stretch);
    } else if (open?.name === name) open.acts.push(...stretch);
    else {
      open = { name, task: fresh(), acts: stretch };
      calls.push(open);
      const { task } = open;
      const join: Act = { kind: "join", tasks: [task], all: false, at: 0, frames };
      result.push({ kind: "create", task }, join);
    }
  }
  return result;
}

/** How many functions all the acts have in common, from the outermost. */
function sharedDepth(acts: readonly Act[]): number {
  const all = acts.flatMap((act) => ("frames" in act ? [act.frames] : []));
  const [first = []] = all;
  let depth = 0;
  while (depth < first.length && all.every((frames) => frames[depth] === first[depth])) depth++;
  return depth;
}
