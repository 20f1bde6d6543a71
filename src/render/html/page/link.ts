// The event in the page's address: `#e=7` is the moment after seven events.

export function eventInLink(hash: string): number | null {
  const given = new URLSearchParams(hash.replace(/^#/, "")).get("e");
  return given !== null && /^\d{1,12}$/.test(given) ? Number(given) : null;
}

/** Browsers refuse addresses that change too often. */
const pause = 250;

export class Link {
  #event = 0;
  #timer: number | null = null;

  /** Keeps the address at the event, without a new entry in the history for each. */
  show(event: number): void {
    this.#event = event;
    if (this.#timer !== null) return;
    this.#write();
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#write();
    }, pause);
  }

  #write(): void {
    const hash = `#e=${this.#event}`;
    if (location.hash === hash) return;
    try {
      history.replaceState(null, "", hash);
    } catch {
      // In a sandboxed frame the address is not the page's to change; the page works without.
    }
  }
}
