// Passes on what a program writes as it is written: in its order, to the stream that it was written to; raw, unless that
// is a terminal.
import type { StreamName } from "../../run/core/program/output.js";
import { Chunks } from "../../terminal/output.js";
import type { CommandContext } from "../common/commandContext.js";
import type { Watch } from "../common/watchRun.js";

export function passOn({ stdout, stderr }: Pick<CommandContext, "stdout" | "stderr">): Watch {
  const outputs = { stdout, stderr };
  const chunks = new Chunks((to, text) => to.passOn(text));
  /** How much of each stream's unfinished line is out. */
  const out: Record<StreamName, number> = { stdout: 0, stderr: 0 };
  const complete = (stream: StreamName, text: string): void => {
    chunks.write(outputs[stream], `${text.slice(out[stream])}\n`);
    out[stream] = 0;
  };
  return {
    onEvent(_shown, event) {
      if (event.kind === "output") complete(event.stream, event.text);
      if (event.kind !== "output-part") return;
      chunks.write(outputs[event.stream], event.text);
      out[event.stream] += event.text.length;
    },
    room: () => stdout.room() ?? stderr.room(),
    stop() {
      // A run that was cut short may have been in the middle of a line.
      for (const stream of ["stdout", "stderr"] as const) if (out[stream] > 0) complete(stream, "");
      chunks.flush();
    },
  };
}
