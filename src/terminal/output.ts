// Writing to a stream that may be closed any moment: `| head -n 1` must end the command quietly, a full disk with a word.
import type { Writable } from "node:stream";

export class Output {
  readonly #stream: Writable;
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

  /** Writes the text as it is. */
  write(text: string): void {
    if (this.#isClosed) return;
    for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) this.#lines++;
    this.#stream.write(text);
  }

  /** Writes the text and a newline. */
  line(text = ""): void {
    this.write(`${text}\n`);
  }

  /** What has to be waited for before there is room for more to write; null when there is room. */
  room(): Promise<void> | null {
    const stream = this.#stream;
    if (this.#isClosed || !stream.writableNeedDrain) return null;
    return new Promise((resolve) => {
      const done = (): void => {
        stream.off("drain", done);
        stream.off("error", done);
        resolve();
      };
      stream.on("drain", done);
      stream.on("error", done);
    });
  }

  /** Waits until everything has been written, or cannot be. */
  settled(): Promise<void> {
    if (this.#isClosed) return Promise.resolve();
    // The callback comes before the stream's own "error" event, which is one tick later.
    return new Promise((resolve) => this.#stream.write("", () => setImmediate(resolve)));
  }
}
