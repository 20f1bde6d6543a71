// The two things to try, in parts: a command on the lesson itself, and a change to a copy of its program. Rule: a learner who
// follows a text to the letter sees what it says, so the letters are what is read here.
import { fileOfCopy } from "../../../../src/commands/copy/copy.js";
import { readText } from "../../../../src/course/text.js";
import type { Second } from "../../../../src/trace/event.js";
import { codeReferences } from "../markdown.js";
import type { Faults, Room } from "../room.js";
import { changed, changesIn, type Dialect } from "./change.js";
import { inTypeScript } from "./typescript.js";

export type Written = "python" | "typescript";

/** The second thing to try. */
export interface Copied {
  /** What is then seen, in the words of each text. */
  readonly seen: { readonly en: string; readonly ja: string };
  readonly programs: Readonly<Record<Written, string>>;
}

export const programFiles = { python: "program.py", typescript: "program.ts" } as const;

/** The texts without that second thing, whose code stands in the copy alone. */
export function withoutCopy(text: string): string {
  return text.replace(/^2\. `npx asyncio-lessons copy .*(?:\n {3}.*)*/m, "");
}

interface First {
  /** Of the command that runs the lesson, as they are typed. */
  readonly options: string;
  /** In the place of the lesson's own; null: none are given. */
  readonly delays: readonly Second[] | null;
  readonly told: readonly string[];
}

/** The first thing to try, where it runs the lesson; null where it shows or compares it. */
export function firstIn({ id, files }: Room): First | null {
  const told = ["en.md", "ja.md"].map((file) => /^1\. (.+)$/m.exec(tryOf(files.get(file)))?.[1] ?? "");
  const run = new RegExp(`\`npx asyncio-lessons run ${id}((?: --virtual| --delays ([\\d.,]+))?)\``);
  const [found, options = "", delays] = run.exec(told[0] ?? "") ?? [];
  return found === undefined ? null : { options, delays: delays?.split(",").map(Number) ?? null, told };
}

/** @throws Error with what is wrong with one of the texts */
export function copiedIn(room: Room): Copied {
  const parts = { en: partsOf("en", room), ja: partsOf("ja", room) };
  const changes = changesIn(parts.en.how);
  const programOf = (language: Written, dialect: Dialect): string => {
    const program = room.files.get(programFiles[language]) ?? "";
    try {
      const copy = changed(program, changes, dialect);
      if (copy === program) throw new Error("nothing is changed");
      return copy;
    } catch (error) {
      throw new Error(`what to try cannot be done to ${programFiles[language]}: ${(error as Error).message}`);
    }
  };
  return {
    seen: { en: parts.en.seen, ja: parts.ja.seen },
    programs: {
      python: programOf("python", (piece) => piece),
      typescript: programOf("typescript", inTypeScript),
    },
  };
}

/** How the second thing is said: what is written, and four points below it. */
interface Parts {
  /** What is changed. */
  readonly how: string;
  /** The last command, on the copy. */
  readonly command: string;
  readonly seen: string;
  /** How it is done in TypeScript. */
  readonly typescript: string;
}

const forms = {
  en: { writes: (copied: string, file: string) => `${copied} writes ${file}`, typescript: "In TypeScript: " },
  ja: {
    writes: (copied: string, file: string) => `${copied} で ${file} ができます`,
    typescript: "TypeScript なら、",
  },
} as const;

function partsOf(language: "en" | "ja", { id, files }: Room): Parts {
  const [, item = ""] = tryOf(files.get(`${language}.md`)).split(/^2\. /m);
  const file = fileOfCopy(id, "py");
  const [begin = "", how = "", run = "", seen = "", typescript = "", ...more] = item.split("\n   - ");
  const { command, on } =
    /`npx asyncio-lessons (?<command>(?:run|step|compare \w+) \.\/(?<on>\S+?)(?: --virtual)?)`/.exec(run)
      ?.groups ?? {};
  const form = forms[language];
  const writes = form.writes(`\`npx asyncio-lessons copy ${id}\``, `\`${file}\``);
  const isSaid = begin.startsWith(writes) && on === file && typescript.startsWith(form.typescript);
  if (isSaid && more.length === 0) return { how, command: command ?? "", seen, typescript };
  throw new Error(
    `${language}.md has to say what to try second: "${writes}", and in four points the change, a command on \`./${file}\`, what is then seen, and "${form.typescript}"`,
  );
}

const tryOf = (text = ""): string => readText(text).parts.try.body;

/** What is wrong with the second thing to try, as far as that is seen without running it. */
export function checkCopied(room: Room): Faults {
  try {
    copiedIn(room);
  } catch (error) {
    return [(error as Error).message];
  }
  const [en, ja] = [partsOf("en", room), partsOf("ja", room)];
  const faults: Faults = (["how", "seen", "typescript"] as const)
    .filter((part) => codeIn(en[part]) !== codeIn(ja[part]))
    .map((part) => `what to try cites ${codeIn(en[part])} in en.md, ${codeIn(ja[part])} in ja.md`);
  const cited = codeReferences(en.typescript);
  for (const { to, added, addedBelow } of changesIn(en.how)) {
    const piece = to ?? added ?? addedBelow ?? "";
    const own = inTypeScript(piece).match(/yield\*|===|const \w+|<number>/g) ?? [];
    faults.push(
      ...own
        .filter((each) => !cited.join(" ").includes(each))
        .map((each) => `what to try does not say that TypeScript has \`${each}\` in \`${piece}\``),
    );
  }
  const ends = [`copy ${room.id} --typescript`, en.command.replace(/py\b/, "ts")];
  for (const end of ends.filter((each) => !cited.includes(each)))
    faults.push(`what to try has no \`${end}\` for TypeScript`);
  return faults;
}

function codeIn(text: string): string {
  return codeReferences(text)
    .toSorted()
    .map((code) => `\`${code}\``)
    .join(", ");
}
