// The formats that a trace can be exported in. What makes one is loaded only when it is asked for.
import { extname } from "node:path";
import type { TraceDocument } from "../trace/document.js";
import type { Context } from "./context.js";

/** Makes the whole file's text. */
export type Exporter = (document: TraceDocument, context: Context) => string | Promise<string>;

export const exportFormats = ["svg", "html", "chrome", "json"] as const;
export type ExportFormat = (typeof exportFormats)[number];

const exporters: Readonly<Record<ExportFormat, () => Promise<Exporter>>> = {
  svg: async () => {
    const [{ timelineSvgOf }, { renderTimelineSvg }] = await Promise.all([
      import("../render/svg/data.js"),
      import("../render/svg/timeline.js"),
    ]);
    return async (document, context) => {
      const { messages } = await context.view();
      return renderTimelineSvg(timelineSvgOf(document, messages), messages);
    };
  },
  chrome: async () => {
    const [{ chromeTrace }, { pythonName }] = await Promise.all([
      import("../trace/chrome.js"),
      import("../render/messages/why.js"),
    ]);
    return (document) => `${JSON.stringify(chromeTrace(document, pythonName))}\n`;
  },
  html: async () => (await import("./htmlPage.js")).htmlPage,
  json: async () => (await import("../trace/codec.js")).encodeTrace,
};

export function exporterOf(format: ExportFormat): Promise<Exporter> {
  return exporters[format]();
}

/** The format that a file's name says; null where it says none. A trace for chrome is JSON as well: it must be asked for. */
export function formatOfFile(file: string): ExportFormat | null {
  const ending = extname(file).slice(1).toLowerCase();
  return exportFormats.find((format) => format === ending) ?? null;
}
