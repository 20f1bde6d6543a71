// Loaded before a program (`node --import`): as `attach.ts`, with the recorder of detail mode.
import { asyncio } from "asyncio-lessons";

const built = new URL("dist/src/", import.meta.resolve("asyncio-lessons/package.json"));
const load = (file: string): Promise<unknown> => import(new URL(file, built).href);
const { detailRecorder } = (await load(
  "runner/detail.js",
)) as typeof import("../../../src/run/core/detail.js");
const { Outbox } = (await load("run/core/outbox.js")) as typeof import("../../../src/run/core/outbox.js");

// As in the runner: lines are those of the source.
process.setSourceMapsEnabled(true);
const clock = new asyncio.RealClock();
const instruments = [detailRecorder(clock, new Outbox(() => {}), import.meta.url)];
asyncio.setEventLoopFactory(() => new asyncio.EventLoop({ clock, instruments }));
