// A list that can be copied at once, however long it is. Rule: copies share all pages that neither has written to since, so
// a copy costs one reference a page, and later only what changes.

const pageBits = 7;
const pageSize = 2 ** pageBits;

interface Page<T> {
  /** Which list may write to it: no other does, as copies share it. */
  readonly owner: number;
  readonly items: (T | undefined)[];
  /** How many items stand on it. */
  count: number;
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

  /** All that stand here, in their order. */
  items(): T[] {
    const items: T[] = [];
    for (const page of this.#pages)
      for (const item of page?.items ?? []) if (item !== undefined) items.push(item);
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
      page = { owner: this.#owner, items: page?.items.slice() ?? [], count: page?.count ?? 0 };
      this.#pages[number] = page;
    }
    const within = place & (pageSize - 1);
    if (page.items[within] !== undefined) page.count--;
    if (item !== undefined) page.count++;
    page.items[within] = item;
    // Nothing else will be read there, and a run may never end.
    if (page.count === 0) this.#pages[number] = undefined;
    if (place >= this.#length) this.#length = place + 1;
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
