// The page that the build has made, with a document in it.
import { readFileSync } from "node:fs";
import { highlight } from "../../src/render/highlight.js";
import { type PageAssets, renderHtml } from "../../src/render/html/html.js";
import type { TraceDocument } from "../../src/trace/document.js";
import { packageFolder } from "./built.js";

export function builtPage(): PageAssets {
  return JSON.parse(readFileSync(`${packageFolder}/dist/src/render/html/page.json`, "utf8")) as PageAssets;
}

export function pageOf(document: TraceDocument, assets: PageAssets = builtPage()): string {
  return renderHtml(document, assets, highlight);
}
