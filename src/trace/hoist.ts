// The scripts of a run as if everything that a task awaits one after the other had been begun together, at the first.
import type { TaskId } from "./event.js";
import type { Act, Script } from "./scripts.js";

/** @returns null when no task does two things one after the other */
export function hoisted(scripts: readonly Script[]): Script[] | null {
  let made: TaskId = 0;
  const fresh = (): TaskId => --made;
  const hasTasks = scripts.some(({ task }) => task !== null);
  let isChanged = false;
  const result = scripts.flatMap(({ task, acts }) => {
    if (hasTasks && task === null) return [{ task, acts }];
    const calls: Script[] = [];
    const withCalls = callsAsTasks(acts, fresh, calls);
    const creates = withCalls.filter(({ kind }) => kind === "create");
    if (creates.length < 2) return [{ task, acts }];
    isChanged = true;
    const first = withCalls.findIndex(({ kind }) => kind === "create");
    const rest = withCalls.slice(first).filter(({ kind }) => kind !== "create");
    const together = [...withCalls.slice(0, first), ...creates, ...rest];
    if (task !== null) return [{ task, acts: together }, ...calls];
    // There is no loop in this program: here it is given one.
    const main = fresh();
    const outside: Act[] = [
      { kind: "create", task: main },
      { kind: "drive", task: main },
    ];
    return [{ task, acts: outside }, { task: main, acts: together }, ...calls];
  });
  return isChanged ? result : null;
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
  let open: Call | null = null as Call | null;
  for (const act of acts) {
    const name = "frames" in act ? (act.frames[depth] ?? null) : null;
    if (name === null) {
      open = null;
      result.push(act);
    } else if (open?.name === name) open.acts.push(act);
    else {
      open = { name, task: fresh(), acts: [act] };
      calls.push(open);
      result.push({ kind: "create", task: open.task }, { kind: "join", tasks: [open.task], all: false });
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
