// The built command when its stdout is closed early, or takes nothing.
import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { shell } from "../helpers/command.js";

/** The command's own exit code, told on stderr: `sh` keeps only that of a pipe's last part. */
const toldCode = '{ asyncio_lessons %; echo "code $?" >&2; }';

describe.concurrent("stdout closed early", () => {
  it.each([
    ["list"],
    ["run gather --virtual"],
    ["run gather --virtual --json"],
    ["run gather --virtual --quiet"],
    ["run gather --speed 20"],
    ["compare --virtual"],
    ["--help"],
  ])("%s | head -n 1 ends quietly", async (args) => {
    const { stdout, stderr } = await shell(`${toldCode.replace("%", args)} | head -n 1`);
    expect(stdout.split("\n")).toHaveLength(2);
    expect(stderr).toBe("code 0\n");
  });

  it("ends a run that would print for ever", async () => {
    const forever = `import { print } from 'asyncio-lessons'; while (true) print('again');`;
    const { stdout, stderr } = await shell(
      `folder=$(mktemp -d) && echo "${forever}" > $folder/forever.mjs
       ${toldCode.replace("%", '"run" "$folder/forever.mjs" --quiet')} | head -n 1
       rm -r $folder`,
    );
    expect({ stdout, stderr }).toEqual({ stdout: "again\n", stderr: "code 0\n" });
  });

  it("no stdout at all is no reason to fail", async () => {
    expect(await shell("asyncio_lessons list >&-")).toMatchObject({ code: 0, stderr: "" });
  });
});

describe.concurrent("stdout that takes nothing", () => {
  it.skipIf(!existsSync("/dev/full"))("a full disk is told in one line, with exit 1", async () => {
    expect(await shell("asyncio_lessons list > /dev/full")).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^error: cannot write 'stdout': ENOSPC.*\n$/),
    });
  });
});
