// The step viewer in a terminal: what its keys and its clock make of the state is drawn on the whole screen.

import type { CodePiece, Highlight } from "../../draw/source/programs.js";
import type { Theme } from "../../draw/theme.js";
import type { Language } from "../../draw/view.js";
import { FullScreen } from "../../terminal/fullScreen.js";
import { endOfInput, type TerminalSession } from "../../terminal/session.js";
import { perSecond, playOn, pressed, type StepState } from "../model/stepControl.js";
import type { Steps } from "../model/stepModel.js";
import { type FrameStyle, lastLine, leastSize, renderStepFrame } from "./frame.js";

/**
 * Has the screen until it is left.
 *
 * @param first what is shown first
 * @throws what goes wrong in drawing, once the terminal is restored
 */
export async function viewSteps(
  steps: Steps,
  first: StepState,
  theme: Theme,
  terminal: TerminalSession,
): Promise<"left" | "interrupted"> {
  const highlight = theme.hasColors
    ? memoHighlight((await import("../../draw/source/highlight.js")).highlight)
    : null;
  const screen = new FullScreen(terminal);
  let state = first;
  const frame = (language: Language): readonly string[] => {
    const style: FrameStyle = { theme, language, highlight };
    const { rows, columns } = screen.size;
    const size = { rows: Math.max(rows, leastSize.rows), columns: Math.max(columns, leastSize.columns) };
    const playing = state.isPlaying ? perSecond(state) : null;
    const model = steps.model(state);
    // Whoever has scrolled beyond the end need not come all the way back.
    const last = lastLine({ ...state, model, playing }, size, style);
    const within = (from: number | null): number | null => (from === null ? null : Math.min(from, last));
    state = { ...state, help: within(state.help), why: within(state.why) };
    return renderStepFrame({ ...state, model, playing }, size, style).slice(0, rows);
  };
  return terminal.run<"left">((end, fail) => {
    let timer: NodeJS.Timeout | undefined;
    const guarded = (what: () => void): void => {
      try {
        what();
      } catch (error) {
        fail(error);
      }
    };
    const paint = (): void => screen.paint(frame(state.language));
    const draw = (): void => {
      paint();
      clearTimeout(timer);
      if (state.isPlaying) timer = setTimeout(tick, 1000 / perSecond(state));
    };
    const tick = (): void =>
      guarded(() => {
        state = playOn(state, steps);
        draw();
      });
    return {
      show() {
        screen.enter();
        guarded(draw);
      },
      hide() {
        clearTimeout(timer);
        screen.leave();
      },
      // What plays goes on at its pace: the next tick does not wait until nobody resizes any more.
      resized() {
        screen.clear();
        guarded(paint);
      },
      keys: (key) =>
        guarded(() => {
          const next = key.name === endOfInput ? null : pressed(key, state, steps);
          if (next === null) return end("left");
          state = next;
          draw();
        }),
    };
  });
}

/** A highlighter that remembers: the same program is drawn again and again. */
export function memoHighlight(highlight: Highlight): Highlight {
  const known = new Map<string, readonly (readonly CodePiece[])[]>();
  return (code, written) => {
    let pieces = known.get(code);
    if (pieces === undefined) {
      pieces = highlight(code, written);
      known.set(code, pieces);
    }
    return pieces;
  };
}
