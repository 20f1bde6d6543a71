// The exported page in a real browser: its keys, its controls, its address, its looks, and what axe-core has to say.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TraceDocument } from "../../../src/trace/document.js";
import { findChromium, openPage, startChromium } from "../../helpers/browser.js";
import { lessonTrace } from "../../helpers/lessonTrace.js";
import { pageOf } from "../../helpers/pageTrace.js";

const chromium = findChromium();

const folder = mkdtempSync(join(tmpdir(), "asyncio-lessons-page-"));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

describe.skipIf(chromium === null)("the page", () => {
  let browser: Browser;
  let gather: TraceDocument;
  const complaints: string[] = [];

  async function open(hash = "", options: BrowserContextOptions = {}, file = "gather"): Promise<Page> {
    const page = await openPage(browser, {
      viewport: { width: 1280, height: 800 },
      locale: "en-US",
      colorScheme: "light",
      ...options,
    });
    page.on("console", (message) => complaints.push(`${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("request", (request) => {
      if (!/^(file|data):/.test(request.url())) complaints.push(`asked for ${request.url()}`);
    });
    await page.goto(pathToFileURL(join(folder, `${file}.html`)).href + hash);
    await page.locator(".count").filter({ hasText: /\d/ }).waitFor();
    return page;
  }

  async function step(page: Page): Promise<number> {
    await settled(page);
    return Number(await page.locator("#slider").inputValue());
  }

  /** What a change has asked to be drawn is drawn with the next frame. */
  async function settled(page: Page): Promise<void> {
    await page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
  }

  async function press(page: Page, ...keys: readonly string[]): Promise<void> {
    for (const key of keys) await page.keyboard.press(key);
    await settled(page);
  }

  async function click(page: Page, ...names: readonly string[]): Promise<void> {
    for (const name of names) await button(page, name).click();
    await settled(page);
  }

  async function textOf(page: Page, selector: string): Promise<string> {
    await settled(page);
    return (await page.locator(selector).textContent()) ?? "";
  }

  const why = (page: Page): Promise<string> => textOf(page, "#why");
  const chosen = (page: Page): Promise<string> => textOf(page, ".task[aria-pressed=true]");
  const time = (page: Page): Promise<string> => textOf(page, ".time");
  const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

  beforeAll(async () => {
    browser = await startChromium(chromium ?? "");
    gather = await lessonTrace("gather");
    writeFileSync(join(folder, "gather.html"), pageOf(gather));
    const own = { ...gather, lesson: null, programs: { ...gather.programs, python: null, pairs: [] } };
    writeFileSync(join(folder, "own.html"), pageOf(own));
    const events = gather.events.map((event) => {
      const never = Number.POSITIVE_INFINITY;
      if (event.kind === "timer-set") return { ...event, deadline: never };
      if (event.kind !== "suspended" || event.on.kind !== "sleep") return event;
      return { ...event, on: { ...event.on, until: never } };
    });
    writeFileSync(join(folder, "never.html"), pageOf({ ...gather, events }));
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
    expect(complaints).toEqual([]);
  });

  test("tells why gather prints 3 2 1", async () => {
    const page = await open();
    await press(page, "o", "o", "o");
    expect(await page.locator(".output .printed-text").allTextContents()).toEqual(["3", "2", "1"]);
    expect(await time(page)).toBe("6.000 s");
    await press(page, "p", "p");
    expect(await why(page)).toMatch(/one_print/);
  });

  test("goes where the keys say", async () => {
    const page = await open();
    const last = Number(await page.locator("#slider").getAttribute("max"));
    expect(await step(page)).toBe(0);
    expect(await why(page)).not.toBe("");
    await press(page, "ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft");
    expect(await step(page)).toBe(2);
    await press(page, "G");
    expect(await step(page)).toBe(last);
    await press(page, "ArrowRight");
    expect(await step(page)).toBe(last);
    await press(page, "g");
    expect(await step(page)).toBe(0);
    await press(page, "o");
    expect(await page.locator(".output .new .printed-text").textContent()).toBe("3");
    const printed = await step(page);
    await press(page, "o", "O");
    expect(await step(page)).toBe(printed);
    await press(page, "g", "i");
    expect(await why(page)).toMatch(/^Iteration 1 /);
    await press(page, "i");
    expect(await why(page)).toMatch(/^Iteration 2 /);
    await press(page, "I");
    expect(await why(page)).toMatch(/^Iteration 1 /);
  });

  test("chooses tasks with the arrows, and follows one with n and p", async () => {
    const page = await open("#e=25");
    await press(page, "ArrowUp", "ArrowUp", "ArrowUp", "ArrowUp", "ArrowUp", "Escape");
    const followed = await chosen(page);
    while ((await chosen(page)) !== "main") await press(page, "ArrowUp");
    await press(page, "ArrowDown");
    expect(await chosen(page)).toBe("one_print");
    const before = await step(page);
    await press(page, "n");
    expect(await step(page)).toBeGreaterThan(before);
    expect(await chosen(page)).toBe("one_print");
    await press(page, "p", "p");
    expect(await step(page)).toBeLessThan(before);
    await page.locator(".task", { hasText: "two_print" }).click();
    expect(await chosen(page)).toBe("two_print");
    expect(await page.locator(":focus").textContent()).toBe("two_print");
    expect(await textOf(page, "li.current")).toMatch(/sleep\(5\)|two_print/);
    await press(page, "Escape");
    expect(followed).not.toBe("");
  });

  test("finds a time and a text", async () => {
    const page = await open();
    await press(page, "t");
    await page.keyboard.type("4.5");
    await press(page, "Enter");
    expect(await time(page)).toBe("4.000 s");
    await page.locator("#time").fill("soon");
    await press(page, "Enter");
    expect(await textOf(page, ".answer")).toBe("Not a number of seconds: soon");
    await press(page, "Escape", "g", "/");
    await page.keyboard.type("two_print");
    await press(page, "Enter");
    expect(await why(page)).toContain("two_print");
    const first = await step(page);
    // The keys are the viewer's again.
    await press(page, "ArrowRight", "ArrowLeft", "/", "Enter");
    expect(await step(page)).toBeGreaterThan(first);
    await page.locator("#search").fill("nowhere at all");
    await press(page, "Enter");
    expect(await textOf(page, ".answer")).toBe("Not found: nowhere at all");
    // Letters that are typed are text, and no keys.
    expect(await page.locator("#search").inputValue()).toBe("nowhere at all");
  });

  test("plays, faster and slower, and stops at the end", async () => {
    const page = await open("#e=40");
    const last = Number(await page.locator("#slider").getAttribute("max"));
    await press(page, "+", "+", "+", "+", "-", "+", "=");
    expect(await textOf(page, ".rate")).toBe("64 events/s");
    await press(page, "Space");
    await button(page, "Play").waitFor();
    expect(await step(page)).toBe(last);
    await press(page, "-");
    expect(await textOf(page, ".rate")).toBe("32 events/s");
    await click(page, "Slower");
    await click(page, "Faster");
    expect(await textOf(page, ".rate")).toBe("32 events/s");
    // The space bar presses what has the focus: away from the button.
    await page.locator("h1").click();
    await press(page, "g", "-", "-", "-", "-", "-", "-", "Space");
    await click(page, "Pause");
    await button(page, "Play").waitFor();
  });

  test("every button of the dock does what its key does", async () => {
    const page = await open();
    await click(page, "Next event");
    await click(page, "Next event");
    await click(page, "Previous event");
    expect(await step(page)).toBe(1);
    await click(page, "Last event");
    expect(await step(page)).toBe(Number(await page.locator("#slider").getAttribute("max")));
    await click(page, "First event");
    expect(await step(page)).toBe(0);
    await click(page, "Next output");
    expect(await page.locator(".output .new").count()).toBe(1);
    await click(page, "Previous of task");
    await click(page, "Next of task");
    await click(page, "Next iteration");
    expect(await why(page)).toMatch(/^Iteration /);
    await page.locator("#slider").fill("7");
    expect(await step(page)).toBe(7);
    await page.locator(".lanes svg[role=img]").click({ position: { x: 900, y: 60 } });
    expect(await time(page)).toBe("4.000 s");
  });

  test("speaks both languages and shows both programs", async () => {
    const page = await open("#e=30");
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
    await press(page, "l");
    expect(await page.locator("html").getAttribute("lang")).toBe("ja");
    expect(await why(page)).toMatch(/[\u3040-\u30ff]/);
    expect(await page.locator("h2").allTextContents()).toContain("実行待ちキュー");
    await click(page, "English");
    expect(await page.locator("h2").allTextContents()).toContain("Ready queue");
    expect(await textOf(page, ".file")).toBe("program.py (run: program.ts)");
    await press(page, "s");
    expect(await textOf(page, ".file")).toBe("program.ts");
    await press(page, "s");
    expect(await textOf(page, "li.current")).toMatch(/await asyncio.sleep/);
    await click(page, "TypeScript");
    expect(await textOf(page, "li.current")).toMatch(/yield\* asyncio.sleep/);
    const japanese = await open("", { locale: "ja-JP" });
    expect(await japanese.locator("html").getAttribute("lang")).toBe("ja");
  });

  test("of a program without its Python offers none", async () => {
    const page = await open("", {}, "own");
    expect(await button(page, "Python").isDisabled()).toBe(true);
    await press(page, "s");
    expect(await textOf(page, ".file")).toBe("program.ts");
  });

  test("of sleeps that never end is stepped through to its end", async () => {
    const page = await open("", {}, "never");
    await press(page, "o");
    expect(await page.locator(".output .new .printed-text").textContent()).toBe("3");
  });

  test("links to an event, and shows the link's", async () => {
    const page = await open("#e=7");
    expect(await step(page)).toBe(7);
    await press(page, "ArrowRight");
    const hash = (): Promise<unknown> => page.evaluate("location.hash");
    await expect.poll(hash).toBe("#e=8");
    await page.evaluate("void (location.hash = '#e=12')");
    await expect.poll(() => step(page)).toBe(12);
    await page.locator("#internals").check();
    await expect.poll(hash).toMatch(/&internals$/);
    const all = Number(await page.locator("#slider").getAttribute("max"));
    expect(all).toBe(gather.events.length);
    for (const given of ["#e=999999", "#e=-1", "#e=x", "#"]) {
      const odd = await open(given);
      expect(await why(odd)).not.toBe("");
    }
  });

  test("lists its keys, and lets them be turned off", async () => {
    const page = await open("#e=3");
    await press(page, "?");
    const dialog = page.getByRole("dialog", { name: "Keys" });
    await dialog.waitFor();
    expect(await dialog.locator("kbd").count()).toBeGreaterThan(20);
    await press(page, "ArrowRight", "?");
    expect(await dialog.isVisible()).toBe(false);
    expect(await step(page)).toBe(3);
    await page.getByRole("button", { name: "Help" }).click();
    await page.getByLabel("Use these keys").uncheck();
    await click(page, "Close");
    await press(page, "o");
    expect(await step(page)).toBe(3);
  });

  test("is light or dark as the system is, or as chosen", async () => {
    const page = await open("", { colorScheme: "dark" });
    const ground = (): Promise<string> => page.evaluate("getComputedStyle(document.body).backgroundColor");
    const dark = await ground();
    await click(page, "Light");
    expect(await ground()).not.toBe(dark);
    await click(page, "Auto");
    expect(await ground()).toBe(dark);
    await page.emulateMedia({ colorScheme: "light" });
    await expect.poll(ground).not.toBe(dark);
    await click(page, "Dark");
    expect(await ground()).toBe(dark);
  });

  test.each([
    ["en-US", 360],
    ["ja-JP", 360],
    ["en-US", 600],
    ["ja-JP", 900],
  ])("fits a screen without scrolling sideways: %s, %d px", async (locale, width) => {
    const page = await open("#e=30", { locale, viewport: { width, height: 740 } });
    for (const key of ["i", "G"]) {
      await press(page, key);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
    }
  });

  test.each([
    ["light", "en-US", 1280],
    ["dark", "ja-JP", 360],
  ] as const)("has nothing that axe-core complains of: %s, %s, %d px", async (colorScheme, locale, width) => {
    const page = await open("#e=30", { colorScheme, locale, viewport: { width, height: 800 } });
    // Beside the page, where its policy does not reach.
    await page.evaluate(axe);
    const violations = (): Promise<unknown> =>
      page.evaluate(
        "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]))",
      );
    expect(await violations()).toEqual([]);
    await press(page, "G");
    expect(await violations()).toEqual([]);
    await press(page, "?");
    expect(await violations()).toEqual([]);
  });
});
