// A trace as one HTML file: the page's script and style and the trace stand in it, and nothing is fetched.
import type { Highlight, ProgramLanguage } from "../../draw/source/programs.js";
import type { TraceDocument } from "../../trace/document.js";
import { harmlessJson, oneLine } from "../../trace/harmless.js";
import { type CodeLines, type PagePayload, payloadId } from "../model/source.js";

/** What the build makes of `page/`. The hashes are the Content-Security-Policy's. */
export interface PageAssets {
  readonly script: string;
  readonly scriptHash: string;
  readonly style: string;
  readonly styleHash: string;
}

export function renderHtml(document: TraceDocument, assets: PageAssets, highlight: Highlight): string {
  const { typescript, python } = document.programs;
  const payload: PagePayload = {
    document,
    code: {
      typescript: typescript === null ? null : codeLines(typescript.text, "typescript", highlight),
      python: python === null ? null : codeLines(python.text, "python", highlight),
    },
  };
  const title = [...new Set([document.lesson, document.title.en])].filter((each) => each !== null);
  // Only what the build made may run or style, and nothing may be loaded from anywhere.
  const policy = [
    "default-src 'none'",
    `script-src '${assets.scriptHash}'`,
    `style-src '${assets.styleHash}'`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="asyncio-lessons">
<link rel="icon" href="data:,">
<title>${escapeText(title.join(" · "))}</title>
<style>${assets.style}</style>
</head>
<body>
<noscript>This page walks through a recorded run, event by event, and needs JavaScript for it. / このページは、記録した実行をイベントごとにたどるもので、JavaScript が必要です。</noscript>
<script type="application/json" id="${payloadId}">${escapeJson(harmlessJson(payload))}</script>
<script>${assets.script}</script>
</body>
</html>
`;
}

function codeLines(text: string, written: ProgramLanguage, highlight: Highlight): CodeLines {
  return highlight(text.replace(/\n$/, ""), written).map((line) =>
    line.map((piece) => (piece.kind === null ? [piece.text] : [piece.text, piece.kind])),
  );
}

/** As text of one line. */
function escapeText(text: string): string {
  return oneLine(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** JSON that may stand in a script element: no `</script>` or `<!--` can end or open anything in it. */
function escapeJson(json: string): string {
  return json.replaceAll("<", "\\u003c");
}
