// The formats that a trace can be exported in. What makes one is loaded only when it is asked for.

import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { findLesson } from "../../course/catalogue.js";
import { packageRoot } from "../../course/files.js";
import { thousands } from "../../draw/say.js";
import { harmlessJson } from "../../trace/harmless.js";
import type { PageAssets } from "../../viewer/export/html.js";
import { type CommandContext, UsageError } from "../common/commandContext.js";
import type { Traced } from "../common/traceOf.js";

const en = {
  /** A lesson is exported with a smaller number than it runs with. */
  onPage: (lesson: string, instead: string, of: string) =>
    `${lesson} is too long for a page: it is exported with ${instead} in the place of ${of}.`,
  /** Of a run of more events than a page is made for. */
  tooLongForPage: (events: number, most: number) =>
    `the run has ${events} events, and a page holds ${most} at most: export --format json, and look at it with step.`,
  /** Of a file that is slow to open; what makes it smaller stands behind it. */
  large: (megabytes: number, events: number) =>
    `That is ${megabytes} MB, as the run has ${thousands(events)} events: opening it takes a while. `,
  smallerCopy: (lesson: string) =>
    `For less, change the number in a copy of the program (show ${lesson} --typescript --raw > small.ts) and export that.`,
  endSooner: "For less, have the program do less, or end it sooner with --timeout.",
  noFormat: (formats: readonly string[]) => `say in which format: --format ${formats.join("|")}.`,
  /** Of a trace file with a field that no trace has. */
  tooDeep: (path: string) =>
    `cannot export '${path}': a value in it that is no part of a trace is nested too deep to be written. Take it out, or record the trace again.`,
};

const ja: typeof en = {
  onPage: (lesson, instead, of) =>
    `${lesson} は1ページに入りきらないので、${of} の代わりに ${instead} で書き出します。`,
  tooLongForPage: (events, most) =>
    `この実行にはイベントが${events}件ありますが、ページに入るのは${most}件までです。export --format json で書き出し、step で見てください。`,
  large: (megabytes, events) =>
    `イベントが${thousands(events)}件あるので、ファイルは ${megabytes} MB です。開くのに時間がかかります。`,
  smallerCopy: (lesson) =>
    `小さくするには、プログラムの写し（show ${lesson} --typescript --raw > small.ts）の数を減らして、それを書き出してください。`,
  endSooner: "小さくするには、プログラムの仕事を減らすか、--timeout で早めに打ち切ってください。",
  noFormat: (formats) => `書き出す形式を --format ${formats.join("|")} で指定してください。`,
  tooDeep: (path) =>
    `「${path}」を書き出せません。トレースのものではない値が含まれていて、その入れ子が深すぎます。その値を取り除くか、記録し直してください。`,
};

export const exportWords = { en, ja };

/** Makes the whole file's text: what is to be looked at of the document that is to be shown, data of the recorded one. */
type Exporter = (read: Traced, context: CommandContext) => Promise<string>;

export const exportFormats = ["svg", "html", "chrome", "json"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Some 25 MB of page, and as much as a browser on a phone takes. */
const mostOnPage = 100_000;

export const exporters: Readonly<Record<ExportFormat, Exporter>> = {
  async svg({ document }, { language }) {
    // What the lesson is about is what its picture shows.
    const draws = findLesson(document.lesson ?? "")?.draws;
    if (draws === "flow") {
      const { renderFlowSvg } = await import("../../draw/svg/flow.js");
      return renderFlowSvg(document, language);
    }
    const { renderTimelineSvg, timelineSvgOf } = await import("../../draw/svg/timeline.js");
    const { awaitingOf } = await import("../../trace/awaiting.js");
    const awaiting = draws === "awaiting" ? awaitingOf(document.events) : null;
    return renderTimelineSvg({ ...timelineSvgOf(document, language), awaiting }, language);
  },
  async chrome({ recorded }) {
    const { chromeTrace } = await import("./chrome.js");
    return `${harmlessJson(chromeTrace(recorded))}\n`;
  },
  async html({ document }, { language }) {
    const { length } = document.events;
    if (length > mostOnPage) throw new UsageError(exportWords[language].tooLongForPage(length, mostOnPage));
    const { renderHtml } = await import("../../viewer/export/html.js");
    const { highlight } = await import("../../draw/source/highlight.js");
    return renderHtml(document, pageAssets(), highlight);
  },
  async json({ recorded }) {
    const { encodeTrace } = await import("../../trace/codec.js");
    return encodeTrace(recorded);
  },
};

/** What the build has made for the step viewer's page: our own build's, of this very version. */
function pageAssets(): PageAssets {
  const path = join(packageRoot(), "dist", "src", "viewer", "page", "page.json");
  return JSON.parse(readFileSync(path, "utf8")) as PageAssets;
}

/** The format that a file's name says; null where it says none. A trace for chrome is JSON as well: it must be asked for. */
export function formatOfFile(file: string): ExportFormat | null {
  const ending = extname(file).slice(1).toLowerCase();
  return exportFormats.find((format) => format === ending) ?? null;
}
