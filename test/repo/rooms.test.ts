// The rooms of the house: imports point down the list only, and each room keeps to what it may use. And what tests of
// what ships may import.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { ofWhatShips } from "./package/ofWhatShips.js";

const root = resolve(import.meta.dirname, "../..");

/** From the top down: a room may import from itself and from those below it. */
const rooms = [
  "bin",
  "cli",
  "commands",
  "course",
  "viewer",
  "terminal",
  "draw",
  "run",
  "trace",
  "asyncio",
] as const;

/**
 * Within a room, from the top down: a sub-room may import from those on the lines below its own. Files that lie loose in
 * a room stand for "".
 */
const subRooms: Partial<Record<(typeof rooms)[number], readonly (readonly string[])[]>> = {
  viewer: [["export"], ["terminal", "page"], ["words"], ["model"]],
};
type Room = (typeof rooms)[number] | "index" | "lessons";

interface Import {
  readonly file: string;
  readonly specifier: string;
}

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(folder, name));
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), "utf8");
  const found = text.matchAll(
    /(?:^|\n)(?:import|export)\b[^;]*?\bfrom "([^"]+)"|(?:^|\n)import "([^"]+)"|\bimport\("([^"]+)"\)/g,
  );
  return [...found].map(([, from, bare, lazy]) => ({ file, specifier: from ?? bare ?? lazy ?? "" }));
}

/** The room that a file of the project lies in. */
function roomOf(file: string): Room {
  const [top, second = ""] = file.split("/");
  if (top === "bin") return "bin";
  if (top === "lessons") return "lessons";
  if (second === "index.ts") return "index";
  return second as Room;
}

function targetOf({ file, specifier }: Import): Room | null {
  if (!specifier.startsWith(".")) return null;
  return roomOf(relative(root, resolve(root, dirname(file), specifier)).replace(/\.js$/, ".ts"));
}

const allImports = ["bin", "src", "lessons"].flatMap(sources).flatMap(importsOf);

/** What a room may import beside the rooms below it. */
const alsoAllowed: Partial<Record<Room, readonly Room[]>> = {
  // The catalogue lists the lessons' facts.
  course: ["lessons"],
  // A lesson's facts are of the model's type.
  lessons: ["course"],
  // The worker opens the public door for the program that it runs.
  run: ["index"],
  index: ["run", "asyncio"],
};

function mayImport(from: Room, to: Room): boolean {
  if (from === to || alsoAllowed[from]?.includes(to)) return true;
  const [above, below] = [
    rooms.indexOf(from as (typeof rooms)[number]),
    rooms.indexOf(to as (typeof rooms)[number]),
  ];
  return above !== -1 && below !== -1 && above < below;
}

describe("the rooms", () => {
  test("imports are found in every room", () => {
    const seen = new Set(allImports.map(({ file }) => roomOf(file)));
    expect([...rooms, "index", "lessons"].filter((room) => !seen.has(room as Room))).toEqual([]);
  });

  test("imports point down the list only", () => {
    const wrong = allImports.filter((each) => {
      const target = targetOf(each);
      return target !== null && !mayImport(roomOf(each.file), target);
    });
    expect(wrong).toEqual([]);
  });

  test("a command imports from no other command's folder", () => {
    const commandOf = (file: string): string | undefined => /^src\/commands\/(\w+)\//.exec(file)?.[1];
    const wrong = allImports.filter((each) => {
      const from = commandOf(each.file);
      const to = commandOf(relative(root, resolve(root, dirname(each.file), each.specifier)));
      return from !== undefined && to !== undefined && from !== to && to !== "common";
    });
    expect(wrong).toEqual([]);
    expect(allImports.some(({ file }) => commandOf(file) === "common")).toBe(true);
  });

  test("within a room imports point down as well", () => {
    const wrong = Object.entries(subRooms).flatMap(([room, lines]) => {
      const lineOf = (file: string): number => {
        const [, , third = ""] = file.split("/");
        return lines.findIndex((names) => names.includes(third.includes(".") ? "" : third));
      };
      return allImports.filter((each) => {
        if (roomOf(each.file) !== room || targetOf(each) !== room) return false;
        const target = relative(root, resolve(root, dirname(each.file), each.specifier));
        const [above, below] = [lineOf(each.file), lineOf(target)];
        const isWithin = each.file.split("/")[2] === target.split("/")[2];
        return above === -1 || below === -1 || (above >= below && !isWithin);
      });
    });
    expect(wrong).toEqual([]);
  });

  test("only the page knows a browser", () => {
    const elsewhere = ["bin", "src"].flatMap(sources).filter((file) => !file.startsWith("src/viewer/page/"));
    const browser = /\b(?:document\.(?:createElement|querySelector|body)|localStorage|matchMedia\()/;
    expect(elsewhere.filter((file) => browser.test(readFileSync(join(root, file), "utf8")))).toEqual([]);
    const page = allImports.filter(({ file }) => file.startsWith("src/viewer/page/"));
    expect(page.filter(({ specifier }) => !specifier.startsWith("."))).toEqual([]);
    expect(
      page
        .map((each) => targetOf(each))
        .filter((room) => room !== "viewer" && room !== "draw" && room !== "trace"),
    ).toEqual([]);
  });

  test("a lesson imports from no other lesson", () => {
    const wrong = allImports.filter(({ file, specifier }) => {
      if (roomOf(file) !== "lessons" || !specifier.startsWith(".")) return false;
      const target = relative(root, resolve(root, dirname(file), specifier));
      return target.startsWith("lessons/") && target.split("/")[1] !== file.split("/")[1];
    });
    expect(wrong).toEqual([]);
  });

  test("the core uses neither Node's modules nor packages, but for the pool of its worker threads", () => {
    const used = allImports.filter(
      ({ file, specifier }) => roomOf(file) === "asyncio" && !specifier.startsWith("."),
    );
    expect([...new Set(used.map(({ file }) => file))]).toEqual(["src/asyncio/threads/threads.ts"]);
    expect([...new Set(used.map(({ specifier }) => specifier))]).toEqual([
      "node:os",
      "tinypool",
      // These two in the module that it has the threads load.
      "node:module",
      "node:url",
    ]);
  });

  test("drawing knows nothing of the process: no Node modules, no process, no clock", () => {
    const imports = allImports.filter(
      ({ file, specifier }) => roomOf(file) === "draw" && specifier.startsWith("node:"),
    );
    expect(imports).toEqual([]);
    const impure = sources("src/draw").filter((file) =>
      /\bprocess\.|\bDate\.now\b|\bperformance\.now\b|\bconsole\./.test(
        readFileSync(join(root, file), "utf8"),
      ),
    );
    expect(impure).toEqual([]);
  });

  test("only the cli, the terminal and the door's own reports touch the process", () => {
    const rest = ["src/course", "src/viewer", "src/trace", "src/asyncio"].flatMap(sources);
    const wrong = rest.filter((file) => /\bprocess\./.test(readFileSync(join(root, file), "utf8")));
    expect(wrong).toEqual([]);
  });

  test("whatever writes to a terminal lies in its room, and knows its gate", () => {
    const writesIn = (folder: string, writing: RegExp): string[] =>
      sources(folder).filter((file) => writing.test(readFileSync(join(root, file), "utf8")));
    const elsewhere = ["src/cli", "src/commands", "src/course", "src/viewer", "src/draw", "src/trace"];
    const direct = /\bprocess\.(?:stdout|stderr)\.write\b|\bconsole\./;
    expect(elsewhere.flatMap((folder) => writesIn(folder, direct))).toEqual([]);
    const gated = allImports.filter(({ specifier }) => specifier === "./gate.js").map(({ file }) => file);
    const writing = writesIn("src/terminal", /\bstdout\.write\(|\bstdin\.end\(|\bora\(|#stream\.write\(/);
    expect(writing).toEqual(gated);
  });

  test("keys, raw mode and signals are the terminal session's alone", () => {
    const session = /setRawMode|"keypress"|process\.(?:on|once|off|kill)\(/;
    const folders = ["bin", "src/cli", "src/commands", "src/course", "src/viewer", "src/terminal"];
    const taking = folders
      .flatMap(sources)
      .filter((file) => session.test(readFileSync(join(root, file), "utf8")));
    expect(taking).toEqual(["src/terminal/session.ts"]);
  });

  test("bin is at most 20 lines", () => {
    expect(readFileSync(join(root, "bin/asyncio-lessons.ts"), "utf8").split("\n").length).toBeLessThanOrEqual(
      21,
    );
  });
});

describe("the tests of what ships", () => {
  /** What lies beside them: unit tests, and what these need. They look at what is inside of the core, or of a trace. */
  const beside = [/^test\/core\/conformance\/coverage/, /^test\/repo\/package\/clone\.test\.ts$/];
  const files = [
    ...["core/conformance", "repo/package", "core/types"].flatMap((folder) => sources(`test/${folder}`)),
    "test/repo/examples.test.ts",
    "test/repo/surface.test.ts",
  ].filter((file) => !beside.some((pattern) => pattern.test(file)));

  test("import the library by its name, and nothing of it by where it lies", () => {
    const wrong = files.flatMap(importsOf).filter(({ file, specifier }) => {
      const target = relative(root, resolve(root, dirname(file), specifier));
      return specifier.startsWith(".") && /^(src|dist)\//.test(target);
    });
    expect(wrong).toEqual([]);
  });

  test("are all run on it: the runner's settings name each of them", () => {
    const tests = files.filter((file) => file.endsWith(".test.ts"));
    const folders = ofWhatShips.filter((name) => name.endsWith("/*.test.ts")).map(dirname);
    expect(tests.length).toBeGreaterThan(folders.length);
    expect(tests.filter((file) => !ofWhatShips.includes(file) && !folders.includes(dirname(file)))).toEqual(
      [],
    );
  });
});
