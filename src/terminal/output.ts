// Writing to a stream that may be closed any moment: `| head -n 1` must end the command quietly, a full disk with a word.
import { once } from "node:events";
import type { Writable } from "node:stream";
import { harmless, oneLine } from "../trace/harmless.js";
import { gated } from "./gate.js";

export class Output {
  readonly #stream: Writable & { readonly isTTY?: boolean };
  #isClosed = false;
  #failure: string | null = null;
  #lines = 0;

  /** @param onClosed called once when the stream takes nothing any more */
  constructor(stream: Writable, onClosed: () => void = () => {}) {
    this.#stream = stream;
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (this.#isClosed) return;
      this.#isClosed = true;
      if (error.code !== "EPIPE") this.#failure = error.message;
      onClosed();
    });
  }

  /** Does the stream take nothing any more? */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Why it could not be written to; null when it could, and when its reader only went away. */
  get failure(): string | null {
    return this.#failure;
  }

  /** How many lines have been ended. */
  get lines(): number {
    return this.#lines;
  }

  /** Writes the text; whatever acts on a terminal is written out, but for the theme's colours. */
  write(text: string): void {
    this.#put(gated(text));
  }

  /** Writes a control sequence of our own. */
  control(sequence: string): void {
    this.#put(sequence);
  }

  /** Writes what a program has written: as it is, if it does not go to a terminal. */
  passOn(text: string): void {
    this.#put(this.#stream.isTTY === true ? harmless(text) : text);
  }

  /** Writes the text and a newline. */
  line(text = ""): void {
    this.write(`${text}\n`);
  }

  #put(text: string): void {
    if (this.#isClosed) return;
    for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) this.#lines++;
    this.#stream.write(text);
  }

  /** Writes a sentence, without colours, on a line of its own: it may name what is not ours, such as a file. */
  say(sentence: string): void {
    this.line(oneLine(sentence));
  }

  /** What has to be waited for before there is room for more to write; null when there is room. */
  room(): Promise<void> | null {
    const stream = this.#stream;
    if (this.#isClosed || !stream.writableNeedDrain) return null;
    const done = (): void => {};
    return once(stream, "drain").then(done, done);
  }

  /** Waits until everything has been written, or cannot be, or the signal is aborted. */
  settled(signal?: AbortSignal): Promise<void> {
    if (this.#isClosed || signal?.aborted === true) return Promise.resolve();
    return new Promise((resolve) => {
      const done = (): void => {
        signal?.removeEventListener("abort", done);
        resolve();
      };
      signal?.addEventListener("abort", done);
      // The callback comes before the stream's own "error" event, which is one tick later.
      this.#stream.write("", () => setImmediate(done));
    });
  }
}

/** What has grown so long, in characters, does not wait for the turn's end. */
const longest = 2 ** 16;

/** Many small writes as few large ones: what is written in one turn of Node's loop goes out together, in its order. */
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
