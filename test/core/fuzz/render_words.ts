// The parts of statements as JavaScript.
import type { Callback, Handler, Item, Milliseconds } from "./ast.js";

/** What is closed, is closed at the end of the last line: Python has no line for it. */
export function closed(lines: readonly string[], by: string): string[] {
  return [...lines.slice(0, -1), `${lines.at(-1) ?? ""} ${by}`];
}

export function seconds(milliseconds: Milliseconds): string {
  return milliseconds === null ? "null" : String(milliseconds / 1000);
}

/** The statement is passed over where one of the variables holds nothing yet. */
export function guard(variables: readonly string[]): string {
  return variables.length === 0 ? "" : `if (${variables.join(" && ")}) `;
}

export function variablesOf(items: readonly Item[]): string[] {
  return items.flatMap(([kind, name]) => (kind === "t" ? [name] : []));
}

export function itemText([kind, name]: Item): string {
  return kind === "c" ? `${name}()` : name;
}

const conditions: Readonly<Record<string, string>> = {
  Cancelled: "e instanceof A.CancelledError",
  Timeout: "e instanceof A.TimeoutError",
  Value: "e instanceof A.ValueError",
  Exception: "A.isException(e)",
  Base: "true",
};

/** Would `except` of this kind catch it? */
export function condition(handler: Handler): string {
  return conditions[handler.replace("!", "")] ?? "";
}

/** What the loop is to call. */
export function callbackText(callback: Callback): string {
  switch (callback[0]) {
    case "log":
      return `log('cb ${callback[1]}')`;
    case "ev":
      return `${callback[2]}.set()`;
    case "fut":
      return `${callback[2]}.done() || ${callback[2]}.setResult(${callback[3]})`;
    case "cancel":
      return `log('cb cancel', ${callback[1]} && ${callback[1]}.cancel())`;
    case "q":
      if (callback[1] === "put_nowait") return `Q0.full() || Q0.putNowait(${callback[2]})`;
      return "Q0.empty() || log('cb got', Q0.getNowait())";
    case "cond":
      return "loop.createTask(notifier())";
    case "spawn":
      return `loop.createTask(${callback[1]}())`;
    case "cv":
      return "log('cb cv', V0.get())";
    case "pput":
      return `P0.full() || P0.putNowait(item(${callback[1]}, ${callback[2]}))`;
    case "bump":
      return "loop.createTask(bumper())";
    case "bwait":
      return "loop.createTask(B0.wait())";
    case "task_done":
      return `${callback[1]}.taskDone()`;
    case "shutdown":
      return `${callback[1]}.shutdown(${callback[2]})`;
    case "raise":
      return `raise(new A.${callback[1]}Error('cb'))`;
  }
}
