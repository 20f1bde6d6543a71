// Which of the program's coroutines run at this moment, told without reading the stack.
import { activeCoroutine, activeDepth } from "../asyncio/coroutines.js";

/** The program's own coroutines that run, outermost first; the list of before where they are the same. */
export function activeFrames(before: readonly string[]): readonly string[] {
  const depth = activeDepth();
  let count = 0;
  let isSame = true;
  for (let i = 0; i < depth; i++) {
    const frame = activeCoroutine(i)?._frame ?? null;
    if (frame !== null && frame !== before[count++]) isSame = false;
  }
  if (isSame && count === before.length) return before;
  const frames: string[] = [];
  for (let i = 0; i < depth; i++) {
    const frame = activeCoroutine(i)?._frame ?? null;
    if (frame !== null) frames.push(frame);
  }
  return frames;
}
