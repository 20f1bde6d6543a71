// Some lines that are redrawn in place below the output while a run lasts, beside ora's spinner.
import type { Ora } from "ora";

/** Redrawn this often, in milliseconds: the figures in it run with the clock. */
const redrawEvery = 100;

export interface LiveArea {
  /** Writes something above the area, where it stays. */
  above(write: () => void): void;
  /** Redraws now. */
  redraw(): void;
  /** Takes the area away and gives the cursor back. */
  stop(): void;
}

/** For where nothing may move: what stands above is written, and there is no area. */
export const noLiveArea: LiveArea = {
  above: (write) => write(),
  redraw: () => {},
  stop: () => {},
};

/**
 * @param draw the lines; the first has the spinner's two columns in front
 * @param ascii whether the spinner is to be drawn with ASCII characters
 */
export async function startLiveArea(draw: () => string, ascii: boolean): Promise<LiveArea> {
  const { default: ora } = await import("ora");
  const spinner: Ora = ora({
    text: draw(),
    spinner: ascii ? "line" : "dots",
    stream: process.stderr,
    // Otherwise ora would swallow Ctrl-C.
    discardStdin: false,
  }).start();
  const redraw = (): void => {
    spinner.text = draw();
  };
  const timer = setInterval(redraw, redrawEvery);
  return {
    above(write) {
      spinner.clear();
      write();
      // What was written is news to the lines as well.
      redraw();
      spinner.render();
    },
    redraw,
    stop() {
      clearInterval(timer);
      spinner.stop();
    },
  };
}
