// Compares two traces line by line, and shows them side by side.

/** Where two traces part: the index of the first line that differs; null when they are the same. */
export function firstDifference(ours: readonly string[], theirs: readonly string[]): number | null {
  const length = Math.max(ours.length, theirs.length);
  for (let i = 0; i < length; i++) if (ours[i] !== theirs[i]) return i;
  return null;
}

const columns = 52;

function row(mark: string, left: string, right: string): string {
  return `${mark} ${left.padEnd(columns)} ${right}`.trimEnd();
}

/** Both traces, CPython's on the left, with a mark at each line that differs. */
export function sideBySide(ours: readonly string[], theirs: readonly string[]): string {
  const lines = [row(" ", "CPython", "ours")];
  for (let i = 0; i < Math.max(ours.length, theirs.length); i++) {
    const [left = "", right = ""] = [theirs[i], ours[i]];
    lines.push(row(left === right ? " " : "≠", left, right));
  }
  return lines.join("\n");
}

/** Of two long traces, where they part and what was before. */
export function aroundDifference(ours: readonly string[], theirs: readonly string[]): string {
  const at = firstDifference(ours, theirs) ?? ours.length;
  const before = ours.slice(Math.max(0, at - 5), at).map((text) => `          ${text}`);
  const from = (who: string, texts: readonly string[]): string[] =>
    texts.slice(at, at + 2).map((text) => `${who.padEnd(9)} ${text}`);
  return [...before, ...from("CPython", theirs), ...from("ours", ours)].join("\n");
}
