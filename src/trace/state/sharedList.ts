// A list that can be copied at once, however long it is. Rule: copies share all pages that neither has written to since, so
// a copy costs one reference a page, and later only what changes.

const pageBits = 7;
const pageSize = 2 ** pageBits;

interface Page<T> {
  /** Which list may write to it: no other does, as copies share it. */
  readonly owner: number;
  readonly items: (T | undefined)[];
}

/** Each list, and each copy of one, writes under a number of its own. */
let lastOwner = 0;

/** Places count from 0. A place that was never set, or was dropped, holds undefined. */
export class SharedList<T> {
  #pages: (Page<T> | undefined)[] = [];
  #owner = ++lastOwner;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** The last place that was set; 0 before any. */
  get last(): number {
    return Math.max(0, this.#length - 1);
  }

  at(place: number): T | undefined {
    return this.#pages[place >>> pageBits]?.items[place & (pageSize - 1)];
  }

  forEach(look: (item: T) => void): void {
    for (const page of this.#pages) {
      for (const item of page?.items ?? []) if (item !== undefined) look(item);
    }
  }

  /** All that stand here, in their order. */
  items(): T[] {
    const items: T[] = [];
    this.forEach((item) => {
      items.push(item);
    });
    return items;
  }

  push(item: T): void {
    this.set(this.#length, item);
  }

  /** Drops the last item. */
  pop(): void {
    this.set(this.#length - 1, undefined);
    this.#length--;
  }

  /** Undefined drops what stands there. */
  set(place: number, item: T | undefined): void {
    const number = place >>> pageBits;
    let page = this.#pages[number];
    if (page?.owner !== this.#owner) {
      page = { owner: this.#owner, items: page === undefined ? [] : page.items.slice() };
      this.#pages[number] = page;
    }
    page.items[place & (pageSize - 1)] = item;
    if (place >= this.#length) this.#length = place + 1;
  }

  /** Forgets the pages that lie wholly before a place. */
  dropBefore(place: number): void {
    // Of them, all but the last were dropped before.
    if (place % pageSize === 0 && place > 0) this.#pages[place / pageSize - 1] = undefined;
  }

  /** A list of its own with the same items; either may change from then on, without the other. */
  copy(): SharedList<T> {
    const copy = new SharedList<T>();
    copy.#pages = this.#pages.slice();
    copy.#length = this.#length;
    // What both have is neither's from now on.
    this.#owner = ++lastOwner;
    return copy;
  }
}
