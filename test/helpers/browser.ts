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

const opened = new WeakMap<Browser, Map<string, Page>>();

/**
 * An empty page in which nothing moves by itself. There is one for the same options, as a new one takes three times as
 * long: who asks again takes it from who had it before.
 */
export async function openPage(browser: Browser, options: BrowserContextOptions): Promise<Page> {
  const pages = opened.get(browser) ?? new Map<string, Page>();
  opened.set(browser, pages);
  const key = JSON.stringify(options);
  const known = pages.get(key);
  if (known !== undefined) {
    // What the page has been told to remember.
    await known.evaluate("localStorage.clear()");
    await known.goto("about:blank");
    if (options.viewport) await known.setViewportSize(options.viewport);
    await known.emulateMedia({ colorScheme: options.colorScheme ?? null });
    return known;
  }
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  context.setDefaultTimeout(watchdog);
  const page = await context.newPage();
  pages.set(key, page);
  return page;
}
