// `step` in a terminal that is resized: while it plays, while its help is open, and while something is typed.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderWith } from "../helpers/folder.js";
import { keys, type Screen } from "../helpers/pty.js";
import { longTrace } from "../trace/long_trace.js";
import { isRestored, openStep, placeOf, press, resizeTo, sizes } from "./stepScreen.js";

const trace = join(folderWith({ ".keep": "" }), "long.json");
writeFileSync(trace, longTrace(160, 10));

const large = { columns: 80, rows: 24 };

async function leave(screen: Screen): Promise<void> {
  screen.send("q");
  expect(await screen.end()).toMatchObject({ code: 0 });
  expect(isRestored(screen)).toBe(true);
  expect(screen.lines()).toEqual([]);
}

describe.concurrent("a resize", () => {
  it.each(["en", "ja"])(
    "while it plays leaves whole frames, and it plays on to the end (%s)",
    async (lang) => {
      const screen = await openStep([trace, "--lang", lang]);
      const playing = lang === "en" ? "playing 64/s" : "再生中 64/秒";
      await press(screen, " ++++++++", playing);
      const isOver = (): boolean => placeOf(screen).event === placeOf(screen).of;
      for (const size of sizes) {
        const before = placeOf(screen).event;
        const hasGoneOn = (): boolean => placeOf(screen).event > before || isOver();
        await resizeTo(screen, size, `after event ${before}`, hasGoneOn);
        // On a slow machine the run is over before all the sizes are: then it begins anew.
        if (isOver()) await press(screen, "g ");
        await screen.until("it plays", () => !isOver());
      }
      // Many at once: only the last one counts.
      for (const { columns, rows } of sizes) screen.resize(columns, rows);
      await resizeTo(screen, large, "played on to the end", () => {
        return isOver() && !screen.lines().join("\n").includes(playing);
      });
      await leave(screen);
    },
  );

  it("is not missed when the terminal has its old size again at once", async () => {
    const screen = await openStep(["gather"]);
    await press(screen, "o", "event 25/54");
    for (let turn = 0; turn < 10; turn++) {
      screen.resize(12, 5);
      await resizeTo(screen, large, "once more", () => placeOf(screen).event === 25);
    }
    await leave(screen);
  });

  it("does not hold up what plays slowly, however often there is one", async () => {
    const screen = await openStep([trace]);
    await press(screen, " -", "playing 1/s");
    const before = placeOf(screen).event;
    // Were it held up, this would never end.
    for (let turn = 0; placeOf(screen).event === before; turn++) {
      await resizeTo(screen, { columns: 70 + (turn % 2), rows: 24 }, "while it plays");
    }
    screen.resize(80, 24);
    await leave(screen);
  });

  it("keeps the help, which scrolls no further than to its end", async () => {
    const screen = await openStep(["gather"]);
    await press(screen, "o", "event 25/54");
    await press(screen, "?", "keys of the step viewer");
    for (const size of sizes) {
      await resizeTo(
        screen,
        size,
        "with the help",
        () => screen.lines()[1]?.startsWith("│ keys of") === true,
      );
    }
    await resizeTo(
      screen,
      { columns: 80, rows: 10 },
      "with the help's beginning",
      () => screen.lines()[2]?.includes("← →") === true,
    );
    await press(screen, keys.down.repeat(40), "asyncio-lessons explain typescript", " 24-30/30 ");
    await press(screen, keys.up, " 23-29/30 ");
    expect(screen.lines().join("\n")).not.toContain("explain typescript");
    await resizeTo(
      screen,
      large,
      "with as much of the help as it has room for",
      () => screen.lines().at(-1)?.includes(" 10-30/30 ") === true,
    );
    await press(screen, keys.escape, "? help", "event 25/54");
    await leave(screen);
  });

  it.each([
    ["a search", "/", "search: ", "three_print", "`main` makes a task for `three_print`"],
    ["a time", "t", "go to second: ", "4.000000001", "t = 4.000 s"],
  ])("keeps what is typed: %s", async (_what, key, prompt, typed, found) => {
    const screen = await openStep(["gather"]);
    const [almost, last] = [typed.slice(0, -1), typed.slice(-1)];
    await press(screen, key + almost, `${prompt}${almost}_`);
    const isShown = (rows: number): boolean =>
      rows < 8 ||
      screen
        .lines()
        .at(-1)
        ?.includes(`${almost.slice(-6)}_`) === true;
    for (const size of sizes) {
      await resizeTo(screen, size, "with the end of what is typed", () => isShown(size.rows));
    }
    await press(screen, last, `${prompt}${typed}_`);
    await press(screen, keys.enter, "? help", found);
    await leave(screen);
  });
});
