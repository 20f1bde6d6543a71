// The formats that a trace can be exported in. What makes one is loaded only when it is asked for.
import { extname } from "node:path";
import type { Context } from "../common/context.js";
import type { Read } from "../common/traceOf.js";

/** Makes the whole file's text: what is to be looked at of the document that is to be shown, data of the recorded one. */
export type Exporter = (read: Read, context: Context) => string | Promise<string>;

export const exportFormats = ["svg", "html", "chrome", "json"] as const;
export type ExportFormat = (typeof exportFormats)[number];

const exporters: Readonly<Record<ExportFormat, () => Promise<Exporter>>> = {
  svg: async () => {
    const [{ timelineSvgOf }, { renderTimelineSvg }] = await Promise.all([
      import("../../draw/svg/data.js"),
      import("../../draw/svg/timeline.js"),
    ]);
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
    const { htmlPage } = await import("./htmlPage.js");
    return ({ document }, context) => htmlPage(document, context);
  },
  json: async () => {
    const { encodeTrace } = await import("../../trace/codec.js");
    return ({ recorded }) => encodeTrace(recorded);
  },
};

export function exporterOf(format: ExportFormat): Promise<Exporter> {
  return exporters[format]();
}

/** The format that a file's name says; null where it says none. A trace for chrome is JSON as well: it must be asked for. */
export function formatOfFile(file: string): ExportFormat | null {
  const ending = extname(file).slice(1).toLowerCase();
  return exportFormats.find((format) => format === ending) ?? null;
}
