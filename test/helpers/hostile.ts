// Texts that act on a terminal, in every place where a program or a trace has a text; and what must not reach a terminal.
import type { TraceDocument } from "../../src/trace/document.js";
import { oneLine } from "../../src/trace/harmless.js";

/**
 * A title, a clipboard, moves of the cursor, a concealment and a colour of the theme's; the same begun by one character;
 * a deletion, a return, a turned direction, a separator, half a character, a newline, and a sequence without an end.
 */
export const nasty =
  "A\u001b]0;title\u0007B\u001b]52;c;Y2xpcA==\u001b\\C\u001b[6;7H\u001b[8mD\u001b[31mE\u009b8mF\u007f\r\u202e\u2028\u200f\ud800\nG\u001b]0;";
/** As much of it as can stand in the name of a program's file. */
export const nastyName = nasty.replace("\ud800", "").replace("\\", "");
export const shown = oneLine(nasty);

/** Whatever would act on a terminal, or turn the direction of writing. Tabs and newlines do not. */
export function actingIn(text: string): string[] {
  return (
    text.replaceAll("\r\n", "\n").match(/(?![\t\n])\p{Cc}|\p{Bidi_Control}|[\u2028\u2029]|\p{Cs}/gu) ?? []
  );
}

const q = JSON.stringify(nasty);

/** A program that has such a text wherever it can have one. */
export const hostileProgram = `
import { asyncio, BaseExceptionGroup, ContextVar, coroutine, print, repr } from "asyncio-lessons";

const nasty = ${q};
const named = (body) => coroutine(Object.defineProperty(body, "name", { value: nasty }));
class Bad extends Error { name = nasty; }
const thread = Object.defineProperty(() => 1, "name", { value: nasty });

const waits = named(function* (event) {
  print(nasty, repr(nasty), repr(new ContextVar(nasty)));
  console.log(nasty);
  yield* event.wait();
  return nasty;
});
const fails = named(function* () {
  console.error(nasty);
  yield* asyncio.sleep(0.02);
  throw new Bad(nasty, { cause: new Bad(nasty) });
});
const ends = named(function* () {
  const event = new asyncio.Event();
  const begin = performance.now();
  waits(event);
  const tasks = [waits(event), fails(), waits(event)].map((each) => asyncio.createTask(each, { name: nasty }));
  asyncio.getRunningLoop().callLater(0.01, Object.defineProperty(() => print("called"), "name", { value: nasty }));
  tasks[0].addDoneCallback(Object.defineProperty(() => {}, "name", { value: nasty }));
  yield* asyncio.sleep(0.03);
  tasks[2].cancel(nasty);
  event.set();
  performance.measure(nasty, { start: begin, end: performance.now(), detail: "waiting" });
  yield* asyncio.gather(...tasks, { returnExceptions: true });
  print(repr(tasks), { sep: nasty, end: nasty });
  const group = yield* asyncio.wait([asyncio.createTask(fails(), { name: nasty })]);
  process.stdout.write(nasty);
  throw new BaseExceptionGroup(nasty, [new Bad(nasty), new Bad(nasty)]);
});
await asyncio.run(ends());
`;

/** Words of the format itself; every other text of a trace is free. */
const fixed = new Set(["kind", "status", "state", "stream", "why", "source", "schema", "hint"]);

/** A trace with such a text in the place of every one that it has. */
export function hostileTrace(document: TraceDocument): TraceDocument {
  const turned = (value: unknown, key: string): unknown => {
    if (typeof value === "string") return fixed.has(key) ? value : nasty;
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map((each) => turned(each, key));
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, turned(each, name)]));
  };
  const runtime = { ...document.runtime, version: nasty };
  return { ...(turned(document, "") as TraceDocument), runtime };
}
