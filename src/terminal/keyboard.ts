// Single keys of a real terminal, while a command has the keyboard for itself: what nobody waits for is neither shown nor
// kept. Rule: whatever ends the command, the terminal is as it was before.
import { emitKeypressEvents, type Key } from "node:readline";

/** A key by its name; else `left`: Ctrl-D, or the terminal was closed; `interrupted`: Ctrl-C, or by the signal. */
export type Press =
  | { readonly kind: "key"; readonly name: string }
  | { readonly kind: "left" }
  | { readonly kind: "interrupted" };

const signals = ["SIGTERM", "SIGHUP"] as const;

export class Keyboard {
  readonly #signal: AbortSignal;
  #waiter: { readonly keys: ReadonlySet<string>; readonly resolve: (press: Press) => void } | null = null;
  #isOpen = false;
  #isGone = false;

  /** @param signal what Ctrl-C aborts, by way of SIGINT's listeners */
  constructor(signal: AbortSignal) {
    this.#signal = signal;
  }

  /** Takes the keyboard. */
  open(): void {
    emitKeypressEvents(process.stdin);
    for (const signal of signals) process.on(signal, this.#onSignal);
    process.stdin.on("end", this.#onEnd);
    this.#signal.addEventListener("abort", this.#onAbort);
    this.#take();
  }

  /** Gives it back. */
  close(): void {
    for (const signal of signals) process.off(signal, this.#onSignal);
    process.stdin.off("end", this.#onEnd);
    this.#signal.removeEventListener("abort", this.#onAbort);
    this.#giveBack();
  }

  /** Waits for the next of these keys, one that is pressed from now on. */
  press(keys: ReadonlySet<string>): Promise<Press> {
    if (this.#signal.aborted) return Promise.resolve({ kind: "interrupted" });
    if (this.#isGone) return Promise.resolve({ kind: "left" });
    return new Promise((resolve) => {
      this.#waiter = { keys, resolve };
    });
  }

  /** Gives the keyboard back while somebody else asks. */
  async lend<T>(to: () => Promise<T>): Promise<T> {
    this.#giveBack();
    try {
      return await to();
    } finally {
      if (!this.#isGone) this.#take();
    }
  }

  #take(): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    process.stdin.on("keypress", this.#onKey);
    process.stdin.setRawMode(true);
    process.stdin.resume();
  }

  #giveBack(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    process.stdin.off("keypress", this.#onKey);
    process.stdin.setRawMode(false);
    process.stdin.pause();
  }

  #answer(press: Press): void {
    const waiter = this.#waiter;
    if (press.kind === "key" && waiter?.keys.has(press.name) !== true) return;
    this.#waiter = null;
    waiter?.resolve(press);
  }

  readonly #onKey = (_text: string | undefined, { name = "", ctrl = false, meta = false }: Key): void => {
    // Raw mode: Ctrl-C comes as a key, not as a signal.
    if (ctrl && name === "c") process.emit("SIGINT");
    else if (ctrl && name === "d") this.#answer({ kind: "left" });
    else if (!ctrl && !meta) this.#answer({ kind: "key", name: name === "enter" ? "return" : name });
  };

  readonly #onAbort = (): void => this.#answer({ kind: "interrupted" });

  readonly #onEnd = (): void => {
    this.#isGone = true;
    this.#answer({ kind: "left" });
  };

  /** As without us, but for the terminal: nobody else would leave raw mode. */
  readonly #onSignal = (signal: NodeJS.Signals): void => {
    this.close();
    // It may be lent.
    process.stdin.setRawMode(false);
    process.kill(process.pid, signal);
  };
}
