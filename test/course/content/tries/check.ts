// The things to try are carried out on the core as the texts say, and show what they say, which is what CPython 3.13 showed.
import { join } from "node:path";
import { transform } from "esbuild";
import { packageRoot } from "../../../../src/course/files.js";
import type { Lesson } from "../../../../src/course/model.js";
import { agrees, lengths, numbersIn } from "../figures.js";
import { codeReferences, prose } from "../markdown.js";
import type { Faults, Room } from "../room.js";
import { runOnCore } from "../typescript.js";
import { carriedOut, triedIn } from "./carriedOut.js";
import { checkCopied, copiedIn } from "./items.js";
import { readRecorded } from "./recorded.js";

/** Programs in there find the library by themselves: to have it found from elsewhere takes twice what such a run does. */
const built = join(packageRoot(), "dist");

const anew = "npm run tries";

export async function checkTried(room: Room, lesson: Lesson): Promise<Faults> {
  const faults = checkCopied(room);
  if (faults.length > 0) return faults;
  const recorded = readRecorded();
  for (const [heading, tried] of triedIn(room, lesson)) {
    const known = recorded.get(heading);
    if (known === undefined || known.told !== tried.told) {
      faults.push(`what to try has changed since CPython was asked (${heading}): ${anew}`);
      continue;
    }
    const typescript = await compiled(tried.programs.typescript);
    const shown = await carriedOut(
      lesson,
      { ...tried, programs: { ...tried.programs, typescript } },
      "typescript",
      runOnCore,
      built,
    );
    const [seen, expected] = [shown.split("\n"), known.seen.split("\n")];
    const at = Array.from({ length: Math.max(seen.length, expected.length) }, (_, at) => at).find(
      (at) => seen[at] !== expected[at],
    );
    if (at !== undefined)
      faults.push(`what to try (${heading}) shows "${seen[at]}" on the core, "${expected[at]}" on CPython`);
  }
  return [...faults, ...checkClaims(room, lesson, recorded.get(`${room.id}, copied`)?.seen ?? "")];
}

async function compiled({ name, text }: { name: string; text: string }) {
  const { code } = await transform(text, { loader: "ts", format: "esm", keepNames: true, target: "node20" });
  return { name: name.replace(/ts$/, "mjs"), text: code };
}

/** What the texts cite, and the times that they name, is in what is seen, or in the program. */
export function checkClaims(room: Room, lesson: Lesson, seen: string): Faults {
  const { seen: said, programs } = copiedIn(room);
  const program = `${programs.python}\n${room.files.get("program.py")}`;
  const known = [...numbersIn(seen), ...numbersIn(program), lesson.elapsed.ideal];
  return (["en", "ja"] as const).flatMap((language) => {
    const cited = codeReferences(said[language]).filter(
      (code) => !seen.includes(code) && !program.includes(code),
    );
    const times = lengths(prose(said[language])).filter((time) => !known.some((each) => agrees(time, each)));
    return [...cited.map((code) => `\`${code}\``), ...times.map((time) => `${time} seconds`)].map(
      (what) => `${language}.md says ${what} of what to try, which is not seen`,
    );
  });
}
