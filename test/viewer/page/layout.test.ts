// Where the panes of the exported page stand, in a real browser: what is in view, whatever the lesson and however many the
// tasks; and the keys that it has in common with the terminal's viewer.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findChromium, openPage, startChromium } from "../../helpers/browser.js";
import { documentOf } from "../../helpers/document.js";
import { lessonTrace } from "../../helpers/lessonTrace.js";
import { sleepersTrace, workersTrace } from "../../helpers/longTraces.js";
import { pageOf } from "../../helpers/pageTrace.js";

const chromium = findChromium();
const folder = mkdtempSync(join(tmpdir(), "asyncio-lessons-layout-"));

describe.skipIf(chromium === null)("the page", () => {
  let browser: Browser;

  async function open(file: string, hash = "", width = 1280, height = 800): Promise<Page> {
    const page = await openPage(browser, { viewport: { width, height }, locale: "en-US" });
    await page.goto(pathToFileURL(join(folder, `${file}.html`)).href + hash);
    await page.locator(".count").filter({ hasText: /\d/ }).waitFor();
    return page;
  }

  async function press(page: Page, ...keys: readonly string[]): Promise<void> {
    for (const key of keys) await page.keyboard.press(key);
    await page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
  }

  async function step(page: Page): Promise<number> {
    await press(page);
    return Number(await page.locator("#slider").inputValue());
  }

  /** How much of a part is seen between the top of the window and the dock, in pixels. */
  async function seen(page: Page, part: string): Promise<number> {
    const box = await page.locator(part).first().boundingBox();
    const dock = await page.locator(".dock").boundingBox();
    if (box === null || dock === null) return 0;
    return Math.min(box.y + box.height, dock.y) - Math.max(0, box.y);
  }

  beforeAll(async () => {
    browser = await startChromium(chromium ?? "");
    const documents = {
      gather: await lessonTrace("gather"),
      nested: documentOf(workersTrace(2, 1), "text"),
      many: documentOf(sleepersTrace(100), "const first = 1;\n".repeat(40), "many"),
      thousand: documentOf(sleepersTrace(1000), "text"),
    };
    for (const [name, document] of Object.entries(documents))
      writeFileSync(join(folder, `${name}.html`), pageOf(document));
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("of any lesson has source, tasks and ready queue in view at 1280x800", async () => {
    const page = await open("gather");
    // Short and long programs, few and many tasks, threads, and a run outside any loop.
    for (const lesson of [
      "sequential",
      "gather",
      "cancellation",
      "queue",
      "to_thread",
      "tasks_never_awaited",
    ]) {
      const file = join(folder, `of_${lesson}.html`);
      writeFileSync(file, pageOf(await lessonTrace(lesson)));
      await page.goto(`${pathToFileURL(file).href}#e=12`);
      await page.locator(".count").filter({ hasText: /\d/ }).waitFor();
      for (const pane of [".pane.source", ".pane.tasks", ".pane.ready"]) {
        expect(await seen(page, pane), `${pane} of ${lesson}`).toBeGreaterThan(60);
      }
      if ((await page.locator("li.current").count()) > 0)
        expect(await seen(page, "li.current"), lesson).toBeGreaterThan(15);
    }
  });

  test("of a hundred tasks scrolls its lanes below their axis, to the chosen one, by the keyboard too", async () => {
    const page = await open("many", "#e=110");
    for (const pane of [".pane.source", ".pane.tasks", ".pane.ready"])
      expect(await seen(page, pane)).toBeGreaterThan(150);
    const lanes = page.locator(".lanes");
    const height = (await lanes.boundingBox())?.height ?? 0;
    expect(height).toBeLessThan(230);
    await press(page, "Escape", "G", "ArrowUp", "ArrowUp");
    const bottom = async (part: string): Promise<number> => {
      const box = await page.locator(part).boundingBox();
      return (box?.y ?? 0) + (box?.height ?? 0);
    };
    // The chosen lane lies below the axis, and above the end of what scrolls.
    const name = ".lane.chosen";
    expect(await bottom(name)).toBeLessThanOrEqual(await bottom(".lanes"));
    expect(await bottom(name)).toBeGreaterThan(await bottom(".lanes .axis"));
    expect(await seen(page, ".tasks tr.chosen")).toBeGreaterThan(15);
    await lanes.focus();
    const at = await step(page);
    const scrolled = (): Promise<number> => page.evaluate("document.querySelector('.lanes').scrollTop");
    await page.evaluate("document.querySelector('.lanes').scrollTop = 100");
    await press(page, "ArrowDown");
    await expect.poll(scrolled).toBeGreaterThan(100);
    expect(await step(page)).toBe(at);
  });

  test("of a thousand tasks draws the chosen lane, and says how many it does not draw", async () => {
    const page = await open("thousand", "#e=1000");
    expect(await page.locator(".timeline").textContent()).toContain("and 881 more");
    await press(page, "G");
    const task = await page.locator(".task[aria-pressed=true]").textContent();
    expect(await page.locator(".lane.chosen").textContent()).toBe(task);
  });

  test("names nested coroutines below the task that awaits them, moved in", async () => {
    const page = await open("nested");
    const names = await page.locator(".lanes .lane").all();
    const placed = await Promise.all(
      names.map(async (name) => [await name.textContent(), Number(await name.getAttribute("x"))]),
    );
    expect(placed).toEqual([
      ["main", 4],
      ["worker Task-2", 16],
      ["job Task-2", 28],
      ["worker Task-3", 16],
      ["job Task-3", 28],
    ]);
  });

  test("as narrow as a phone has the source and the tasks above the timeline, for the keyboard as for the eye", async () => {
    const page = await open("gather", "#e=18", 360, 740);
    const order = async (): Promise<string[]> =>
      page.evaluate("[...document.querySelectorAll('main .pane')].map((pane) => pane.classList[1])");
    const narrow = ["why", "source", "tasks", "timeline", "ready", "timers", "output", "stack"];
    expect(await order()).toEqual(narrow);
    const tops = await Promise.all(
      narrow.map(async (name) => (await page.locator(`.pane.${name}`).boundingBox())?.y ?? 0),
    );
    expect(tops).toEqual(tops.toSorted((a, b) => a - b));
    expect(await seen(page, "li.current")).toBeGreaterThan(15);
    await page.setViewportSize({ width: 1280, height: 800 });
    await expect
      .poll(order)
      .toEqual(["why", "timeline", "source", ...narrow.slice(2, 3), ...narrow.slice(4)]);
  });

  test("gives the keyboard back to the viewer once a field has led somewhere", async () => {
    const page = await open("gather");
    await press(page, "t", "5", "Enter");
    expect(await step(page)).toBe(29);
    await press(page, "ArrowRight", "ArrowRight");
    expect(await step(page)).toBe(31);
    await press(page, "/", ..."two", "Enter");
    const found = await step(page);
    await press(page, "n");
    expect(await step(page)).toBeGreaterThan(found);
    expect(await page.locator("#search").inputValue()).toBe("two");
    // What cannot be found may be mended where it was typed.
    await press(page, "t", "x", "Enter");
    expect(await page.evaluate("document.activeElement?.id")).toBe("time");
    await press(page, "Escape", "g");
    expect(await step(page)).toBe(0);
  });

  test("goes to both ends and by tens with the keys that the terminal has for it", async () => {
    const page = await open("gather");
    await press(page, "PageDown", "PageDown");
    expect(await step(page)).toBe(20);
    await press(page, "PageUp");
    expect(await step(page)).toBe(10);
    await press(page, "End");
    expect(await step(page)).toBe(54);
    await press(page, "Home");
    expect(await step(page)).toBe(0);
    await press(page, "?");
    // However long it is, it begins at its beginning.
    expect(await page.evaluate("document.querySelector('dialog').scrollTop")).toBe(0);
    const shown = await page.locator("dialog kbd").allTextContents();
    for (const key of ["Home", "End", "PgUp", "PgDn"]) expect(shown).toContain(key);
    for (const key of ["w", "q"]) expect(shown).not.toContain(key);
  });

  test("tells neither an iteration outside the loop nor an await chain of a task that has ended", async () => {
    const page = await open("gather", "#e=53");
    const place = page.locator(".place");
    expect(await place.textContent()).toContain("iteration 13");
    await press(page, "ArrowRight");
    expect(await place.textContent()).toContain("outside the loop");
    expect(await page.locator(".stack .nothing").textContent()).toBe("None");
    await page.locator("button.task", { hasText: "two_print" }).click();
    await press(page);
    expect(await page.locator(".stack .nothing").textContent()).toBe("None");
    await press(page, "g", "PageDown", "PageDown");
    expect(await page.locator(".stack .chain").textContent()).toContain("two_print:12");
    expect(await page.locator(".tasks th").allTextContents()).toEqual(["Task", "State", "Now"]);
  });
});
