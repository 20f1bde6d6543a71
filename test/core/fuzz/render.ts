// A program as JavaScript, line by line as generator/fuzz.py and generator/wide.py write it as Python: what stands on a line
// there stands on the same one here, so that the lines that traces tell are the same too.
import type { FunctionDefinition, Program } from "./ast.js";
import { renderBlock } from "./render_statements.js";

/** What the text is given by these names: the library, and what the harness has for every program. */
export const givenNames = ["A", "log", "loop", "qName"] as const;

const notifier = [
  "const notifier = A.coroutine(function* notifier() {",
  "yield* A.asyncWith(C0, function* () { C0.notify(1); }); });",
];

function givenHead({ S0, Q0, eager }: Program["objs"]): string[] {
  return [
    eager === true ? "loop.setTaskFactory(A.eagerTaskFactory);" : "",
    `const E0 = new A.Event(), E1 = new A.Event(), L0 = new A.Lock(), S0 = new A.Semaphore(${S0});`,
    `const Q0 = new A.Queue(${Q0}), C0 = new A.Condition(), F0 = loop.createFuture(), F1 = loop.createFuture();`,
    ...notifier,
  ];
}

/** Items of the priority queue are tuples; compared by their first parts alone, some are equal and can be told apart. */
function wideHead({ S0, Q0, Qk, B0, P0, eager, ties }: Program["objs"]): string[] {
  return [
    "",
    "class ByPriority { constructor(pair) { this.pair = pair; } toString() { return '[' + this.pair.join(', ') + ']'; }",
    "lessThan(other) { return this.pair[0] < other.pair[0]; } }",
    "",
    "const COUNT = [0], TIMERS = [], EPOCH = loop.time();",
    `const E0 = new A.Event(), E1 = new A.Event(), L0 = new A.Lock(), S0 = new A.Semaphore(${S0});`,
    `const Q0 = new A.${Qk}(${Q0}), C0 = new A.Condition(), F0 = loop.createFuture(), F1 = loop.createFuture();`,
    `const B0 = new A.Barrier(${B0}), P0 = new A.PriorityQueue(${P0}), V0 = new A.ContextVar("V0", { default: 0 });`,
    "const SHARED = A.copyContext();",
    `const item = (...pair) => ${ties === true ? "new ByPriority(pair)" : "pair"};`,
    eager === true ? "loop.setTaskFactory(A.eagerTaskFactory);" : "",
    "function raise(error) { throw error; }",
    "function eager(coro) {",
    "",
    "return new A.Task(coro, { loop, eagerStart: true }); }",
    ...notifier,
    "const bumper = A.coroutine(function* bumper() {",
    "yield* A.asyncWith(C0, function* () {",
    "COUNT[0] += 1;",
    "C0.notify(1); }); });",
    "const helper = A.coroutine(function* helper(kind, name) {",
    "log(name + ' ' + kind);",
    "try {",
    "if (kind === 'get') log(name + ' got', yield* Q0.get());",
    "else if (kind === 'put') yield* Q0.put(0);",
    "else if (kind === 'sem')",
    "yield* A.asyncWith(S0, function* () { yield* A.sleep(0); });",
    "else if (kind === 'lock')",
    "yield* A.asyncWith(L0, function* () { yield* A.sleep(0); });",
    "else if (kind === 'cond')",
    "yield* A.asyncWith(C0, function* () { yield* C0.wait(); });",
    "else if (kind === 'ev') yield* E0.wait();",
    "else if (kind === 'join') yield* Q0.join();",
    "else if (kind === 'pq') log(name + ' got', yield* P0.get());",
    "log(name + ' done');",
    "} catch (e) {",
    "log(name + ' raised ' + qName(e)); throw e; } });",
  ];
}

/** The body of a function of `givenNames` that makes the program and gives its main function. */
export function render(program: Program): string {
  const isWide = program.objs.B0 !== undefined;
  const head = isWide ? wideHead(program.objs) : givenHead(program.objs);
  const functions = program.funcs.flatMap((each) => renderFunction(each, isWide));
  return [...head, ...functions, `return ${program.funcs[0]?.name};`].join("\n");
}

function renderFunction({ name, vars, body }: FunctionDefinition, isWide: boolean): string[] {
  const variables = Array.from({ length: vars }, (_, at) => `t${at}`);
  return [
    `const ${name} = A.coroutine(function* ${name}() {`,
    `log('${name} enter'); let tm = null, tg = null, token = null;`,
    ...(isWide ? [""] : []),
    ...(vars > 0 ? [`let ${variables.map((each) => `${each} = null`).join(", ")};`] : []),
    "try {",
    ...renderBlock(body, name),
    `log('${name} done');`,
    "} catch (e) {",
    `log('${name} raised ' + qName(e)); throw e; } });`,
  ];
}
