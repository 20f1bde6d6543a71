// The page that the build has made, with a document in it.
import { readFileSync } from "node:fs";
import { highlight } from "../../src/draw/source/highlight.js";
import type { TraceDocument } from "../../src/trace/document.js";
import { type PageAssets, renderHtml } from "../../src/viewer/export/html.js";
import { packageFolder } from "./built.js";

export function builtPage(): PageAssets {
  return JSON.parse(readFileSync(`${packageFolder}/dist/src/viewer/page/page.json`, "utf8")) as PageAssets;
}

export function pageOf(document: TraceDocument, assets: PageAssets = builtPage()): string {
  return renderHtml(document, assets, highlight);
}
