// The whole screen of a terminal, drawn anew after each key: on the alternate screen, so that what stood there before is
// there again afterwards. Rule: whatever ends it (a key, a signal, a crash), the terminal is as it was.
import { emitKeypressEvents, type Key } from "node:readline";
import { gated } from "./gate.js";
import { askForSize } from "./size.js";

export interface ScreenSize {
  readonly rows: number;
  readonly columns: number;
}

export interface Pressed {
  /** "" for a key without a name, such as `?`. */
  readonly name: string;
  /** What it writes; "" for a key that writes nothing. */
  readonly text: string;
}

export interface FullScreen {
  /** The lines of the screen, from its top. */
  readonly draw: (size: ScreenSize) => readonly string[];
  /** @returns whether to stay */
  readonly press: (key: Pressed) => boolean;
  /** In how many milliseconds `tick` is to be called; null: not at all. Asked after each key and each tick. */
  readonly next: () => number | null;
  readonly tick: () => void;
}

export type Left = "left" | "interrupted";

/** The alternate screen, without a cursor, and without a break at the end of a full line. */
const enter = "\u001b[?1049h\u001b[?25l\u001b[?7l\u001b[2J";
const leave = "\u001b[?7h\u001b[?25h\u001b[?1049l";
const signals = ["SIGTERM", "SIGHUP"] as const;
/** Escape alone is a key as well: so long, in milliseconds, it is waited for what could make it another. */
const escapeCodeTimeout = 50;
const unknown: ScreenSize = { rows: 24, columns: 80 };

/**
 * Has the screen until `press` says that it is left.
 *
 * @param signal takes it away, as Ctrl-C does by way of SIGINT's listeners
 * @throws what `draw`, `press` or `tick` throw, once the terminal is restored
 */
export function showFullScreen(screen: FullScreen, signal: AbortSignal): Promise<Left> {
  if (signal.aborted) return Promise.resolve("interrupted");
  return new Promise((resolve, reject) => new Session(screen, signal, resolve, reject).begin());
}

class Session {
  readonly #screen: FullScreen;
  readonly #signal: AbortSignal;
  readonly #resolve: (left: Left) => void;
  readonly #reject: (error: unknown) => void;
  #timer: NodeJS.Timeout | undefined;
  #shown: readonly string[] = [];
  #isOpen = false;

  constructor(
    screen: FullScreen,
    signal: AbortSignal,
    resolve: (left: Left) => void,
    reject: (error: unknown) => void,
  ) {
    this.#screen = screen;
    this.#signal = signal;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  begin(): void {
    const { stdin, stdout } = process;
    this.#isOpen = true;
    for (const signal of signals) process.on(signal, this.#onSignal);
    process.on("SIGCONT", this.#onContinued);
    // Also after an exception that nobody catches.
    process.on("exit", this.#restore);
    this.#signal.addEventListener("abort", this.#onAbort);
    // Node takes the time-out from here, but its types know of no such thing as half an interface.
    emitKeypressEvents(stdin, { escapeCodeTimeout } as unknown as Parameters<typeof emitKeypressEvents>[1]);
    stdin.on("keypress", this.#onKey);
    stdin.on("end", this.#onEnd);
    // Not stdout's "resize": from one size to another and back, quickly, is none to Node, but has left less on the screen.
    process.on("SIGWINCH", this.#onResize);
    stdin.setRawMode(true);
    stdin.resume();
    stdout.write(enter);
    this.#guarded(() => this.#draw());
  }

  #end(left: Left): void {
    this.#restore();
    this.#resolve(left);
  }

  /** What goes wrong in drawing is told on a terminal that is as it was. */
  #guarded(what: () => void): void {
    if (!this.#isOpen) return;
    try {
      what();
    } catch (error) {
      this.#restore();
      this.#reject(error);
    }
  }

  #draw(): void {
    this.#paint();
    clearTimeout(this.#timer);
    const wait = this.#screen.next();
    if (wait !== null) this.#timer = setTimeout(this.#onTick, wait);
  }

  #paint(): void {
    const { stdout } = process;
    const size = { rows: stdout.rows || unknown.rows, columns: stdout.columns || unknown.columns };
    const lines = this.#screen.draw(size).slice(0, size.rows);
    const changed = lines.flatMap((line, row) =>
      line === this.#shown[row] ? [] : [`\u001b[${row + 1};1H${gated(line)}`],
    );
    this.#shown = lines;
    if (changed.length > 0) stdout.write(changed.join(""));
  }

  /** What plays goes on at its pace: the next tick does not wait until nobody resizes any more. */
  readonly #onResize = (): void => {
    this.#shown = [];
    process.stdout.write("\u001b[2J");
    this.#guarded(() => this.#paint());
  };

  readonly #onTick = (): void =>
    this.#guarded(() => {
      this.#screen.tick();
      this.#draw();
    });

  readonly #onKey = (written: string | undefined, { name = "", ctrl = false, meta = false }: Key): void => {
    // Raw mode: Ctrl-C comes as a key, not as a signal.
    if (ctrl && name === "c") process.emit("SIGINT");
    else if (ctrl && name === "d") this.#end("left");
    else if (ctrl && name === "z") this.#stop();
    else if (ctrl || (meta && name !== "escape")) return;
    else
      this.#guarded(() => {
        const text = written !== undefined && !/\p{C}/u.test(written) ? written : "";
        const key = { name: name === "enter" ? "return" : name, text };
        if (this.#screen.press(key)) this.#draw();
        else this.#end("left");
      });
  };

  readonly #onAbort = (): void => this.#end("interrupted");

  readonly #onEnd = (): void => this.#end("left");

  /** As without us, but for the terminal. */
  readonly #onSignal = (signal: NodeJS.Signals): void => {
    this.#restore();
    process.kill(process.pid, signal);
  };

  /** The shell gets its terminal back, and `fg` goes on where one was. Windows has no such thing. */
  #stop(): void {
    if (process.platform === "win32") return;
    clearTimeout(this.#timer);
    process.stdin.setRawMode(false);
    process.stdout.write(leave);
    process.kill(process.pid, "SIGTSTP");
  }

  /** Whoever stopped us may have changed the terminal meanwhile. */
  readonly #onContinued = (): void => {
    process.stdin.setRawMode(true);
    process.stdout.write(enter);
    // This draws all of it.
    askForSize();
    this.#guarded(() => this.#draw());
  };

  readonly #restore = (): void => {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    const { stdin, stdout } = process;
    clearTimeout(this.#timer);
    for (const signal of signals) process.off(signal, this.#onSignal);
    process.off("SIGCONT", this.#onContinued);
    process.off("exit", this.#restore);
    this.#signal.removeEventListener("abort", this.#onAbort);
    stdin.off("keypress", this.#onKey);
    stdin.off("end", this.#onEnd);
    process.off("SIGWINCH", this.#onResize);
    stdout.write(leave);
    stdin.setRawMode(false);
    stdin.pause();
  };
}
