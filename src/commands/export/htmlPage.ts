// The step viewer's page with a trace in it: takes what the build has made for it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../course/files.js";
import { highlight } from "../../draw/source/highlight.js";
import type { TraceDocument } from "../../trace/document.js";
import { type PageAssets, renderHtml } from "../../viewer/export/html.js";
import type { Context } from "../common/context.js";
import { UsageError } from "../common/exitCode.js";
import { exportWords } from "./words.js";

/** Some 25 MB of page, and as much as a browser on a phone takes. */
const mostEvents = 100_000;

/**
 * @returns the whole file
 * @throws {UsageError} when the run is too long for a page
 */
export function htmlPage(document: TraceDocument, { language }: Context): string {
  const { length } = document.events;
  if (length > mostEvents) throw new UsageError(exportWords[language].tooLongForPage(length, mostEvents));
  const path = join(packageRoot(), "dist", "src", "viewer", "page", "page.json");
  // Our own build's, of this very version.
  const assets = JSON.parse(readFileSync(path, "utf8")) as PageAssets;
  return renderHtml(document, assets, highlight);
}
