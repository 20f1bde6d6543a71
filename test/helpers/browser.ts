// A headless Chromium for the page that `export --format html` makes: the machine's own, as none is downloaded.
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { watchdog } from "./watchdog.js";

const names = ["chromium", "chromium-browser", "google-chrome"];

/** Null: there is none. What is not tested then is told. */
export function findChromium(): string | null {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    for (const name of names) {
      const file = join(folder, name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // The next one.
      }
    }
  }
  console.warn(`skipped: there is no ${names.join(", ")} on the PATH to open the page in`);
  return null;
}

/** Root, as in CI, has no sandbox. */
export function startChromium(executablePath: string): Promise<Browser> {
  const args = ["--no-sandbox", "--disable-dev-shm-usage"];
  return chromium.launch({ executablePath, args, timeout: watchdog });
}

/** An empty page in a window of its own, in which nothing moves by itself. */
export async function openPage(browser: Browser, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  context.setDefaultTimeout(watchdog);
  return context.newPage();
}
