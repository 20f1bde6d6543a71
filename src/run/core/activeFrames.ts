// Which of the program's coroutines run at this moment, told without reading the stack.
import { activeCoroutine, activeDepth, type Coroutine } from "../../asyncio/python/coroutines.js";

/**
 * The program's own coroutines that run, outermost first; the list of before where they are the same.
 *
 * @param own the coroutine to begin with: an eager task's runs upon those of its maker, which are no part of it; all, if it is not given
 */
export function activeFrames(
  before: readonly string[],
  own: Coroutine<unknown> | undefined,
): readonly string[] {
  const depth = activeDepth();
  const from = placeOf(own, depth);
  let count = 0;
  let isSame = true;
  for (let i = from; i < depth; i++) {
    const frame = activeCoroutine(i)?._frame ?? null;
    if (frame !== null && frame !== before[count++]) isSame = false;
  }
  if (isSame && count === before.length) return before;
  const frames: string[] = [];
  for (let i = from; i < depth; i++) {
    const frame = activeCoroutine(i)?._frame ?? null;
    if (frame !== null) frames.push(frame);
  }
  return frames;
}

function placeOf(own: Coroutine<unknown> | undefined, depth: number): number {
  if (own === undefined) return 0;
  for (let i = depth - 1; i > 0; i--) if (activeCoroutine(i) === own) return i;
  return 0;
}
