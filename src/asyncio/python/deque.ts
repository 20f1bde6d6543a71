// A double-ended queue as far as queues need it: in at the end, out at the front, in a ring that grows by doubling.

const smallestCapacity = 8;
const mostKept = 16_384;

export class Deque<T> {
  // Many stay empty, and need no room.
  private _ring: (T | undefined)[] = [];
  private _head = 0;
  private _length = 0;

  get length(): number {
    return this._length;
  }

  /** The first item; undefined when there is none. */
  get first(): T | undefined {
    return this._length === 0 ? undefined : this._ring[this._head];
  }

  /** Adds `item` at the end. */
  push(item: T): void {
    if (this._length === this._ring.length) this._resize(Math.max(smallestCapacity, 2 * this._length));
    this._ring[(this._head + this._length) & (this._ring.length - 1)] = item;
    this._length++;
  }

  /** Takes out the first item; undefined when there is none. */
  shift(): T | undefined {
    if (this._length === 0) return undefined;
    const item = this._ring[this._head];
    this._ring[this._head] = undefined;
    this._head = (this._head + 1) & (this._ring.length - 1);
    this._length--;
    // The room that very many took is given back once they are gone.
    if (this._length === 0 && this._ring.length > mostKept) this._resize(0);
    return item;
  }

  /** Takes out the first occurrence of `item`, wherever it stands; false when there is none. */
  remove(item: T): boolean {
    const ring = this._ring;
    const mask = ring.length - 1;
    for (let at = 0; at < this._length; at++) {
      if (ring[(this._head + at) & mask] !== item) continue;
      // Those in front move up by one: who is removed stands at the front as a rule.
      for (let to = at; to > 0; to--) ring[(this._head + to) & mask] = ring[(this._head + to - 1) & mask];
      this.shift();
      return true;
    }
    return false;
  }

  /** The items from the first to the last. */
  *[Symbol.iterator](): Generator<T, void, undefined> {
    for (let at = 0; at < this._length; at++) {
      yield this._ring[(this._head + at) & (this._ring.length - 1)] as T;
    }
  }

  private _resize(capacity: number): void {
    const before = this._ring;
    const ring = new Array<T | undefined>(capacity).fill(undefined);
    for (let at = 0; at < this._length; at++) ring[at] = before[(this._head + at) & (before.length - 1)];
    this._ring = ring;
    this._head = 0;
  }
}
