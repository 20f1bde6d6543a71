// Shows a run while it lasts: each line of output as it comes, and below it, on a terminal, what every task does.
import { renderLiveTasks } from "../render/liveTasks.js";
import { renderOutputLine } from "../render/outputLine.js";
import type { ClockChoice } from "../runner/protocol.js";
import { noLiveArea, startLiveArea } from "../terminal/liveArea.js";
import type { Second, TraceEvent } from "../trace/event.js";
import { applyEvent, type LiveState, nothingYet } from "../trace/live.js";
import type { Context } from "./context.js";

export interface Watch {
  readonly onEvent: (event: TraceEvent) => void;
  readonly stop: () => void;
}

/** On however high a screen, no more lines than this are kept moving. */
const mostLines = 14;

export async function watchRun(label: string, clock: ClockChoice, context: Context): Promise<Watch> {
  const view = await context.view();
  let state: LiveState = nothingYet;
  let began: number | null = null;
  const now = (): Second => {
    if (clock.kind === "virtual" || began === null) return state.at;
    return Math.max(state.at, ((performance.now() - began) / 1000) * clock.speed);
  };
  const draw = (): string => {
    const maxLines = Math.min(mostLines, context.liveLines());
    return renderLiveTasks({ label, state, now: now(), maxLines }, context.resized(view));
  };
  // In virtual time the run is over before anything could be seen to move.
  const isLive = context.isAnimated && clock.kind === "real";
  const area = isLive ? await startLiveArea(draw, view.theme.ascii) : noLiveArea;
  return {
    onEvent(event) {
      began ??= performance.now();
      if (isLive) state = applyEvent(state, event);
      if (event.kind !== "output") return;
      const { text, at, stream, frames } = event;
      const line = renderOutputLine({ text, at, stream, by: frames.at(-1) ?? null }, context.resized(view));
      area.above(() => context.stdout.line(line));
    },
    stop: () => area.stop(),
  };
}
