// Whole traces of random programs: what our recorder tells of one on the core, and what the recorder of Python programs tells of
// it on CPython, as they are compared.
import { createHash } from "node:crypto";
import { asyncio } from "asyncio-lessons";
import type { StackLine, TraceEvent } from "../../../src/trace/event.js";
import { comparable } from "../../../src/trace/same.js";
import type { Program } from "./ast.js";
import { detailRecorder } from "./live_recorder.js";
import { traceOf } from "./run_program.js";

/** Deep enough for where a program's exceptions were made, below what interprets it here. */
const framesOfErrors = 200;

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

/** The program's own functions: here, others interpret it, and there, others begin it. */
const ofProgram = /^f\d+$|^notifier$|^bumper$|^helper$|\./;

/** A trace as it is compared: `comparable`, but for what interprets the program, and for what JavaScript does not tell. */
export function textsOf(events: readonly TraceEvent[]): string[] {
  const first = events.find(({ kind }) => kind === "task-created");
  const offset = first?.kind === "task-created" ? Number(/\d+$/.exec(first.name)?.[0] ?? 1) - 1 : 0;
  return comparable(events.map(ofProgramAlone)).map(({ text }) =>
    // Tasks without a name are numbered through all runs of a process.
    offset === 0 ? text : text.replace(/\btask-(\d+)/g, (_, number) => `task-${Number(number) - offset}`),
  );
}

function ofProgramAlone(event: TraceEvent): TraceEvent {
  const frames = "frames" in event ? { frames: event.frames.filter((name) => ofProgram.test(name)) } : {};
  const stack = "stack" in event && event.stack ? { stack: ownLines(event, event.stack) } : {};
  return { ...event, ...frames, ...stack } as TraceEvent;
}

/** Errors that one function makes and another is given: JavaScript tells where they were made, Python where they came by. */
const givenOn = /^ValueError\(\d+\)$|^(Base)?ExceptionGroup\(/;

function ownLines(event: TraceEvent, stack: readonly StackLine[]): readonly StackLine[] | undefined {
  const isGivenOn =
    event.kind === "task-done" && event.outcome.status === "failed" && givenOn.test(event.outcome.error);
  if (isGivenOn) return undefined;
  return stack.filter(({ internal, name }) => internal || ofProgram.test(name));
}

/** Of a whole trace, few letters that no other is likely to have. */
export function digestOf(texts: readonly string[]): string {
  return createHash("sha256").update(texts.join("\n")).digest("hex").slice(0, 12);
}
