// Ctrl-Z at a question, in the menu and in the step viewer: the shell gets its terminal back, and `fg` goes on where one was.
import { describe, expect, it } from "vitest";
import { builtCommand, cleanEnvironment } from "../helpers/built.js";
import { startInTerminal } from "../helpers/pseudoTerminal.js";
import { uncolored } from "../helpers/view.js";
import { watchdog } from "../helpers/watchdog.js";

/** What is typed once something has been written; a size: the terminal gets it first. */
type Turn = readonly [after: string, text: string, size?: readonly [columns: number, rows: number]];

/** Takes each turn once what it answers has been written since the turn before; all that was written, and the exit code. */
async function converse(script: string, turns: readonly Turn[]) {
  const left = [...turns];
  let written = "";
  let heard = 0;
  // Only a shell with job control can go on once its job has been stopped.
  const shell = startInTerminal(["bash", "-c", `set -m; ${script}`], {
    columns: 80,
    rows: 60,
    env: { ...cleanEnvironment(), NODE: process.execPath, COMMAND: builtCommand() },
    onText: (text) => {
      written += text;
      for (let [turn] = left; turn !== undefined; [turn] = left) {
        const at = written.indexOf(turn[0], heard);
        if (at === -1) return;
        heard = at + turn[0].length;
        if (turn[2] !== undefined) shell.resize(...turn[2]);
        shell.write(turn[1]);
        left.shift();
      }
    },
  });
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    shell.kill("SIGKILL");
  }, watchdog);
  const code = await shell.ended;
  clearTimeout(timer);
  if (isLate) {
    throw new Error(
      `nothing came after ${JSON.stringify(left[0]?.[0])}: ${JSON.stringify(written.slice(-600))}`,
    );
  }
  return { written, code };
}

const stopAndGoOn = "; echo stopped; stty -a | grep -o -e '-\\?icanon'; fg > /dev/null";
/** Goes on only once Enter is pressed. */
const stopAndWait = "; echo stopped; read -r _; fg > /dev/null";

describe.skipIf(process.platform === "win32")("Ctrl-Z", () => {
  it("at a question, keeps what was typed", async () => {
    const { written, code } = await converse(`"$NODE" "$COMMAND" quiz gather${stopAndGoOn}`, [
      ["order > ", "3 2\x1a"],
      ["order > 3 2", " x\r"],
      ["'x' is none of 1, 2, 3", ""],
      ["order > ", "\x04"],
    ]);
    expect(written).toMatch(/stopped\r\nicanon\r\n/);
    expect(code).toBe(0);
  });

  it("in the menu, which is drawn again", async () => {
    const { written, code } = await converse(`"$NODE" "$COMMAND"${stopAndGoOn}`, [
      ["Arrow keys", "\x1b[B\x1a"],
      ["icanon", ""],
      ["Arrow keys", "q"],
    ]);
    expect(written).toMatch(/stopped\r\nicanon\r\n/);
    expect(code).toBe(0);
  });

  it("in the step viewer, which is where it was", async () => {
    const { written, code } = await converse(`"$NODE" "$COMMAND" step gather${stopAndGoOn}`, [
      ["event 0/54", "o"],
      ["event 25/54", "\x1a"],
      ["icanon", ""],
      ["event 25/54", "q"],
    ]);
    expect(written).toMatch(/stopped\r\nicanon\r\n/);
    const [before = "", after = ""] = written.split("stopped");
    expect(before).toContain("\u001b[?1049l");
    expect(after).toContain("\u001b[?1049h");
    expect(code).toBe(0);
  });

  it.each([
    ["the step viewer", " step gather", "event 0/54", "? help", /┌[^\r\n]{48}┐/],
    ["the menu", "", "Arrow keys", "Arrow keys", /run functions one after…\r\n/],
  ])(
    "in %s, where the terminal is resized meanwhile: it has the new size",
    async (_where, args, there, again, fits) => {
      const { written, code } = await converse(`"$NODE" "$COMMAND"${args}${stopAndWait}`, [
        [there, "\x1a"],
        ["stopped", "\r", [50, 60]],
        [again, "q"],
      ]);
      const [before = "", after = ""] = uncolored(written).split("stopped");
      expect(before).not.toMatch(fits);
      expect(after).toMatch(fits);
      expect(code).toBe(0);
    },
  );
});
