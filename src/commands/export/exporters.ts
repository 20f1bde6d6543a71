// The formats that a trace can be exported in. What makes one is loaded only when it is asked for.
import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { packageRoot } from "../../course/files.js";
import type { PageAssets } from "../../viewer/export/html.js";
import type { CommandContext } from "../common/commandContext.js";
import { UsageError } from "../common/exitCode.js";
import type { Read } from "../common/traceOf.js";

/** Makes the whole file's text: what is to be looked at of the document that is to be shown, data of the recorded one. */
type Exporter = (read: Read, context: CommandContext) => string | Promise<string>;

export const exportFormats = ["svg", "html", "chrome", "json"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Some 25 MB of page, and as much as a browser on a phone takes. */
const mostOnPage = 100_000;

export const exporters: Readonly<Record<ExportFormat, () => Promise<Exporter>>> = {
  svg: async () => {
    const { renderTimelineSvg, timelineSvgOf } = await import("../../draw/svg/timeline.js");
    return ({ document }, context) => {
      const { language } = context;
      return renderTimelineSvg(timelineSvgOf(document, language), language);
    };
  },
  chrome: async () => {
    const [{ chromeTrace }, { pythonName }, { harmlessJson }] = await Promise.all([
      import("./chrome.js"),
      import("../../viewer/words/names.js"),
      import("../../trace/harmless.js"),
    ]);
    return ({ recorded }) => `${harmlessJson(chromeTrace(recorded, pythonName))}\n`;
  },
  html: async () => {
    const [{ renderHtml }, { highlight }, { exportWords }] = await Promise.all([
      import("../../viewer/export/html.js"),
      import("../../draw/source/highlight.js"),
      import("./words.js"),
    ]);
    return ({ document }, { language }) => {
      const { length } = document.events;
      if (length > mostOnPage) throw new UsageError(exportWords[language].tooLongForPage(length, mostOnPage));
      return renderHtml(document, pageAssets(), highlight);
    };
  },
  json: async () => {
    const { encodeTrace } = await import("../../trace/codec.js");
    return ({ recorded }) => encodeTrace(recorded);
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
