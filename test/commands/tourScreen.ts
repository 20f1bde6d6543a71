// Drives `tour` in a pseudo-terminal from one stop to the next, wherever texts may have grown longer.
import { openScreen, type Screen, type ScreenOptions } from "../helpers/pty.js";

/** Where the tour waits: at the end of a screenful, at a question, or for a key between two steps. */
const more = /more: Space|続き：スペース/;
const question = /^ {2}(order|seconds|順序|秒) > *$/;
const betweenSteps = /^ {2}.*q: (quit|中断)$/;

export interface TourScreen extends Screen {
  /** Sends keys and waits until the tour waits for the next; pages on. @returns what was visible at each stop */
  onward(keys: string): Promise<string[]>;
  /** The same, but stays at the end of a screenful. */
  toNextStop(keys: string): Promise<string>;
}

export function openTour(args: readonly string[], options: ScreenOptions): TourScreen {
  const screen = openScreen(["tour", ...args], { columns: 80, rows: 24, ...options });
  const last = (): string => screen.lines().at(-1) ?? "";
  const waits = (): boolean => {
    const line = last();
    return more.test(line) || question.test(line) || betweenSteps.test(line);
  };
  const toNextStop = async (keys: string): Promise<string> => {
    const from = screen.written().length;
    if (keys !== "") screen.send(keys);
    // What is typed is not a stop, nor is what was there before.
    const isNew = (): boolean =>
      keys === "" || /more: |続き：|> *$|q: /.test(uncoloured(screen.written().slice(from)));
    await screen.until(`the tour waits after ${JSON.stringify(keys)}`, () => isNew() && waits());
    return screen.visible().join("\n");
  };
  return {
    ...screen,
    toNextStop,
    async onward(keys) {
      const seen = [await toNextStop(keys)];
      while (more.test(last())) seen.push(await toNextStop(" "));
      return seen;
    },
  };
}

function uncoloured(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escape codes begin with a control character
  return text.replace(/\u001b\[[\d;?]*[A-Za-z]/g, "");
}

/** Without what changes when lessons are added to the course. */
export function withoutPlaces(text: string): string {
  return text
    .replace(/ +lesson \d+ of \d+/g, "  lesson … of …")
    .replace(/ +レッスン \d+ \/ \d+/g, "  レッスン … / …")
    .replace(/\d+ of \d+ lessons/g, "… of … lessons")
    .replace(/\d+件中\d+件/g, "…件中…件")
    .replace(/all \d+ lessons/g, "all … lessons")
    .replace(/全\d+件/g, "全…件");
}
