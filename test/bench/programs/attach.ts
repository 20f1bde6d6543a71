// Loaded before a program (`node --import`): every loop that it makes has the trace's recorder attached, whose events go
// where the worker puts them; nobody is there to read them.
import { asyncio } from "asyncio-lessons";

// The very modules that the program gets: a recorder of other ones would not know its tasks.
const built = new URL("dist/src/", import.meta.resolve("asyncio-lessons/package.json"));
const load = (file: string): Promise<unknown> => import(new URL(file, built).href);
const { Recorder } = (await load(
  "run/core/recorder.js",
)) as typeof import("../../../src/run/core/recorder.js");
const { Outbox } = (await load("run/core/outbox.js")) as typeof import("../../../src/run/core/outbox.js");

// One for all loops, as in the worker.
const clock = new asyncio.RealClock();
const instruments = [new Recorder(clock, new Outbox(() => {}))];
asyncio.setEventLoopFactory(() => new asyncio.EventLoop({ clock, instruments }));
