// The step viewer's page with a trace in it: takes what the build has made for it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../lesson/files.js";
import { highlight } from "../render/highlight.js";
import { type PageAssets, renderHtml } from "../render/html/html.js";
import type { TraceDocument } from "../trace/document.js";

/** @returns the whole file */
export function htmlPage(document: TraceDocument): string {
  const path = join(packageRoot(), "dist", "src", "render", "html", "page.json");
  // Our own build's, of this very version.
  const assets = JSON.parse(readFileSync(path, "utf8")) as PageAssets;
  return renderHtml(document, assets, highlight);
}
