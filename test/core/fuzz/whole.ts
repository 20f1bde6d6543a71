// Whole traces of random programs: what our recorder tells of one on the core, and what the recorder of Python programs tells of
// it on CPython, as they are compared.
import { createHash } from "node:crypto";
import { asyncio } from "asyncio-lessons";
import type { TraceEvent } from "../../../src/trace/event.js";
import { comparable } from "../../../src/trace/same.js";
import type { Program } from "./ast.js";
import { detailRecorder } from "./live_recorder.js";
import { traceOf } from "./run_program.js";

/** So many functions of a stack are kept where a program runs. */
const framesOfErrors = 100;

export interface Whole {
  /** What `traceOf` gives. */
  readonly trace: readonly string[];
  /** The events as they are compared, a text each. */
  readonly texts: readonly string[];
}

/** Runs a program on our core, watched by the recorder. */
export async function wholeTraceOf(program: Program): Promise<Whole> {
  const clock = new asyncio.VirtualClock();
  const { recorder, events } = detailRecorder(clock);
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = framesOfErrors;
  try {
    const trace = await traceOf(program, [recorder], clock, (text) => recorder.write("stdout", `${text}\n`));
    return { trace, texts: textsOf(events) };
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** The program's own functions: others, here and there, run it. A name with a dot is the library's. */
const ofProgram = /^(f\d+|notifier|bumper|helper|eager)$|\./;

/** A trace as it is compared: `comparable`, and the lines of the program besides, up to the loop's end. */
export function textsOf(events: readonly TraceEvent[]): string[] {
  // As a loop is closed, what it held is closed too: CPython tells of that, and JavaScript does not.
  const end = events.findIndex(({ kind }) => kind === "loop-closed");
  const told = (end === -1 ? events : events.slice(0, end)).map(ofProgramAlone);
  // Tasks without a name are numbered through all runs of a process.
  const first = events.find(({ kind }) => kind === "task-created");
  const before = first?.kind === "task-created" ? Number(/\d+$/.exec(first.name)?.[0] ?? 1) - 1 : 0;
  const numbered = (text: string): string =>
    before === 0 ? text : text.replace(/\btask-(\d+)/g, (_, number) => `task-${Number(number) - before}`);
  return comparable(told).map(({ text, at }) => `${numbered(text)} ${linesIn(told[at])}`);
}

function ofProgramAlone(event: TraceEvent): TraceEvent {
  const frames = "frames" in event ? { frames: event.frames.filter((name) => ofProgram.test(name)) } : {};
  if (!("stack" in event) || event.stack === undefined) return { ...event, ...frames } as TraceEvent;
  const isShared = event.kind === "task-done" && ofFuture.test(JSON.stringify(event.outcome));
  const own = event.stack.filter(({ internal, file }) => internal || file === undefined);
  return { ...event, ...frames, stack: isShared ? undefined : own } as TraceEvent;
}

/** What a future holds, all are given who await it; in JavaScript, an error tells of the first of them alone. */
const ofFuture = /"ValueError\(\d+\)"/;

function linesIn(event: TraceEvent | undefined): string {
  const stack = event !== undefined && "stack" in event ? (event.stack ?? []) : [];
  const begins = event?.kind === "task-created" && event.begins ? [event.begins] : [];
  return [...stack, ...begins].flatMap(({ internal, line }) => (internal ? [] : [line])).join(" ");
}

/** Of a whole trace, few letters that no other is likely to have. */
export function digestOf(texts: readonly string[]): string {
  return createHash("sha256").update(texts.join("\n")).digest("hex").slice(0, 12);
}
