// The documents say what is true, in both languages alike: programs print what they say, tables are those of the tool, links
// lead somewhere.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { lessons } from "../../src/course/catalogue.js";
import { anchorsIn, codesIn, linksIn, outlineOf } from "../helpers/documents.js";
import { folderWith } from "../helpers/folder.js";
import { command } from "../helpers/inProcess.js";

const root = resolve(import.meta.dirname, "../..");
const read = (file: string): string => readFileSync(join(root, file), "utf8");
const readmes = { en: read("README.md"), ja: read("README.ja.md") } as const;
const courses = { en: read("lessons/README.md"), ja: read("lessons/README.ja.md") } as const;

function fenced(text: string, language: string): string[] {
  return [...text.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, "g"))].map(
    ([, code]) => code ?? "",
  );
}

async function run(...args: readonly string[]): Promise<string> {
  const { stdout, stderr, code } = await command(args, { env: { COLUMNS: "80" } });
  expect({ stderr, code }).toEqual({ stderr: "", code: 0 });
  return stdout;
}

describe("the README", () => {
  test("its program prints what stands below it", async () => {
    const [program] = fenced(readmes.en, "ts");
    const [printed] = fenced(readmes.en, "text");
    const folder = folderWith({ "program.ts": program ?? "" });
    expect(await run("run", join(folder, "program.ts"), "--quiet", "--virtual")).toBe(printed);
  });

  test.each(["en", "ja"] as const)(
    "its captured run looks as a run looks, but for what was measured: %s",
    async (language) => {
      const [captured = ""] = fenced(readmes[language], "console");
      // Digits after the point, the words for where a figure is from, and how far bars and gaps reach may differ.
      const shape = (text: string): string =>
        text
          .replace(/measured|virtual|実測|仮想時間/g, "…")
          .replace(/\d+\.\d+/g, "#")
          .replace(/[█▏▎▍▌▋▊▉]+/g, "█")
          .replace(/ +/g, " ")
          .replace(/#s/g, "# s")
          .trim();
      const shown = await run("run", "gather", "--virtual", "--lang", language);
      expect(shape(captured.replace(/^\$ .*\n/, ""))).toBe(shape(shown));
    },
  );

  test("its table names every command", async () => {
    const help = await run("--help", "--lang", "en");
    const commands = [...help.matchAll(/^ {2}([a-z]+) \[options\]/gm)].map(([, name]) => name);
    const rows = [...readmes.en.matchAll(/^\| `([a-z]+)/gm)].map(([, name]) => name);
    expect(rows.sort()).toEqual(commands.sort());
  });

  test("its two commands are there, and the package knows the second", () => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
    expect(Object.keys(scripts)).toContain("test");
    expect(fenced(readmes.en, "sh")).toEqual([
      "npm install && npx asyncio-lessons run gather\n",
      "npm install && npm test\n",
    ]);
  });
});

describe.each(["en", "ja"] as const)("the page of the course: %s", (language) => {
  const page = courses[language];

  test("its tables of lessons agree with the catalogue", () => {
    const rows = lessons.map(({ id, title, elapsed, passage }) => {
      const { ideal, longest } = elapsed;
      const measured = { en: `${ideal}-${longest} s, measured`, ja: `${ideal}-${longest} s（実測）` }[
        language
      ];
      const takes = longest === undefined ? `${ideal} s` : measured;
      const cells = [
        `[\`${id}\`](${id}/${language}.md)`,
        title[language],
        passage?.[language] ?? [],
        takes,
      ].flat();
      return `| ${cells.join(" | ")} |`;
    });
    expect(page.match(/^\| \[`.*$/gm)).toEqual(rows);
  });

  test("its table of the article's examples and claims names the lessons that show them", () => {
    const ids = [
      ...Array.from({ length: 8 }, (_, i) => `E${i + 1}`),
      ...Array.from({ length: 19 }, (_, i) => `C${i + 1}`),
    ];
    const rows = [...page.matchAll(/^\| ([EC]\d+) \| .+ \| (.+) \|$/gm)];
    expect(rows.map(([, id, shown = ""]) => [id, shown.split(/, |、/)])).toEqual(
      ids.map((id) => [
        id,
        lessons
          .filter(({ claims }) => claims.some((claim) => claim === id))
          .map((lesson) => `\`${lesson.id}\``),
      ]),
    );
  });
});

describe.each([
  ["the README", readmes],
  ["the page of the course", courses],
])("%s is the same in both languages", (_name, { en, ja }) => {
  /** Where the other language is linked to in the place of this one. */
  const target = (link: string): string =>
    link
      .replace(/#.*/, "")
      .replace(/\.ja\.(?=md|png)/, ".")
      .replace(/\/ja\.md$/, "/en.md");

  test("blocks: headings, code, tables, lists, paragraphs", () => {
    expect(outlineOf(ja)).toEqual(outlineOf(en));
  });

  test("names, options and commands", () => {
    expect(codesIn(ja)).toEqual(codesIn(en));
  });

  test("links and pictures", () => {
    expect(linksIn(ja).map(target)).toEqual(linksIn(en).map(target));
  });
});

const documents = ["README.md", "README.ja.md", "CONTRIBUTING.md", "CHANGELOG.md"].concat(
  ["lessons", "src", "test"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((path) => /README(\.\w+)?\.md$/.test(path) && !path.includes("node_modules"))
      .map((path) => join(folder, path)),
  ),
);

test.each(documents)("%s links to what is there", (document) => {
  const broken = linksIn(read(document)).filter((link) => {
    const [path = "", anchor] = link.split("#");
    const file = path === "" ? document : join(dirname(document), path);
    if (!existsSync(join(root, file))) return true;
    return anchor !== undefined && !anchorsIn(read(file)).includes(decodeURIComponent(anchor));
  });
  expect(broken).toEqual([]);
});

test("CONTRIBUTING names files and folders that are there", () => {
  const named = codesIn(read("CONTRIBUTING.md")).filter((code) =>
    /^(bin|src|lessons|test)\/[\w./]*$/.test(code),
  );
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});
