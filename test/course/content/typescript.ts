// program.ts as the built runner runs it, in virtual time.
import { existsSync, statSync } from "node:fs";
import { isAbsolute, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { packageRoot } from "../../../src/course/files.js";
import type { Run, RunRequest } from "../../../src/run/runtime.js";
import { watchdog } from "../../helpers/watchdog.js";
import type { Printed } from "./prints.js";
import { withShorter } from "./shorter.js";

type RunnerModule = typeof import("../../../src/run/core/runProgram.js");

/** The worker needs compiled files, so the runner is the built one. */
const builtRunner = join(packageRoot(), "dist", "src", "run", "core", "runProgram.js");

/** Ends a program that hangs, in seconds. */
const patience = watchdog / 1000;

/**
 * What the build has made of a program in the package: what ships, and quicker to start than the source.
 *
 * @returns the program itself where it lies elsewhere
 * @throws Error when it has been written since it was built
 */
function builtOf(program: string): string {
  const path = relative(packageRoot(), program);
  if (!path.endsWith(".ts") || path.startsWith("..") || isAbsolute(path)) return program;
  const built = join(packageRoot(), "dist", path.replace(/ts$/, "js"));
  if (existsSync(built) && statSync(built).mtimeMs > statSync(program).mtimeMs) return built;
  throw new Error("it was written after the package was built: npm run build");
}

/**
 * What a TypeScript program prints, in virtual time or in real time.
 *
 * @throws Error when the package is not built, or the program raises or does not end.
 */
export async function printedByTypeScript(program: string, clock: "virtual" | "real"): Promise<Printed> {
  const { events } = await withShorter(builtOf(program), (file) =>
    runOnCore({
      program: pathToFileURL(file),
      clock: clock === "virtual" ? { kind: "virtual" } : { kind: "real", speed: 1 },
    }),
  );
  const printed = { stdout: "", stderr: "" };
  for (const event of events) {
    if (event.kind === "output") printed[event.stream] += `${event.text}\n`;
    if (event.kind === "program-ended" && event.outcome.status === "raised") {
      throw new Error(`${event.outcome.error.name}: ${event.outcome.error.message}`);
    }
  }
  return { ...printed, length: events.at(-1)?.at ?? 0 };
}

/** @throws Error when the package is not built, or the program does not end. */
export async function runOnCore(request: RunRequest): Promise<Run> {
  if (!existsSync(builtRunner)) throw new Error("the package is not built: npm run build");
  const { runProgram } = (await import(pathToFileURL(builtRunner).href)) as RunnerModule;
  const run = await runProgram({ ...request, timeout: patience });
  if (run.ending !== "ended") throw new Error(`it did not end within ${patience} s`);
  return run;
}
