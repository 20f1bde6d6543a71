// What the browser keeps of a reader: the event in the page's address, and in its storage, where there is one, what was chosen.

export const themeChoices = ["auto", "light", "dark"] as const;
export type ThemeChoice = (typeof themeChoices)[number];

const prefix = "asyncio-lessons.";

export function recall<Value extends string>(key: string, values: readonly Value[]): Value | null {
  try {
    const kept = localStorage.getItem(prefix + key);
    return values.find((value) => value === kept) ?? null;
  } catch {
    return null;
  }
}

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(prefix + key, value);
  } catch {
    // A page opened from a file may have no storage: the choice holds for as long as the page is open.
  }
}

/** An event as the page counts them: `#e=7`, or `#e=7&internals` where all are counted. */
interface LinkedPlace {
  readonly event: number;
  readonly internals: boolean;
}

export function placeInLink(hash: string): LinkedPlace | null {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const event = given.get("e");
  if (event === null || !/^\d{1,12}$/.test(event)) return null;
  return { event: Number(event), internals: given.has("internals") };
}

/** In milliseconds: browsers refuse addresses that change too often. */
const pause = 250;
let hash = "";
let isPausing = false;

/** Keeps the address at the event, without a new entry in the history for each. */
export function keepInLink({ event, internals }: LinkedPlace): void {
  hash = `#e=${event}${internals ? "&internals" : ""}`;
  if (isPausing) return;
  isPausing = true;
  writeLink();
  setTimeout(() => {
    isPausing = false;
    writeLink();
  }, pause);
}

function writeLink(): void {
  if (location.hash === hash) return;
  try {
    history.replaceState(null, "", hash);
  } catch {
    // In a sandboxed frame the address is not the page's to change; the page works without.
  }
}
