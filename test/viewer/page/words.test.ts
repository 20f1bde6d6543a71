// The exported page in a real browser says of a step what the terminal's viewer says, in the same words.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seconds } from "../../../src/draw/figures.js";
import { capital } from "../../../src/draw/say.js";
import type { Language } from "../../../src/draw/view.js";
import type { TraceDocument } from "../../../src/trace/document.js";
import { labelText } from "../../../src/viewer/model/names.js";
import type { Rows, StepModel } from "../../../src/viewer/model/steps.js";
import {
  becauseOf,
  detailOf,
  leftText,
  printedText,
  queuedText,
  timerText,
  whySentence,
} from "../../../src/viewer/words/texts.js";
import { helpRows, onlyInTerminal, viewerWords } from "../../../src/viewer/words/words.js";
import { findChromium, openPage, startChromium } from "../../helpers/browser.js";
import { lessonTrace } from "../../helpers/lessonTrace.js";
import { pageOf } from "../../helpers/pageTrace.js";
import { stepsOf } from "../../helpers/steps.js";

const chromium = findChromium();
const folder = mkdtempSync(join(tmpdir(), "asyncio-lessons-words-"));

function rowsOf<T>(rows: Rows<T>, text: (row: T) => string): string[] {
  return Array.from({ length: rows.length }, (_, at) => rows.at(at)).flatMap((row) =>
    row === undefined ? [] : [text(row)],
  );
}

/** What the panes say, line for line, without what is between the parts of a line. */
function wordsOf({ ready, timers, tasks, output, why }: StepModel, language: Language): string[] {
  const words = viewerWords[language];
  const listed = (rows: string[], empty: string): string[] => (rows.length > 0 ? rows : [capital(empty)]);
  const said = [
    ...listed(
      rowsOf(tasks, (row) => labelText(row.label) + row.state.toLowerCase() + detailOf(row, words)),
      words.empty.tasks,
    ),
    ...listed(
      rowsOf(ready, (row) => queuedText(row, words) + becauseOf(row, words)),
      words.empty.ready,
    ),
    ...listed(
      rowsOf(timers, (row) => seconds(row.deadline) + leftText(row.left, words) + timerText(row, words)),
      words.empty.timers,
    ),
    ...listed(
      rowsOf(output, (row) => row.text + printedText(row, "←")),
      words.empty.output,
    ),
    whySentence(why, language).replaceAll("`", ""),
  ];
  return said.map((line) => line.replace(/\s/g, ""));
}

/** The rows of the panes as one goes to each of the places, and the why sentence behind them; all in one call, as each takes its time. */
function saidAt(page: Page, places: readonly number[]): Promise<string[][]> {
  const rows = ["tasks", "ready", "timers", "output"].map(
    (pane) => `.pane.${pane} tbody tr, .pane.${pane} li, .pane.${pane} .nothing`,
  );
  return page.evaluate(`(async () => {
    const slider = document.querySelector("#slider");
    const said = [];
    for (const place of ${JSON.stringify(places)}) {
      slider.value = String(place);
      slider.dispatchEvent(new Event("input", { bubbles: true }));
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      const texts = (rows) => [...document.querySelectorAll(rows)].map(({ textContent }) => textContent);
      said.push(${JSON.stringify([...rows, "#why"])}.flatMap(texts));
    }
    return said;
  })()`);
}

describe.skipIf(chromium === null)("the page", () => {
  let browser: Browser;

  async function open(file: string, event: number, locale: string): Promise<Page> {
    const page = await openPage(browser, { locale });
    await page.goto(`${pathToFileURL(join(folder, `${file}.html`)).href}#e=${event}&internals`);
    await page.locator(".count").filter({ hasText: /\d/ }).waitFor();
    return page;
  }

  async function pageOfLesson(id: string): Promise<TraceDocument> {
    const document = await lessonTrace(id);
    writeFileSync(join(folder, `${id}.html`), pageOf(document));
    return document;
  }

  beforeAll(async () => {
    browser = await startChromium(chromium ?? "");
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(["gather", "cancellation", "blocking_call"])(
    "says of %s what the terminal's viewer says",
    async (id) => {
      const steps = stepsOf(await pageOfLesson(id), true);
      const { length } = steps.shown;
      for (const [language, locale] of [
        ["en", "en-US"],
        ["ja", "ja-JP"],
      ] as const) {
        const page = await open(id, 0, locale);
        const places = Array.from({ length: length + 1 }, (_, place) => place).filter(
          (place) => place % Math.ceil(length / 12) === 0,
        );
        for (const [at, said] of (await saidAt(page, places)).entries()) {
          const place = places[at] ?? 0;
          const model = steps.model({ event: steps.shown.at(place), task: null, source: "typescript" });
          expect(
            said.map((line) => line.replace(/\s/g, "")),
            `${place} in ${language}`,
          ).toEqual(wordsOf(model, language));
        }
      }
    },
    60_000,
  );

  test("lists the keys and the words of the terminal's viewer, but for those that a page has no use for", async () => {
    await pageOfLesson("gather");
    const page = await open("gather", 3, "ja-JP");
    await page.keyboard.press("?");
    const { help, terms } = viewerWords.ja;
    expect(await page.locator("dialog dd").allTextContents()).toEqual([
      ...helpRows.flatMap(({ does }) => (onlyInTerminal.includes(does) ? [] : [help[does]])),
      ...Object.values(terms).map(({ means }) => means),
    ]);
  });

  test.each([
    ["en-US", "one_print (done), last seen here"],
    ["ja-JP", "one_print（完了）、最後にいた行"],
  ])(
    "says where a task that has ended was last, and calls no line its current one: %s",
    async (locale, said) => {
      const { events } = await pageOfLesson("gather");
      const page = await open("gather", events.length, locale);
      await page.locator(".task", { hasText: "one_print" }).click();
      const line = page.locator("li.over");
      await expect.poll(() => line.locator(".who").textContent()).toBe(said);
      expect(await line.locator(".who").isVisible()).toBe(true);
      expect(await line.getAttribute("data-outcome")).toBe("finished");
      expect(await page.locator("[aria-current], li.current").count()).toBe(0);
    },
  );
});
