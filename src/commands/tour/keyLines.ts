// Keys as they are told: those of the moment in a line, and all of them with what each does.
import type { View } from "../../draw/view.js";
import { truncate, widestOf } from "../../draw/width.js";
import { named, packed } from "../../draw/wrap.js";

/** Commands with what each is for; below each other where the width is too small. */
export function renderCommands(commands: Readonly<Record<string, string>>, { width }: View): string {
  const widest = widestOf(Object.keys(commands));
  return Object.entries(commands)
    .flatMap(([command, what]) => named(command, widest, what, width, 4))
    .join("\n");
}

/** Keys and what each does, in as many lines as they take; none is parted. */
export function keyLines(keys: readonly string[], { width, theme }: View): string[] {
  const { dot, ellipsis } = theme.glyphs;
  // The last column stays free: there the cursor stands.
  const room = width - 3;
  const cut = keys.map((key) => truncate(key, room, ellipsis));
  return packed(cut, ` ${dot} `, room).map((line) => theme.faint(`  ${line}`));
}
