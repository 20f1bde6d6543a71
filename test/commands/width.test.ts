// What is taken for the width of the built command's output; that it keeps to it is looked at in `test/repo/outputs/`.
import { expect, it } from "vitest";
import { command } from "../helpers/inProcess.js";

it.each(["", "0", "wide", "-5"])("COLUMNS='%s' is no width: 80 columns are taken", async (columns) => {
  const { stdout } = await command(["list"], { env: { COLUMNS: "80" } });
  expect((await command(["list"], { env: { COLUMNS: columns } })).stdout).toBe(stdout);
});
