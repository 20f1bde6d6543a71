// Some lines that are redrawn in place below the output while a run lasts, beside ora's spinner.
import type { Ora } from "ora";
import { gated } from "./gate.js";

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
 * @param draw the lines; the first has the spinner's two columns in front. Called at each redraw: the terminal may have
 *   been resized
 * @param ascii whether the spinner is to be drawn with ASCII characters
 * @param stream the terminal to draw on
 */
export async function startLiveArea(
  draw: () => string,
  ascii: boolean,
  stream: NodeJS.WriteStream = process.stderr,
): Promise<LiveArea> {
  const { default: ora } = await import("ora");
  const spinner: Ora = ora({
    text: gated(draw()),
    spinner: ascii ? "line" : "dots",
    stream,
    // Whether anything may move is decided already: ora would ask the environment again, and read it differently.
    isEnabled: true,
    // Otherwise ora would swallow Ctrl-C.
    discardStdin: false,
  }).start();
  const redraw = (): void => {
    spinner.text = gated(draw());
  };
  const timer = setInterval(redraw, redrawEvery);
  // Ora divides by the columns: with none of them it would never come to the end of a line.
  const onResize = (): void => {
    if (stream.columns > 0) spinner.isEnabled = true;
    else if (spinner.isEnabled) {
      spinner.clear();
      spinner.isEnabled = false;
    }
  };
  stream.on("resize", onResize);
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
      stream.off("resize", onResize);
      // Otherwise ora would leave the cursor hidden.
      spinner.isEnabled = true;
      spinner.stop();
    },
  };
}
