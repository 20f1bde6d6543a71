// Makes the pictures of the page for the README anew, in both languages: run it where what they show has changed. A Chromium
// takes them, which has to be on the PATH; they cannot be compared byte by byte, so no test holds them.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const command = join(root, "dist", "bin", "asyncio-lessons.js");
const pictures = join(root, ".github", "pictures");
/** The event at which `two_print` prints. */
const event = 34;

function findChromium() {
  for (const name of ["chromium", "chromium-browser", "google-chrome"]) {
    try {
      return execFileSync("which", [name], { encoding: "utf8" }).trim();
    } catch {
      // Under another name, perhaps.
    }
  }
  throw new Error("There is no chromium on the PATH: install Debian's package, for example.");
}

const folder = mkdtempSync(join(tmpdir(), "asyncio-lessons-"));
const browser = await chromium.launch({ executablePath: findChromium(), args: ["--no-sandbox"] });
try {
  for (const [language, picture] of [
    ["en", "page.png"],
    ["ja", "page.ja.png"],
  ]) {
    const page = join(folder, `${language}.html`);
    execFileSync(process.execPath, [command, "export", "gather", "-o", page, "--lang", language]);
    const viewport = { width: 1440, height: 900 };
    const tab = await browser.newPage({ viewport, colorScheme: "light", locale: language });
    await tab.goto(`${pathToFileURL(page)}#e=${event}`);
    await tab.screenshot({ path: join(pictures, picture) });
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
