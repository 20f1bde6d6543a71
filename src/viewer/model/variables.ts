// The variables of the function in which a task stands, and what has changed in them since the task was seen there before.
import type { TaskState } from "../../trace/state/taskState.js";

export interface Variable {
  readonly name: string;
  readonly text: string;
  /** Null: it is as it was, or nobody has seen the function before. */
  readonly change: "new" | "changed" | null;
}

/** Null: the trace has none here. */
export function variablesOf({
  locals,
  localsBefore,
}: Pick<TaskState, "locals" | "localsBefore">): readonly Variable[] | null {
  if (locals === null) return null;
  return Object.entries(locals).map(([name, text]) => {
    const before = localsBefore?.[name];
    const change = localsBefore === null || before === text ? null : before === undefined ? "new" : "changed";
    return { name, text, change };
  });
}
