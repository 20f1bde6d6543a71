// Keys that end what lasts for a while: whoever waits for a run may have had enough of waiting.
import { endOfInput, type TerminalSession } from "../../terminal/session.js";

/**
 * Does something until it is done, or one of these keys is pressed, which aborts its signal. Ctrl-D counts as q.
 *
 * @returns what came of it, and the key; null where it came to its own end
 */
export async function heedKeys<T>(
  keys: ReadonlySet<string>,
  terminal: TerminalSession,
  doing: (signal: AbortSignal) => Promise<T>,
): Promise<{ readonly value: T; readonly key: string | null }> {
  const left = new AbortController();
  let pressed: string | null = null;
  const nothing = (): void => {};
  const close = terminal.open({
    show: nothing,
    hide: nothing,
    keys({ name }) {
      const key = name === endOfInput ? "q" : name;
      if (pressed !== null || !keys.has(key)) return;
      pressed = key;
      left.abort();
    },
  });
  try {
    const value = await doing(AbortSignal.any([terminal.signal, left.signal]));
    return { value, key: pressed };
  } finally {
    close();
  }
}
