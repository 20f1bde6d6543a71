// Every command that has the terminal for itself, and every way in which that is taken from it: it is whole while the
// command is stopped and after its end, and as before when the command goes on.
import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { type Progress, writeProgress } from "../../src/course/progress.js";
import { fakePython } from "../helpers/fakePython.js";
import { folderWith } from "../helpers/folder.js";
import { jobShell, keys, openScreen, type Screen, type ScreenOptions } from "../helpers/pty.js";

/** The tour, of which this is the next step. */
function tourAt(step: NonNullable<Progress["at"]>["step"]): Readonly<Record<string, string>> {
  const progress = writeProgress({ lessons: {}, at: { lesson: "gather", step } });
  return { XDG_DATA_HOME: folderWith({ "asyncio-lessons/progress.json": progress }) };
}

interface Place {
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** What shows that it is there. */
  readonly isThere: RegExp;
  /** What waits for Enter before it. */
  readonly before?: RegExp;
  /** What it has at 60 columns alone. */
  readonly isNarrow?: RegExp;
}

/** So slow that none of them comes to its end by itself. */
const slow = ["--speed", "0.01"];
const places: Readonly<Record<string, Place>> = {
  "the menu": {
    args: [],
    env: tourAt("run"),
    isThere: /Arrow keys to choose/,
    isNarrow: /gather: wait for .*…$/m,
  },
  "a prediction": { args: ["run", "gather", "--virtual", "--predict"], isThere: /order > ?$/ },
  "a run": { args: ["run", "gather", ...slow], isThere: /three_print +waiting/ },
  "a race": { args: ["compare", "gather", ...slow], isThere: /0 of 1 finished/ },
  "a verification": {
    args: ["verify", "gather", "--real", "--python", fakePython("3.13.0", "sleep 3600")],
    isThere: /0 of 1 finished/,
  },
  "the step viewer": {
    args: ["step", "gather"],
    isThere: / 0\/54 [\s\S]*\? help/,
    isNarrow: /^┌.{58}┐$/m,
  },
  "the tour between steps": { args: ["tour"], env: tourAt("explain"), isThere: /q: quit$/ },
  "the tour at a question": { args: ["tour"], env: tourAt("predict"), isThere: /order > ?$/ },
  "the tour at a run": {
    args: ["tour", ...slow],
    env: tourAt("run"),
    before: /Enter: run it .*q: quit$/,
    isThere: /three_print +waiting/,
  },
};
const names = Object.keys(places);

function open(name: string, options: ScreenOptions): Screen {
  const { args = [], env = {}, before } = places[name] ?? {};
  const screen = openScreen(args, { rows: 60, ...options, env });
  // Where that never comes, whoever waits for the place itself tells of it.
  if (before !== undefined)
    void screen
      .until("it waits for Enter", (text) => before.test(text))
      .then(
        () => screen.send("\r"),
        () => {},
      );
  return screen;
}

/** Waits until it is there, below all that the shell has said. */
function untilThere(name: string, screen: Screen, columns = 80): Promise<void> {
  const { isThere = /^/, isNarrow } = places[name] ?? {};
  return screen.until(`${name} is there, ${columns} columns wide`, (text) => {
    const last = text.split("[stopped]").at(-1) ?? "";
    return isThere.test(last) && (isNarrow === undefined || isNarrow.test(last) === columns < 80);
  });
}

const stateOf = (screen: Screen) => ({
  cursor: screen.isCursorVisible(),
  alternate: screen.isAlternate(),
  settings: ["icanon", "echo", "isig", "icrnl"].filter((name) =>
    new RegExp(`(?<![-\\w])${name}\\b`).test(screen.settings()),
  ),
});
const whole = { cursor: true, alternate: false, settings: ["icanon", "echo", "isig", "icrnl"] };

const times = (text: string, part: string): number => text.split(part).length - 1;

describe.skipIf(process.platform === "win32" || spawnSync("bash", ["--version"]).status !== 0)(
  "the terminal",
  () => {
    it.concurrent.each(names)(
      "%s: is whole after Ctrl-Z and SIGTSTP, and as before after fg; Ctrl-C ends with 130",
      async (name) => {
        const screen = open(name, { shell: jobShell });
        await untilThere(name, screen);
        const before = stateOf(screen);
        const ways = [() => screen.send("\x1a"), () => screen.signal("SIGTSTP")];
        for (const [nth, stop] of ways.entries()) {
          stop();
          await screen.until("it is stopped", (text) => times(text, "[stopped]") === nth + 1);
          expect(stateOf(screen)).toEqual(whole);
          const columns = nth === 0 ? 60 : 80;
          screen.resize(columns, 60);
          screen.send(keys.enter);
          await untilThere(name, screen, columns);
          expect(stateOf(screen)).toEqual(before);
        }
        screen.send(keys.interrupt);
        await screen.until("its end", (text) => text.includes("[ended 130]"));
        expect(stateOf(screen)).toEqual(whole);
        screen.send(keys.enter);
        expect(screen.lines().join("\n")).not.toMatch(/rror/);
      },
    );

    it.concurrent.each(names)("%s: is whole after SIGTERM, which ends with 143", async (name) => {
      const screen = open(name, { shell: jobShell });
      await untilThere(name, screen);
      screen.signal("SIGTERM");
      await screen.until("its end", (text) => text.includes("[ended 143]"));
      expect(stateOf(screen)).toEqual(whole);
      screen.send(keys.enter);
    });

    it.concurrent.each(names)("%s: ends by SIGHUP when it is closed", async (name) => {
      const screen = open(name, {});
      await untilThere(name, screen);
      screen.hangUp();
      expect(await screen.end()).toEqual({ code: -1 });
    });

    it.concurrent.each(["the step viewer", "a run"])(
      "%s: ends with 129 when it is closed, although nobody heeds the signal that says so",
      async (name) => {
        const screen = open(name, { shell: `trap "" HUP; "$@"; exit $?` });
        await untilThere(name, screen);
        screen.hangUp();
        expect(await screen.end()).toEqual({ code: 129 });
      },
    );
  },
);
