// Writing to a stream whose reader goes away, or which takes nothing.
import { Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { Output } from "../../src/terminal/output.js";

/** Takes so many pieces, and fails from then on with this error code. */
class Limited extends Writable {
  readonly taken: string[] = [];
  readonly #most: number;
  readonly #code: string;

  constructor(most: number, code = "EPIPE") {
    super({ decodeStrings: false, autoDestroy: false });
    this.#most = most;
    this.#code = code;
  }

  override _write(text: string, _encoding: BufferEncoding, done: (error?: Error) => void): void {
    if (this.taken.length < this.#most) {
      this.taken.push(text);
      done();
    } else done(Object.assign(new Error(`write ${this.#code}`), { code: this.#code }));
  }
}

function outputTo(stream: Writable): { output: Output; closings: () => number } {
  let closings = 0;
  const output = new Output(stream, () => {
    closings += 1;
  });
  return { output, closings: () => closings };
}

describe("Output", () => {
  it("writes text, and lines with a newline", async () => {
    const stream = new Limited(10);
    const { output, closings } = outputTo(stream);
    output.write("text");
    output.line("line");
    output.line();
    await output.settled();
    expect(stream.taken).toEqual(["text", "line\n", "\n", ""]);
    expect(output.isClosed).toBe(false);
    expect(output.failure).toBeNull();
    expect(closings()).toBe(0);
  });

  it("lets through no control sequence but the theme's colours, and our own", () => {
    const stream = new Limited(10);
    const { output } = outputTo(stream);
    output.write("\u001b[1mbold\u001b[22m \u001b[8mhidden \u001b]0;title\u0007\r\n\ttab\u009b31m\u202e");
    output.say("a name\nof two lines, \u001b[31mred");
    output.control("\r\u001b[K");
    expect(stream.taken).toEqual([
      "\u001b[1mbold\u001b[22m \\x1b[8mhidden \\x1b]0;title\\x07\r\n\ttab\\x9b31m\\u202e",
      "a name of two lines, \\x1b[31mred\n",
      "\r\u001b[K",
    ]);
  });

  it("is closed, without a failure, once its reader went away; it tells so once", async () => {
    const stream = new Limited(1);
    const { output, closings } = outputTo(stream);
    output.line("taken");
    output.line("too late");
    await output.settled();
    expect(output.isClosed).toBe(true);
    expect(output.failure).toBeNull();
    expect(closings()).toBe(1);
    output.line("later still");
    await output.settled();
    expect(stream.taken).toEqual(["taken\n"]);
    expect(closings()).toBe(1);
  });

  it("keeps why a stream could not be written to", async () => {
    const { output, closings } = outputTo(new Limited(0, "ENOSPC"));
    output.line("lost");
    await output.settled();
    expect(output.failure).toBe("write ENOSPC");
    expect(output.isClosed).toBe(true);
    expect(closings()).toBe(1);
  });
});
