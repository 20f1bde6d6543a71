// Makes the pictures of the page for the README anew, in both languages: run it where what they show has changed. A Chromium
// takes them, which has to be on the PATH, and a Python runs what is in Python; they cannot be compared byte by byte, so no test holds them.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const command = join(root, "dist", "bin", "asyncio-lessons.js");
const pictures = join(root, ".github", "pictures");
/** The README's program in Python, whose variables are shown. */
const [, program] = /```python\n(.*?)```/s.exec(readFileSync(join(root, "README.md"), "utf8"));
/** What is shown, and the event that each is shown at. */
const shown = [
  { name: "page", what: ["gather"], event: 34 },
  { name: "variables", what: ["./mine.py", "--virtual"], event: 30 },
];

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
  writeFileSync(join(folder, "mine.py"), program);
  for (const { name, what, event } of shown)
    for (const [language, ending] of [
      ["en", "png"],
      ["ja", "ja.png"],
    ]) {
      const page = join(folder, `${name}.${language}.html`);
      const args = [command, "export", ...what, "-o", page, "--lang", language];
      execFileSync(process.execPath, args, { cwd: folder });
      const viewport = { width: 1440, height: 900 };
      const tab = await browser.newPage({ viewport, colorScheme: "light", locale: language });
      await tab.goto(`${pathToFileURL(page)}#e=${event}`);
      await tab.screenshot({ path: join(pictures, `${name}.${ending}`) });
    }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
