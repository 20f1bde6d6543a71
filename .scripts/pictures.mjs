// Makes the README's pictures anew, with the tool itself: run it where what they show has changed. The page is taken by a Chromium,
// which has to be on the PATH; its picture cannot be compared byte by byte, so no test holds it.
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

function exported(...args) {
  execFileSync(process.execPath, [command, "export", "gather", ...args], { stdio: "inherit" });
}

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

exported("-o", join(pictures, "gather.svg"));
const folder = mkdtempSync(join(tmpdir(), "asyncio-lessons-"));
try {
  const page = join(folder, "gather.html");
  exported("-o", page);
  const browser = await chromium.launch({ executablePath: findChromium(), args: ["--no-sandbox"] });
  const tab = await browser.newPage({
    viewport: { width: 1440, height: 900 },
    colorScheme: "light",
    locale: "en",
  });
  await tab.goto(`${pathToFileURL(page)}#e=${event}`);
  await tab.screenshot({ path: join(pictures, "page.png") });
  await browser.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
