// `step` of a program that never ends: Ctrl-C ends the run, and what was recorded until then is shown.
import { spawn } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pass } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import { cutShort } from "../../src/commands/step/recordToStep.js";
import { builtCommand, cleanEnvironment } from "../helpers/built.js";
import { keys, openScreen, type Screen } from "../helpers/pty.js";
import { folderWith, programOf } from "./folder.js";

const folder = folderWith({
  "never.mjs": programOf('print("begun");', "while (true) yield* asyncio.sleep(0.05);"),
  "signs.mjs": `import { writeFileSync } from "node:fs";\n${programOf(
    'print("begun");',
    'writeFileSync(new URL("sign", import.meta.url), "");',
    "while (true) yield* asyncio.sleep(0.05);",
  )}`,
  // It says nothing, not even that it has begun.
  "silent.mjs": "while (true) {}\n",
});

const opened: Screen[] = [];
afterAll(() => {
  for (const screen of opened) screen.close();
});

function open(...args: readonly string[]): Screen {
  const screen = openScreen(["step", ...args], { cwd: folder, rows: 24 });
  opened.push(screen);
  return screen;
}

/** What stands on the screen, as one line. */
const flat = (text: string): string => text.replace(/\s+/g, " ");

async function openViewer(...args: readonly string[]): Promise<Screen> {
  const screen = open(...args);
  await screen.until("how to stop it", (text) => text.includes("Ctrl-C"));
  screen.send(keys.interrupt);
  await screen.until("the viewer", (text) => text.includes("└") && text.includes("event 0/"));
  return screen;
}

describe("on a terminal", () => {
  it("says how to stop it, and Ctrl-C opens the viewer on what was recorded", async () => {
    const screen = open("never.mjs");
    await screen.until("how to stop it", (text) =>
      flat(text).includes(
        "Running never.mjs in real time. Ctrl-C stops it and opens the viewer on what was recorded so far (--timeout sets an end, --virtual skips the waiting).",
      ),
    );
    screen.send(keys.interrupt);
    await screen.until("why it ends", (text) =>
      text.includes("stopped by Ctrl-C: this is what was recorded"),
    );
    screen.send("o");
    await screen.until(
      "what it printed",
      (text) => text.includes("prints: begun") && text.includes("? help"),
    );
    screen.send("q");
    expect(await screen.end()).toMatchObject({ code: 130 });
    expect(screen.isAlternate()).toBe(false);
  });

  it("a second Ctrl-C leaves", async () => {
    const screen = await openViewer("never.mjs");
    screen.send(keys.interrupt);
    expect(await screen.end()).toMatchObject({ code: 130 });
    expect(screen.isAlternate()).toBe(false);
  });

  it("in virtual time as well, in Japanese if asked for", async () => {
    const screen = open("never.mjs", "--virtual", "--lang", "ja");
    await screen.until("how to stop it", (text) =>
      flat(text).replaceAll(" ", "").includes("never.mjsを実行しています。Ctrl-Cを押すと実行を打ち切り、"),
    );
    screen.send(keys.interrupt);
    await screen.until("why it ends", (text) => text.includes("Ctrl-C で打ち切りました。"));
    screen.send("q");
    expect(await screen.end()).toMatchObject({ code: 130 });
  });

  it("shows an empty recording where nothing had happened yet", async () => {
    const screen = await openViewer("silent.mjs");
    expect(screen.lines().join("\n")).toContain("Nothing has happened yet.");
    screen.send("q");
    expect(await screen.end()).toMatchObject({ code: 130 });
  });

  it("prints the lines with --plain", async () => {
    const screen = open("never.mjs", "--plain");
    await screen.until("how to stop it", (text) => flat(text).includes("prints what was recorded so far"));
    screen.send(keys.interrupt);
    expect(await screen.end()).toMatchObject({ code: 130 });
    expect(screen.lines().join("\n")).toContain("prints: begun");
  });
});

/** Runs it off a terminal, and sends Ctrl-C's signal a while after its sign. */
async function interrupted(milliseconds: number) {
  rmSync(join(folder, "sign"), { force: true });
  const child = spawn(process.execPath, [builtCommand(), "step", "signs.mjs"], {
    cwd: folder,
    env: cleanEnvironment(),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const ended = new Promise((resolve) => child.once("close", resolve));
  await expect.poll(() => existsSync(join(folder, "sign"))).toBe(true);
  await pass(milliseconds);
  child.kill("SIGINT");
  const code = await ended;
  return { code, stdout, stderr };
}

it("off a terminal, Ctrl-C prints the lines so far", async () => {
  // The command writes nothing until then: the program itself leaves a sign that it has printed. Ever later, until that
  // was recorded as well.
  let milliseconds = 50;
  let shown = await interrupted(milliseconds);
  while (!shown.stdout.includes("prints: begun")) {
    milliseconds *= 2;
    shown = await interrupted(milliseconds);
  }
  expect({ ...shown, stdout: shown.stdout.split("\n")[0] }).toEqual({
    code: 130,
    stdout: expect.stringMatching(/^step signs\.mjs: \d+ events \(measured\)$/),
    stderr: "",
  });
});

it("says first why a recording ends before its program does", () => {
  const said = (language: "en" | "ja", ending: "ended" | "timed-out" | "full"): string | null =>
    cutShort(
      { document: { events: { length: 1_000_000 } }, run: { ending } } as never,
      {
        language,
      } as never,
    );
  expect(said("en", "ended")).toBeNull();
  expect(said("en", "timed-out")).toBe("ended by --timeout: this is what was recorded so far");
  expect(said("en", "full")).toBe("cut off after 1,000,000 events: a recording holds no more");
  expect(said("ja", "full")).toBe("イベントが1,000,000件に達したので、記録を打ち切りました");
});
