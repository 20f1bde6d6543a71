// Some lines that are redrawn in place below the output while a run lasts, beside ora's spinner.
import type { Ora } from "ora";
import { heightOf } from "../draw/width.js";
import { gated } from "./gate.js";
import { Chunks, type Output } from "./output.js";
import type { TerminalSession } from "./session.js";

/** Redrawn this often, in milliseconds: the figures in it run with the clock. */
const redrawEvery = 100;
/** What stands before the first line. */
const spinnerColumns = "  ";

export interface LiveArea {
  /** Writes a text above the area, where it stays: with the next frame. */
  above(text: string): void;
  /** The lines have changed: they are drawn anew with the next frame. */
  redraw(): void;
  /** Writes what waits to be written, takes the area away and gives the cursor back. */
  stop(): void;
}

/** For where nothing may move: what would stand above is written, and there is no area. */
export function noLiveArea(stdout: Output): LiveArea {
  const chunks = new Chunks((to, text) => to.write(text));
  return { above: (text) => chunks.write(stdout, text), redraw: () => {}, stop: () => chunks.flush() };
}

/**
 * @param draw the lines; the first has the spinner's two columns in front. Called at each redraw: the terminal may have
 *   been resized
 * @param stdout where what stands above is written to
 * @param ascii whether the spinner is to be drawn with ASCII characters
 */
export async function startLiveArea(
  draw: () => string,
  stdout: Output,
  ascii: boolean,
  terminal: TerminalSession,
): Promise<LiveArea> {
  const stream = terminal.stderr;
  const { default: ora } = await import("ora");
  const spinner: Ora = ora({
    spinner: ascii ? "line" : "dots",
    stream,
    // Whether anything may move is decided already: ora would ask the environment again, and read it differently.
    isEnabled: true,
    // Otherwise ora would swallow Ctrl-C.
    discardStdin: false,
  });
  // The cursor goes back to the beginning of the last line: neither the `^C` that the terminal writes there, nor a terminal
  // that has become narrower, breaks that line above the cursor.
  const drawText = (): void => {
    spinner.text = `${gated(draw())}\r`;
  };
  const update = (): void => {
    drawText();
    if (spinner.isSpinning) spinner.render();
  };
  let waiting = "";
  const writeAbove = (): void => {
    spinner.clear();
    if (waiting !== "") stdout.write(waiting);
    waiting = "";
  };
  const frames = new Frames(() => {
    writeAbove();
    // What was written is news to the lines as well.
    update();
  });
  // What the lines say of a moment stands below all that was written by then.
  const timer = setInterval(() => (waiting === "" ? update() : frames.drawNow()), redrawEvery);
  let columns = 0;
  // A terminal that has become narrower has broken the lines that stand there, and ora takes away only as many as it drew.
  const clearBroken = (): void => {
    // What was drawn with this text is what stands there.
    const above = `${spinnerColumns}${spinner.text}`.split("\n").slice(0, -1).join("\n");
    // As long as it spins, ora draws around whatever others write.
    spinner.stop();
    for (let row = heightOf(above, columns); row < heightOf(above, stream.columns); row++) {
      stream.moveCursor(0, -1);
      stream.clearLine(0);
    }
    stream.clearScreenDown();
  };
  const show = (): void => {
    columns = stream.columns;
    drawText();
    // Ora divides by the columns: with none of them it would never come to the end of a line.
    if (columns > 0) spinner.start();
  };
  const hide = (): void => {
    spinner.stop();
  };
  const close = terminal.open({
    show,
    hide,
    resized() {
      if (stream.columns > 0 && stream.columns < columns && spinner.isSpinning) clearBroken();
      if (stream.columns > 0) show();
      else hide();
    },
  });
  return {
    above(text) {
      waiting += text;
      frames.request();
    },
    redraw: () => frames.request(),
    stop() {
      clearInterval(timer);
      frames.stop();
      writeAbove();
      close();
    },
  };
}

/** From one frame to the next, in milliseconds. */
const frameTime = 50;

/** What changes often is drawn seldom: at once after a pause, else once a frame for all that has come meanwhile. */
class Frames {
  readonly #draw: () => void;
  #timer: NodeJS.Timeout | null = null;
  #last = Number.NEGATIVE_INFINITY;

  constructor(draw: () => void) {
    this.#draw = draw;
  }

  /** There is something to draw. */
  request(): void {
    const left = this.#last + frameTime - performance.now();
    this.#timer ??= setTimeout(() => this.drawNow(), Math.max(0, left));
  }

  /** Draws without waiting for the frame. */
  drawNow(): void {
    this.stop();
    this.#draw();
    this.#last = performance.now();
  }

  /** Whatever was asked for is not drawn. */
  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
