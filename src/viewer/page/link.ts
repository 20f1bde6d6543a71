// The event in the page's address, as the page counts them: `#e=7`, or `#e=7&internals` where all are counted.

export interface LinkedPlace {
  readonly event: number;
  readonly internals: boolean;
}

export function placeInLink(hash: string): LinkedPlace | null {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const event = given.get("e");
  if (event === null || !/^\d{1,12}$/.test(event)) return null;
  return { event: Number(event), internals: given.has("internals") };
}

/** Browsers refuse addresses that change too often. */
const pause = 250;

export class Link {
  #hash = "";
  #timer: number | null = null;

  /** Keeps the address at the event, without a new entry in the history for each. */
  show({ event, internals }: LinkedPlace): void {
    this.#hash = `#e=${event}${internals ? "&internals" : ""}`;
    if (this.#timer !== null) return;
    this.#write();
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#write();
    }, pause);
  }

  #write(): void {
    if (location.hash === this.#hash) return;
    try {
      history.replaceState(null, "", this.#hash);
    } catch {
      // In a sandboxed frame the address is not the page's to change; the page works without.
    }
  }
}
