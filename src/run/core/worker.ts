// The worker thread's entry: puts clock, instruments and output in place, and runs one program.
import { register } from "node:module";
import { workerData } from "node:worker_threads";
import type { Clock } from "../../asyncio/clocks/clock.js";
import { RealClock } from "../../asyncio/clocks/real.js";
import { VirtualClock } from "../../asyncio/clocks/virtual.js";
import { DeadlockError, SystemExit } from "../../asyncio/python/exceptions.js";
import { activeLoop } from "../../asyncio/running.js";
import { reportAtExit } from "../../asyncio/shutdown_report.js";
import { setThreadHooks } from "../../asyncio/threads/threads.js";
// Imported before the program's time begins: its own import then finds the library ready.
import "../../index.js";
import type { ProgramOutcome } from "../../trace/event.js";
import { captureMeasures, captureStreams } from "./capture.js";
import { Outbox } from "./outbox.js";
import { programOutcome } from "./outcomes.js";
import type { OtherSource } from "./programHook.js";
import type { Ring, WorkerRequest } from "./protocol.js";
import { Recorder } from "./recorder.js";
import { senderOf } from "./sender.js";
import { isTypeScript, registerTsx } from "./typescript.js";
import { watchProgram } from "./watch.js";

/** The folder of all that is compiled: this file lies in it when it runs, whether or not it was joined with others. */
const compiled = /^.*\/dist\//.exec(import.meta.url)?.[0];

async function importProgram({ program, source, bell }: WorkerRequest): Promise<void> {
  // A lesson's program is compiled, and finds the library by itself: no hooks to start, which takes a while.
  const isOfOthers = compiled === undefined || !program.startsWith(compiled);
  const hooks = { beforeTsx: urlOf("./typescript.js"), afterTsx: urlOf("./programHook.js") };
  if (isOfOthers && isTypeScript(program)) await registerTsx(hooks.beforeTsx);
  if (isOfOthers || source !== undefined) {
    const data: OtherSource | undefined = source === undefined ? undefined : { url: program, source };
    register(hooks.afterTsx, { data });
  }
  // The program's own threads find the library by the same way.
  if (isOfOthers) setThreadHooks(hooks);
  else bell.postMessage("begun" satisfies Ring);
  await import(isOfOthers ? markedEntry(program) : program);
}

function urlOf(file: string): string {
  return new URL(file, import.meta.url).href;
}

/**
 * A module that imports the program, and before it a mark: all modules are loaded before the first is evaluated, and
 * they are evaluated in the order of their imports. So the mark's turn is the moment at which the program begins.
 */
function markedEntry(program: string): string {
  const text = [urlOf("./mark.js"), program].map((url) => `import ${JSON.stringify(url)};`).join("");
  return `data:text/javascript,${encodeURIComponent(text)}`;
}

const request = workerData as WorkerRequest;
const { program, clock: choice } = request;
const clock: Clock = choice.kind === "virtual" ? new VirtualClock() : new RealClock(choice.speed);
const outbox = new Outbox(senderOf(request));
// What only a run in detail needs is loaded for such a run alone.
const recorder = request.detail
  ? (await import("./detailRecorder.js")).detailRecorder(clock, outbox, program)
  : new Recorder(clock, outbox);
process.setSourceMapsEnabled(true);
watchProgram(clock, recorder);
captureStreams((stream, text) => recorder.write(stream, text));
// What is measured is real time, of which a run in virtual time has none.
if (choice.kind === "real") {
  const inSeconds = (milliseconds: number): number => (milliseconds * choice.speed) / 1000;
  captureMeasures((name, state, from, to) => recorder.measured(name, state, inSeconds(from), inSeconds(to)));
}

let outcome: ProgramOutcome = { status: "returned" };
const fail = (error: unknown): void => {
  outcome = programOutcome(error, program);
};
process.on("uncaughtException", (error) => {
  fail(error);
  process.exit(1);
});
let isRead = false;
// Nothing is left to run, so what the file itself still waits for will never come.
process.on("beforeExit", () => {
  // A loop that waits tells by itself why it waits in vain.
  if (isRead || activeLoop() !== null) return;
  fail(new DeadlockError("the program waits at its top level for what nobody is left to bring"));
});
// The program is over when nothing of it is left to run, not when its file has been read to the end.
process.on("exit", (code) => {
  reportAtExit();
  if (code !== 0 && outcome.status === "returned") fail(new SystemExit(code));
  recorder.programEnded(outcome);
});
importProgram(request)
  .catch(fail)
  .finally(() => {
    isRead = true;
  });
