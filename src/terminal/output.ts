// Writing to a stream that may be closed any moment: `| head -n 1` must end the command quietly.
import type { Writable } from "node:stream";

export class Output {
  readonly #stream: Writable;
  #isClosed = false;

  /** @param onClosed called once when nobody reads the stream any more */
  constructor(stream: Writable, onClosed: () => void = () => {}) {
    this.#stream = stream;
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
      if (this.#isClosed) return;
      this.#isClosed = true;
      onClosed();
    });
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Writes the text as it is. */
  write(text: string): void {
    if (!this.#isClosed) this.#stream.write(text);
  }

  /** Writes the text and a newline. */
  line(text = ""): void {
    this.write(`${text}\n`);
  }
}
