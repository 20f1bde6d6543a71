// Many small writes as few large ones: what is written in one turn of Node's loop goes out together, in its order.
import type { Output } from "./output.js";

/** What has grown so long, in characters, does not wait for the turn's end. */
const longest = 2 ** 16;

export class Chunks {
  readonly #put: (to: Output, text: string) => void;
  #to: Output | null = null;
  #text = "";
  #timer: NodeJS.Immediate | null = null;

  /** @param put how a text is written to an output */
  constructor(put: (to: Output, text: string) => void) {
    this.#put = put;
  }

  write(to: Output, text: string): void {
    if (this.#to !== to) this.flush();
    this.#to = to;
    this.#text += text;
    if (this.#text.length > longest) this.flush();
    else this.#timer ??= setImmediate(() => this.flush());
  }

  /** Writes what waits. */
  flush(): void {
    if (this.#timer !== null) clearImmediate(this.#timer);
    this.#timer = null;
    const text = this.#text;
    this.#text = "";
    if (text !== "" && this.#to !== null) this.#put(this.#to, text);
  }
}
