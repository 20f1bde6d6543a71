// Drives `step` in a pseudo-terminal, and reads its frame.
import stringWidth from "string-width";
import { openScreen, type Screen, type ScreenOptions } from "../helpers/pty.js";

/** Opens it, and waits until its first frame is there, or what else shows that it has begun. */
export async function openStep(
  args: readonly string[],
  options: ScreenOptions = {},
  shown = "└",
): Promise<Screen> {
  const screen = openScreen(["step", ...args], { rows: 24, ...options });
  await screen.until("the beginning", (text) => text.includes(shown));
  return screen;
}

/** Presses keys, and waits until the screen holds all of this. */
export async function press(screen: Screen, sent: string, ...shown: readonly string[]): Promise<void> {
  screen.send(sent);
  await screen.until(`${JSON.stringify(sent)} showed ${shown.join(", ")}`, (text) =>
    shown.every((each) => text.includes(each)),
  );
}

export const isRestored = (screen: Screen): boolean => !screen.isAlternate() && screen.isCursorVisible();

export interface ScreenSize {
  readonly columns: number;
  readonly rows: number;
}

/** Is all that is seen a frame of exactly this size? Below the least size: is it the corner of one? */
function isWholeFrame(screen: Screen, { columns, rows }: ScreenSize): boolean {
  const lines = screen.lines();
  const [top = "", ...rest] = lines;
  if (lines.length !== rows) return false;
  if (columns < 20 || rows < 8) return top.startsWith("┌") && rest.every((line) => /^[│├└]/.test(line));
  const bottom = rest.pop() ?? "";
  return (
    /^┌.*┐$/.test(top) &&
    rest.every((line) => /^[│├].*[│┤]$/.test(line)) &&
    /^└.*┘$/.test(bottom) &&
    lines.every((line) => stringWidth(line) === columns)
  );
}

/** Up and down, narrow and wide, in turns: up to 200 × 60, down to the least size and below. */
export const sizes: readonly ScreenSize[] = [
  [20, 8],
  [21, 9],
  [24, 8],
  [30, 12],
  [40, 12],
  [59, 15],
  [60, 15],
  [61, 16],
  [80, 24],
  [100, 30],
  [120, 40],
  [160, 50],
  [200, 60],
  [20, 60],
  [200, 8],
  [59, 60],
  [60, 8],
  [10, 4],
  [200, 60],
  [19, 7],
  [132, 43],
  [79, 23],
  [45, 20],
  [60, 19],
  [33, 10],
  [20, 8],
  [12, 5],
  [80, 24],
].map(([columns = 0, rows = 0]) => ({ columns, rows }));

/** Resizes, and waits until the frame is of that size and `holds` is true as well. */
export async function resizeTo(
  screen: Screen,
  size: ScreenSize,
  what: string,
  holds: () => boolean = () => true,
): Promise<void> {
  screen.resize(size.columns, size.rows);
  await screen.until(
    `a whole frame of ${size.columns} × ${size.rows}, ${what}`,
    () => isWholeFrame(screen, size) && holds(),
  );
}

/** How many events have happened, and of how many, as the upper border tells. */
export function placeOf(screen: Screen): { readonly event: number; readonly of: number } {
  const [, event, of] = /(\d+)\/(\d+)/.exec(screen.lines()[0] ?? "") ?? [];
  return { event: Number(event), of: Number(of) };
}
