// A failing program is made as short as it can be while it fails, and stays a program that Python can run.
import { expect, test } from "vitest";
import type { Block, Program, Statement } from "./ast.js";
import { readGolden } from "./golden.js";
import { shorterPrograms, shrink } from "./shrink.js";

function programOf(body: Block, ...others: readonly Block[]): Program {
  const funcs = [body, ...others].map((each, i) => ({ name: `f${i}`, vars: 2, body: each }));
  return { seed: 1, objs: { S0: 1, Q0: 0, eager: true }, funcs };
}

/** Every statement, however deep it stands. */
function statementsOf(value: unknown): Statement[] {
  if (!Array.isArray(value)) return [];
  const inner = value.flatMap(statementsOf);
  return typeof value[0] === "string" ? [value as unknown as Statement, ...inner] : inner;
}

function allStatements(program: Program): Statement[] {
  return program.funcs.flatMap(({ body }) => statementsOf(body));
}

/** A fault that shows whenever a program has a statement of this kind. */
function has(word: Statement[0]): (program: Program) => Promise<boolean> {
  return async (program) => allStatements(program).some(([each]) => each === word);
}

test("all that has no part in the failure goes, the functions that nobody calls any more included", async () => {
  const program = programOf(
    [
      ["log", 1],
      ["try", [["timeout", 10, [["cancel_self"], ["call", "f1"]]]], "Base", [["log", 2]], [["log", 3]]],
      ["return", 4],
    ],
    [["spawn", "t0", "f2"]],
    [["sleep", 10]],
  );
  const shortest = await shrink(program, has("cancel_self"));
  expect(shortest.funcs).toEqual([{ name: "f0", vars: 2, body: [["cancel_self"]] }]);
  expect(shortest.objs.eager).toBe(false);
});

test("what has to stand together stays together", async () => {
  const program = programOf([
    ["log", 1],
    ["spawn", "t0", "f1"],
    ["sleep", 10],
    ["cancel", "t0"],
    ["log", 2],
  ]);
  const needsBoth = async (candidate: Program): Promise<boolean> =>
    (await has("spawn")(candidate)) && (await has("cancel")(candidate));
  expect((await shrink(program, needsBoth)).funcs[0]?.body).toEqual([
    ["spawn", "t0", "f1"],
    ["cancel", "t0"],
  ]);
});

test("outside of its group a group's own spawn becomes a plain one", async () => {
  const program = programOf([["taskgroup", [["tgspawn", "t0", "f1"]]]], [["cvget"]]);
  const shortest = await shrink(program, async (candidate) => {
    const words = allStatements(candidate).map(([word]) => word);
    return words.includes("cvget") && (words.includes("spawn") || words.includes("tgspawn"));
  });
  expect(shortest.funcs[0]?.body).toEqual([["spawn", "t0", "f1"]]);
});

test("a program that does not fail any more when shortened is left as it is", async () => {
  const program = programOf([
    ["log", 1],
    ["sleep", 10],
  ]);
  expect(await shrink(program, async () => false)).toEqual(program);
});

test("no step leads to a block that Python would refuse for being empty, nor to a try without a handler", () => {
  let looked = 0;
  for (const { program } of readGolden("wide").slice(0, 20)) {
    for (const candidate of shorterPrograms(program)) {
      for (const statement of allStatements(candidate)) {
        looked++;
        if (statement[0] === "try") {
          expect(statement[1]).not.toEqual([]);
          expect(statement[2] !== null || statement[4] !== null).toBe(true);
        }
        if (statement[0] === "taskgroup" || statement[0] === "lock") expect(statement[1]).not.toEqual([]);
      }
    }
  }
  expect(looked).toBeGreaterThan(1000);
});

test("every step is shorter, so that shrinking comes to an end", () => {
  for (const { program } of readGolden("wide").slice(0, 20)) {
    const { length } = JSON.stringify(program).replaceAll("tgspawn", "spawn").replaceAll("true", "false");
    for (const candidate of shorterPrograms(program)) {
      const shorter = JSON.stringify(candidate).replaceAll("tgspawn", "spawn").replaceAll("true", "false");
      const isLessEager = program.objs.eager === true && candidate.objs.eager === false;
      expect(shorter.length).toBeLessThan(length + (isLessEager ? 1 : 0));
    }
  }
});
