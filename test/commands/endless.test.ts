// `step` of a program that never ends: Ctrl-C ends the run, and what was recorded until then is shown.
import { spawn } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { cutShort } from "../../src/commands/step/step.js";
import { builtCommand, cleanEnvironment } from "../helpers/built.js";
import { folderWith, programOf } from "../helpers/folder.js";
import { keys, openScreen, type Screen, type ScreenOptions } from "../helpers/pty.js";

const folder = folderWith({
  // What it has printed is recorded when it leaves the sign.
  "never.mjs": `import { writeFileSync } from "node:fs";\n${programOf(
    'print("begun");',
    "yield* asyncio.sleep(0.05);",
    'writeFileSync(new URL("sign", import.meta.url), "");',
    "while (true) yield* asyncio.sleep(0.05);",
  )}`,
  // Leaves the sign when the thread of a run begins.
  "tells.mjs": `
    import { writeFileSync } from "node:fs";
    import { isMainThread } from "node:worker_threads";
    if (!isMainThread) writeFileSync(new URL("sign", import.meta.url), "");
  `,
  // It says nothing, not even that it has begun.
  "silent.mjs": "while (true) {}\n",
});

const sign = join(folder, "sign");
const removeSign = (): void => rmSync(sign, { force: true });

function open(args: readonly string[], options: ScreenOptions = {}): Screen {
  removeSign();
  return openScreen(["step", ...args], { cwd: folder, rows: 24, ...options });
}

/** What stands on the screen, as one line. */
const flat = (text: string): string => text.replace(/\s+/g, " ");

/** Waits for the sign. */
const signGiven = async (): Promise<void> => {
  await expect.poll(() => existsSync(sign)).toBe(true);
};

async function openViewer(...args: readonly string[]): Promise<Screen> {
  const screen = open(args);
  await screen.until("how to stop it", (text) => text.includes("Ctrl-C"));
  screen.send(keys.interrupt);
  await screen.until("the viewer", (text) => text.includes("└") && text.includes("event 0/"));
  return screen;
}

describe("on a terminal", () => {
  it("says how to stop it, and Ctrl-C opens the viewer on what was recorded", async () => {
    const screen = open(["never.mjs"]);
    await screen.until("how to stop it", (text) =>
      flat(text).includes(
        "Running never.mjs in real time. Ctrl-C stops it and opens the viewer on what was recorded so far (--timeout sets an end, --virtual skips the waiting).",
      ),
    );
    await screen.until("how much is recorded", (text) => /[\d,]+ events so far\./.test(flat(text)));
    await signGiven();
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
    const screen = open(["never.mjs", "--virtual", "--lang", "ja"]);
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
    const screen = open(["never.mjs", "--plain"]);
    await screen.until("how to stop it", (text) => flat(text).includes("prints what was recorded so far"));
    await signGiven();
    screen.send(keys.interrupt);
    expect(await screen.end()).toMatchObject({ code: 130 });
    expect(screen.lines().join("\n")).toContain("prints: begun");
  });
});

it("off a terminal, Ctrl-C prints the lines so far", async () => {
  removeSign();
  const child = spawn(process.execPath, [builtCommand(), "step", "never.mjs"], {
    cwd: folder,
    env: cleanEnvironment(),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [stdout, stderr] = [text(child.stdout), text(child.stderr)];
  const ended = new Promise((resolve) => child.once("close", resolve));
  await signGiven();
  child.kill("SIGINT");
  expect({ code: await ended, stderr: await stderr }).toEqual({ code: 130, stderr: "" });
  expect(await stdout).toMatch(/^step never\.mjs: \d+ events \(measured\)\n[\s\S]*prints: begun/);
});

it("one Ctrl-C ends a lesson while it is recorded, before the viewer has opened", async () => {
  const env = { NODE_OPTIONS: `--import ${join(folder, "tells.mjs")}` };
  const screen = open(["to_thread"], { env });
  await signGiven();
  screen.send(keys.interrupt);
  expect(await screen.end()).toMatchObject({ code: 130 });
  expect(screen.written()).not.toContain("\u001b[?1049h");
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
