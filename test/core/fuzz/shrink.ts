// Makes a failing program shorter for as long as it goes on failing. Pure, but for the question whether it fails.
import type { Block, FunctionDefinition, Program, Statement } from "./ast.js";

/** Does the program still show the difference? */
type Fails = (program: Program) => Promise<boolean>;

/** A block without one statement, or with one replaced: shortest first. `isOpen`: it may become empty. */
function* shorterBlocks(block: Block, isOpen: boolean): Generator<Block> {
  if (block.length > 3) {
    const half = block.length >> 1;
    yield block.slice(half);
    yield block.slice(0, half);
  }
  for (let i = 0; i < block.length; i++) {
    const before = block.slice(0, i);
    const after = block.slice(i + 1);
    if (isOpen || block.length > 1) yield [...before, ...after];
    const statement = block[i] as Statement;
    for (const inner of innerBlocks(statement)) yield [...before, ...inner.map(outsideGroup), ...after];
    for (const shorter of shorterStatements(statement)) yield [...before, shorter, ...after];
  }
}

/** A task group's own spawn means nothing outside of it. */
function outsideGroup(statement: Statement): Statement {
  return statement[0] === "tgspawn" ? ["spawn", statement[1], statement[2]] : statement;
}

function innerBlocks(statement: Statement): Block[] {
  switch (statement[0]) {
    case "taskgroup":
    case "lock":
    case "sem":
    case "repeat":
    case "split":
      return [statement[1]];
    case "timeout":
    case "cvscope":
      return [statement[2]];
    case "deadline":
      return [statement[3]];
    case "try":
      return [statement[1], statement[3], statement[4]].filter((block) => block !== null);
    default:
      return [];
  }
}

function* shorterStatements(statement: Statement): Generator<Statement> {
  switch (statement[0]) {
    case "taskgroup":
    case "lock":
    case "sem":
    case "repeat":
      for (const body of shorterBlocks(statement[1], false)) yield [statement[0], body];
      return;
    case "split":
      for (const body of shorterBlocks(statement[1], false)) {
        yield [statement[0], body, statement[2], statement[3]];
      }
      return;
    case "timeout":
      for (const body of shorterBlocks(statement[2], false)) yield [statement[0], statement[1], body];
      return;
    case "cvscope":
      for (const body of shorterBlocks(statement[2], false)) yield [statement[0], statement[1], body];
      return;
    case "deadline":
      for (const body of shorterBlocks(statement[3], false)) {
        yield [statement[0], statement[1], statement[2], body];
      }
      return;
    case "try":
      return yield* shorterTries(statement);
    case "gather":
      for (const items of without(statement[1])) yield [statement[0], items, statement[2]];
      return;
    case "gatherbg":
      if (statement[2].length === 1) return;
      for (const items of without(statement[2])) yield [statement[0], statement[1], items, statement[3]];
      return;
    case "wait":
      if (statement[1].length === 1) return;
      for (const names of without(statement[1])) yield [statement[0], names, statement[2], statement[3]];
      return;
    case "as_completed":
    case "aiter":
      if (statement[1].length === 1) return;
      for (const names of without(statement[1])) yield [statement[0], names, statement[2]];
      return;
    default:
      return;
  }
}

function* shorterTries([word, body, handler, handlerBody, final]: Extract<
  Statement,
  readonly ["try", ...unknown[]]
>): Generator<Statement> {
  // Python wants a handler or a `finally`.
  if (handler !== null && final !== null) {
    yield [word, body, handler, handlerBody, null];
    yield [word, body, null, null, final];
  }
  for (const shorter of shorterBlocks(body, false)) yield [word, shorter, handler, handlerBody, final];
  for (const shorter of shorterBlocks(handlerBody ?? [], true)) {
    yield [word, body, handler, shorter, final];
  }
  for (const shorter of shorterBlocks(final ?? [], false)) yield [word, body, handler, handlerBody, shorter];
}

function* without<T>(list: readonly T[]): Generator<readonly T[]> {
  for (let i = 0; i < list.length; i++) yield [...list.slice(0, i), ...list.slice(i + 1)];
}

/** Does anything in the program call the function? */
function isCalled(program: Program, name: string): boolean {
  // A function's name stands in no other place than a call's.
  return program.funcs.some(({ body }) => JSON.stringify(body).includes(`"${name}"`));
}

function withBody(program: Program, index: number, body: Block): Program {
  const funcs = program.funcs.map(
    (definition, i): FunctionDefinition => (i === index ? { ...definition, body } : definition),
  );
  return { ...program, funcs };
}

/** The programs one step shorter, the boldest steps first. */
export function* shorterPrograms(program: Program): Generator<Program> {
  for (const [i, { name }] of program.funcs.entries()) {
    if (i > 0 && !isCalled(program, name)) {
      yield { ...program, funcs: program.funcs.filter((_, other) => other !== i) };
    }
  }
  for (const [i, { body }] of program.funcs.entries()) {
    if (body.length > 0) yield withBody(program, i, []);
  }
  if (program.objs.eager === true) yield { ...program, objs: { ...program.objs, eager: false } };
  for (const [i, { body }] of program.funcs.entries()) {
    for (const shorter of shorterBlocks(body, true)) yield withBody(program, i, shorter);
  }
}

/** The shortest program that fails and that can be come to one step at a time; `mostTries` bounds the search. */
export async function shrink(program: Program, fails: Fails, mostTries = 5000): Promise<Program> {
  let shortest = program;
  let tries = 0;
  for (let isShorter = true; isShorter; ) {
    isShorter = false;
    for (const candidate of shorterPrograms(shortest)) {
      if (tries++ >= mostTries) return shortest;
      if (!(await fails(candidate))) continue;
      shortest = candidate;
      isShorter = true;
      break;
    }
  }
  return shortest;
}
