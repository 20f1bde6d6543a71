// `explain` on the built command.
import { describe, expect, it } from "vitest";
import { terms } from "../../src/course/terms/glossary.js";
import { command } from "../helpers/inProcess.js";

const env = { COLUMNS: "80" };

/** Without what parts words, which may be the end of a line. */
const packed = (text: string): string => text.replace(/\s/g, "");

describe("explain", () => {
  it("shows the TypeScript program when asked to, with its own names", async () => {
    const { stdout } = await command(["explain", "createTask", "--typescript"], { env });
    expect(stdout).toContain("  program.ts\n   1  import { asyncio, coroutine, print, time }");
    expect(stdout).not.toContain("await asyncio.sleep");
  });

  it("tells what was written to stderr, and from which Python on a program runs", async () => {
    expect((await command(["explain", "never-awaited"], { env })).stdout).toContain(
      "  │ main goes on\n  │ program.ts:8: RuntimeWarning: coroutine 'greet' was never awaited (stderr)\n",
    );
    expect((await command(["explain", "TaskGroup"], { env })).stdout).toContain(
      "program.py needs  Python 3.11 or newer\n",
    );
  });

  it("keeps to ASCII under --ascii", async () => {
    for (const args of [["explain"], ["explain", "task", "--both"], ["explain", "future"]]) {
      const { stdout } = await command([...args, "--ascii"], { env });
      expect(stdout).toMatch(/^[\n\x20-\x7e]+$/);
    }
  });

  it("lists all words in groups when none is given", async () => {
    for (const lang of ["en", "ja"] as const) {
      const { stdout } = await command(["explain", "--lang", lang], { env });
      for (const { name } of terms) expect(packed(stdout)).toContain(packed(name[lang]));
    }
  });

  it("tells it as JSON as well", async () => {
    const one = JSON.parse((await command(["explain", "タスク", "--json"])).stdout) as Record<
      string,
      unknown
    >;
    expect(one).toMatchObject({
      schema: 1,
      kind: "term",
      id: "task",
      outputs: [
        { text: "created, not started yet", stream: "stdout" },
        { text: "the task runs", stream: "stdout" },
      ],
    });
    const all = JSON.parse((await command(["explain", "--json"])).stdout) as {
      groups: { terms: unknown[] }[];
    };
    expect(all.groups.flatMap((group) => group.terms)).toHaveLength(terms.length);
  });
});
