// The terminal as the command has it: who stands on its screen, who reads its keys, its size, Ctrl-C, Ctrl-Z, the signals
// and its end. Rule: whatever stops the command or ends it, the terminal is whole meanwhile (cursor, line mode, main
// screen); what is shown is decided elsewhere.
import { setMaxListeners } from "node:events";
import { emitKeypressEvents, type Key as Keypress } from "node:readline";

export interface Key {
  /** Such as `left`, `return` or `endOfInput`; "" for a key without a name, such as `?`. */
  readonly name: string;
  /** What it writes; "" for a key that writes nothing. */
  readonly text: string;
}

/** The name of Ctrl-D. */
export const endOfInput = "end of input";

/** What stands on the screen for a while, reads the keys, or does both. */
export interface Part {
  /** Draws it where the cursor is: at its beginning, and when the command goes on after it was stopped. */
  readonly show: () => void;
  /** Takes it off the screen, where it stands: before the command is stopped, and at its end or the command's. */
  readonly hide: () => void;
  /** It is over, and off the screen. */
  readonly ended?: () => void;
  /** The terminal has been resized. */
  readonly resized?: () => void;
  /**
   * Gets the keys, unless a part that was opened later does; `readline`: Node's own reader of lines takes them. A part
   * without `keys` leaves them to the parts below it; where there are none, the terminal stays in line mode.
   */
  readonly keys?: ((key: Key) => void) | "readline";
}

const endings = ["SIGTERM", "SIGHUP"] as const;
/** Escape alone is a key as well: so long, in milliseconds, it is waited for what could make it another. */
const escapeCodeTimeout = 50;
/** Who has not been stopped so many milliseconds after the signal for it will not be. */
const stopsWithin = 100;

export class TerminalSession {
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly #process: NodeJS.Process;
  readonly #interrupted = new AbortController();
  readonly #parts: Part[] = [];
  #isInterrupted = false;
  #instead: (() => void) | null = null;
  /** Have the keys been read, so that the terminal may be in raw mode? */
  #hasKeys = false;
  /** Are the parts hidden, since the command is being stopped? */
  #isHidden = false;
  #unstopped: NodeJS.Timeout | undefined;

  constructor(process: NodeJS.Process) {
    this.#process = process;
    this.stdout = process.stdout;
    this.stderr = process.stderr;
    // As many listen as there are runs under way.
    setMaxListeners(0, this.signal);
    process.on("SIGINT", this.interrupt);
    process.on("exit", this.#onExit);
    for (const stream of [process.stdout, process.stderr]) {
      if (!stream.isTTY) continue;
      stream.on("error", ({ code }: NodeJS.ErrnoException) => {
        if (code === "EIO") this.#onLost();
      });
    }
  }

  /** Opened when it is first asked for. */
  get stdin(): NodeJS.ReadStream {
    return this.#process.stdin;
  }

  /** Aborted by Ctrl-C, and when nobody reads stdout any more. */
  get signal(): AbortSignal {
    return this.#interrupted.signal;
  }

  /** Has Ctrl-C been pressed? */
  get isInterrupted(): boolean {
    return this.#isInterrupted;
  }

  /** Nobody reads stdout any more. */
  readonly abort = (): void => this.#interrupted.abort();

  /** Ctrl-C. */
  readonly interrupt = (): void => {
    this.#isInterrupted = true;
    const instead = this.#instead ?? this.abort;
    this.#instead = null;
    instead();
  };

  /** Ctrl-Z where it comes as a key: as by the terminal itself, the whole job is stopped. */
  readonly suspend = (): void => this.#stop(0);

  /**
   * Has the next Ctrl-C do this instead of aborting the signal; the one after that aborts it again. `isInterrupted` is
   * true all the same. Returns what gives it back.
   */
  takeInterrupt(instead: () => void): () => void {
    this.#instead = instead;
    return () => {
      this.#instead = null;
    };
  }

  /** Ctrl-C reaches a child and us alike: while this one lasts it is the child's business. */
  async leaveInterruptsTo<T>(child: () => Promise<T>): Promise<T> {
    const ignore = (): void => {};
    this.#process.on("SIGINT", ignore).off("SIGINT", this.interrupt);
    try {
      return await child();
    } finally {
      this.#process.on("SIGINT", this.interrupt).off("SIGINT", ignore);
    }
  }

  /** Shows the part until the function returned is called. */
  open(part: Part): () => void {
    if (this.#parts.length === 0) {
      for (const signal of endings) this.#process.on(signal, this.#endBy);
      // Not stdout's "resize": from one size to another and back, quickly, is none to Node, but has left less on the screen.
      this.#process
        .on("SIGWINCH", this.#onResize)
        .on("SIGTSTP", this.#onStop)
        .on("SIGCONT", this.#onContinued);
    }
    this.#parts.push(part);
    this.#readKeys();
    part.show();
    return () => this.#close(part);
  }

  /**
   * Shows a part until it calls `end`, or Ctrl-C is pressed.
   *
   * @param make makes the part; `end` closes it with what came of it, `fail` with an error
   * @throws what `fail` was given, once the part is closed
   */
  run<T>(
    make: (end: (value: T) => void, fail: (error: unknown) => void) => Part,
  ): Promise<T | "interrupted"> {
    const { signal } = this;
    if (signal.aborted) return Promise.resolve("interrupted");
    return new Promise((resolve, reject) => {
      const close = (): void => {
        signal.removeEventListener("abort", interrupt);
        this.#close(part);
      };
      const end = (value: T | "interrupted"): void => {
        resolve(value);
        close();
      };
      const interrupt = (): void => end("interrupted");
      const part = make(end, (error) => {
        reject(error);
        close();
      });
      signal.addEventListener("abort", interrupt);
      this.open(part);
    });
  }

  /** Leaves the terminal, as it was, to whoever comes next. */
  close(): void {
    this.#leave();
    this.#process.off("SIGINT", this.interrupt);
    // The end of the process looks at its terminal, where it has one.
    if (!this.stdout.isTTY && !this.stderr.isTTY) this.#process.off("exit", this.#onExit);
  }

  #close(part: Part): void {
    const at = this.#parts.indexOf(part);
    if (at === -1) return;
    this.#parts.splice(at, 1);
    // A shell may have written there since a stop.
    if (!this.#isHidden) part.hide();
    part.ended?.();
    this.#readKeys();
    if (this.#parts.length > 0) return;
    clearTimeout(this.#unstopped);
    this.#isHidden = false;
    for (const signal of endings) this.#process.off(signal, this.#endBy);
    this.#process
      .off("SIGWINCH", this.#onResize)
      .off("SIGTSTP", this.#onStop)
      .off("SIGCONT", this.#onContinued);
  }

  #leave(): void {
    for (const part of this.#parts.toReversed()) this.#close(part);
  }

  get #reader(): Part["keys"] {
    return this.#parts.findLast(({ keys }) => keys !== undefined)?.keys;
  }

  /** Raw mode as long as a part has keys, and no part is hidden; else the terminal is given back. */
  #readKeys(): void {
    const reader = this.#isHidden ? undefined : this.#reader;
    if (reader === undefined && !this.#hasKeys) return;
    const { stdin } = this;
    if (!this.#hasKeys) {
      // Node takes the time-out from here, but its types know of no such thing as half an interface.
      emitKeypressEvents(stdin, { escapeCodeTimeout } as unknown as Parameters<typeof emitKeypressEvents>[1]);
      // In raw mode nothing but the terminal's end is an end.
      stdin.on("end", this.#onLost).on("error", this.#onLost);
      this.#hasKeys = true;
    }
    stdin.off("keypress", this.#onKey);
    if (typeof reader === "function") stdin.on("keypress", this.#onKey);
    stdin.setRawMode(reader !== undefined);
    if (reader === undefined) stdin.pause();
    else stdin.resume();
  }

  readonly #onKey = (
    written: string | undefined,
    { name = "", ctrl = false, meta = false }: Keypress,
  ): void => {
    const reader = this.#reader;
    // Raw mode: what the terminal would make signals of comes as keys.
    if (ctrl && name === "c") this.interrupt();
    else if (ctrl && name === "z") this.suspend();
    else if (typeof reader !== "function") return;
    else if (ctrl && name === "d") reader({ name: endOfInput, text: "" });
    else if (!ctrl && (!meta || name === "escape")) {
      const text = written !== undefined && !/\p{C}/u.test(written) ? written : "";
      reader({ name: name === "enter" ? "return" : name, text });
    }
  };

  readonly #onResize = (): void => {
    if (!this.#isHidden) for (const part of this.#parts) part.resized?.();
  };

  readonly #onStop = (): void => this.#stop(this.#process.pid);

  /** @param whom a process id; 0 for the whole job */
  #stop(whom: number): void {
    // Windows has no such thing.
    if (this.#process.platform === "win32") return;
    this.#hideAll();
    this.#process.off("SIGTSTP", this.#onStop);
    this.#process.kill(whom, "SIGTSTP");
    // The system stops nobody whom no shell could have go on.
    this.#unstopped = setTimeout(this.#onContinued, stopsWithin);
  }

  #hideAll(): void {
    this.#isHidden = true;
    for (const part of this.#parts.toReversed()) part.hide();
    this.#readKeys();
  }

  readonly #onContinued = (): void => {
    clearTimeout(this.#unstopped);
    // What stops us without a word (SIGSTOP) may have changed the terminal as well.
    if (!this.#isHidden) this.#hideAll();
    this.#process.off("SIGTSTP", this.#onStop).on("SIGTSTP", this.#onStop);
    // Of a resize meanwhile the shell alone was told. At this, Node asks the terminal for its size.
    this.#process.emit("SIGWINCH");
    this.#isHidden = false;
    this.#readKeys();
    for (const part of this.#parts) part.show();
  };

  /** As without us, but for the terminal. */
  readonly #endBy = (signal: NodeJS.Signals): void => {
    this.#leave();
    this.#process.kill(this.#process.pid, signal);
  };

  /** The terminal has been closed. The signal that says so comes later, or never, where it is ignored. */
  readonly #onLost = (): void => this.#endBy("SIGHUP");

  /** Also after an exception that nobody catches. Node would abort at its end, could it not reset the terminal. */
  readonly #onExit = (): void => {
    this.#leave();
    const isGone = ({ isTTY }: NodeJS.WriteStream, fd: number): boolean =>
      isTTY && !this.#process.getBuiltinModule("node:tty").isatty(fd);
    if (!isGone(this.stdout, 1) && !isGone(this.stderr, 2)) return;
    this.#process.removeAllListeners("SIGHUP");
    this.#process.kill(this.#process.pid, "SIGHUP");
  };
}
