// Modules of a program's own that import the library themselves, wherever they lie and however they are named.
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderWith } from "../helpers/folder.js";
import { command } from "../helpers/inProcess.js";

const greet = `import { asyncio, coroutine, print } from "asyncio-lessons";
import { seconds } from "./deeper/seconds.ts";

export const greet = coroutine(function* greet(name: string) {
  yield* asyncio.sleep(seconds);
  print(\`Hello, \${name}\`);
});

export { asyncio as itsLibrary };
`;
const seconds = `import { asyncio } from "asyncio-lessons";

export const seconds: number = asyncio.isFuture(null) ? 0 : 1;
`;
const program = `import { asyncio, print } from "asyncio-lessons";
import { greet, itsLibrary } from "./greet.ts";
import * as byBareName from "./greet";
import * as byJs from "./greet.js";

await asyncio.run(greet("Ann"));
print([itsLibrary, byJs.itsLibrary, byBareName.itsLibrary].every((library) => library === asyncio));
`;
const lazy = `import { asyncio, print } from "asyncio-lessons";

const { greet, itsLibrary } = await import("./greet.ts");
await asyncio.run(greet("Ann"));
print(asyncio === itsLibrary);
`;

function inFolder(folder: string, packageText: string | null): Record<string, string> {
  return {
    [`${folder}/program.ts`]: program,
    [`${folder}/lazy.ts`]: lazy,
    [`${folder}/greet.ts`]: greet,
    [`${folder}/deeper/seconds.ts`]: seconds,
    ...(packageText === null ? {} : { [`${folder}/package.json`]: packageText }),
  };
}

const folder = folderWith({
  ...inFolder("loose", null),
  ...inFolder("unsaid", "{}"),
  ...inFolder("common", '{ "type": "commonjs" }'),
  ...inFolder("modules", '{ "type": "module" }'),
});

describe.each(["loose", "unsaid", "common", "modules"])("in a folder %s", (name) => {
  it.each(["program.ts", "lazy.ts"])("%s and the modules it imports have one library", async (file) => {
    const { code, stdout, stderr } = await command(["run", join(folder, name, file), "--virtual", "-q"]);
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: "Hello, Ann\nTrue\n", stderr: "" });
  });
});
