// The statements as JavaScript: each has the lines that py_stmt of generator/fuzz.py, or of generator/wide.py, writes for it.
import type { Block, GroupMember, Kind, Statement } from "./ast.js";
import { callbackText, closed, condition, guard, itemText, seconds, variablesOf } from "./render_words.js";

type Of<Word extends Statement[0]> = Extract<Statement, readonly [Word, ...unknown[]]>;

/** @param fn the function it stands in */
export function renderBlock(block: Block, fn: string): string[] {
  return block.flatMap((statement) => renderStatement(statement, fn));
}

function renderStatement(statement: Statement, fn: string): string[] {
  const lines = linesOf(statement, fn);
  return typeof lines === "string" ? [`${lines};`] : lines;
}

function linesOf(statement: Statement, fn: string): string | string[] {
  switch (statement[0]) {
    case "log":
      return `log('${fn} ${statement[1]}')`;
    case "sleep":
      return `yield* A.sleep(${seconds(statement[1])})`;
    case "call":
      return `log('${fn} call', yield* ${statement[1]}())`;
    case "spawn":
      return `${statement[1]} = A.createTask(${statement[2]}())`;
    case "tgspawn":
      return `${statement[1]} = tg.createTask(${statement[2]}())`;
    case "await":
      return `${guard([statement[1]])}log('${fn} await ${statement[1]}', yield* ${statement[1]})`;
    case "cancel":
      return `${guard([statement[1]])}log('${fn} cancel ${statement[1]}', ${statement[1]}.cancel())`;
    case "cancel_self":
      return `log('${fn} cancel self', A.currentTask().cancel())`;
    case "uncancel":
    case "cancelling":
      return `log('${fn} ${statement[0]}', A.currentTask().${statement[0]}())`;
    case "gather":
      return `${guard(variablesOf(statement[1]))}log('${fn} gather', yield* ${gatherText(statement[1], statement[2])})`;
    case "gatherbg":
      return `${guard(variablesOf(statement[2]))}${statement[1]} = ${gatherText(statement[2], statement[3])}`;
    case "wait":
      return waitLines(statement, fn);
    case "wait_for": {
      const [, item, timeout] = statement;
      return `${guard(variablesOf([item]))}log('${fn} wait_for', yield* A.waitFor(${itemText(item)}, ${seconds(timeout)}))`;
    }
    case "shield":
      return `${guard(variablesOf([statement[1]]))}log('${fn} shield', yield* A.shield(${itemText(statement[1])}))`;
    case "as_completed":
      return [
        `${guard(statement[1])}{`,
        `for (const c of ${asCompletedText(statement)}) log('${fn} as_completed', yield* c); }`,
      ];
    case "ev":
      return statement[1] === "wait" ? `yield* ${statement[2]}.wait()` : `${statement[2]}.${statement[1]}()`;
    case "q":
      return queueText(statement, fn);
    case "cond":
      return [
        within("C0", [statement[1] === "wait" ? "yield* C0.wait();" : `C0.notify(${statement[2]});`]).join(
          " ",
        ),
      ];
    case "fut":
      return futureText(statement, fn);
    case "soon":
      return `loop.callSoon(() => { ${callbackText(statement[1])}; })`;
    case "later":
      return `loop.callLater(${seconds(statement[1])}, () => { ${callbackText(statement[2])}; })`;
    case "raise":
      return `throw new A.${statement[1]}Error('${fn}')`;
    case "return":
      return `log('${fn} returns'); return ${statement[1]}`;
    case "timeout":
      return within(`A.timeout(${seconds(statement[1])})`, renderBlock(statement[2], fn));
    case "taskgroup":
      return within("new A.TaskGroup()", renderBlock(statement[1], fn), "tg");
    case "lock":
      return within("L0", renderBlock(statement[1], fn));
    case "sem":
      return within("S0", renderBlock(statement[1], fn));
    case "repeat":
      return closed(["for (let i = 0; i < 2; i++) {", ...renderBlock(statement[1], fn)], "}");
    case "try":
      return tryLines(statement, fn);
    case "barrier":
      return statement[1] === "wait"
        ? `log('${fn} barrier', yield* B0.wait())`
        : `yield* B0.${statement[1]}()`;
    case "pq":
      return priorityQueueText(statement, fn);
    case "queue": {
      const [, action, queue, immediate] = statement;
      if (action === "join") return [`yield* ${queue}.join();`, `log('${fn} joined');`];
      return action === "task_done" ? `${queue}.taskDone()` : `${queue}.shutdown(${immediate})`;
    }
    case "cond_for":
      return [
        within("C0", [`log('${fn} cond', yield* C0.waitFor(() => COUNT[0] >= ${statement[1]}));`]).join(" "),
      ];
    case "bump":
      return within("C0", ["COUNT[0] += 1;", `C0.notify(${statement[1]});`]);
    case "deadline": {
      const [, form, milliseconds, body] = statement;
      const manager =
        form === "timeout" ? `A.timeout(${seconds(milliseconds)})` : `A.timeoutAt(${fromNow(milliseconds)})`;
      return [...within(manager, renderBlock(body, fn), "tm"), `log('${fn} expired', tm.expired());`];
    }
    case "resched":
      return `if (tm !== null) tm.reschedule(${fromNow(statement[1])})`;
    case "espawn":
      return `${statement[1]} = eager(${statement[2]}())`;
    case "spawn_shared":
      return `${statement[1]} = A.createTask(${statement[2]}(), { context: SHARED })`;
    case "aiter": {
      const each = `[${statement[1].join(", ")}].map((t) => x === t)`;
      return [
        `${guard(statement[1])}`,
        `yield* A.asyncFor(${asCompletedText(statement)}, function* (x) {`,
        `log('${fn} aiter', ${each});`,
        `log('${fn} aiter', yield* x); });`,
      ];
    }
    case "cvset":
      return `V0.set(${statement[1]})`;
    case "cvget":
      return `log('${fn} cv', V0.get())`;
    case "cvscope":
      return [
        `token = V0.set(${statement[1]});`,
        "try {",
        ...renderBlock(statement[2], fn),
        "} finally { V0.reset(token); }",
      ];
    case "split":
      return splitLines(statement, fn);
    case "raise_group":
      return `throw ${groupText(statement[1])}`;
    case "at":
      return `TIMERS.push(loop.callAt(EPOCH + ${seconds(statement[1])}, () => { ${callbackText(statement[2])}; }))`;
    case "at_cancel":
      return `if (TIMERS.length > ${statement[1]}) TIMERS[${statement[1]}].cancel()`;
    case "helper":
      return `${statement[1]} = A.createTask(helper('${statement[2]}', 'h${statement[3]}'))`;
    case "on_done":
      return `${guard([statement[1]])}${statement[1]}.addDoneCallback(() => { ${callbackText(statement[2])}; })`;
  }
}

/** As Python has it, what `as` names belongs to the function: what an inner block has set stays set after it. */
function within(manager: string, body: readonly string[], as?: "tg" | "tm"): string[] {
  const given = as === undefined ? "() {" : `(given) { ${as} = given;`;
  return closed([`yield* A.asyncWith(${manager}, function* ${given}`, ...body], "});");
}

function gatherText(items: Of<"gather">[1], returnExceptions: boolean): string {
  return `A.gather(${items.map((item) => `${itemText(item)}, `).join("")}{ returnExceptions: ${returnExceptions} })`;
}

function asCompletedText([, variables, timeout]: Of<"as_completed" | "aiter">): string {
  return `A.asCompleted([${variables.join(", ")}], { timeout: ${seconds(timeout)} })`;
}

function waitLines([, variables, returnWhen, timeout]: Of<"wait">, fn: string): string[] {
  const futures = `[${variables.join(", ")}]`;
  return [
    `${guard(variables)}{`,
    `const [d] = yield* A.wait(${futures}, { timeout: ${seconds(timeout)}, returnWhen: A.${returnWhen} });`,
    `log('${fn} wait', ${futures}.map((t) => d.has(t))); }`,
  ];
}

function queueText([, action, item]: Of<"q">, fn: string): string {
  switch (action) {
    case "put":
      return `yield* Q0.put(${item})`;
    case "get":
      return `log('${fn} got', yield* Q0.get())`;
    case "put_nowait":
      return `if (!Q0.full()) Q0.putNowait(${item})`;
    case "get_nowait":
      return `if (!Q0.empty()) log('${fn} got nowait', Q0.getNowait())`;
  }
}

function priorityQueueText([, action, priority, item]: Of<"pq">, fn: string): string {
  switch (action) {
    case "put":
      return `yield* P0.put(item(${priority}, ${item}))`;
    case "get":
      return `log('${fn} pq got', yield* P0.get())`;
    case "put_nowait":
      return `P0.putNowait(item(${priority}, ${item}))`;
    case "get_nowait":
      return `log('${fn} pq got nowait', P0.getNowait())`;
  }
}

function futureText([, action, future, value]: Of<"fut">, fn: string): string {
  switch (action) {
    case "set":
      return `if (!${future}.done()) ${future}.setResult(${value})`;
    case "fail":
      return `if (!${future}.done()) ${future}.setException(new A.ValueError(${value}))`;
    case "cancel":
      return `log('${fn} fut cancel', ${future}.cancel())`;
    case "await":
      return `log('${fn} fut', yield* ${future})`;
  }
}

function tryLines([, body, handler, handlerBody, final]: Of<"try">, fn: string): string[] {
  const lines = ["try {", ...renderBlock(body, fn)];
  if (handler !== null) {
    const caught = [`log('${fn} caught ' + qName(e));`, ...renderBlock(handlerBody ?? [], fn)];
    lines.push(`} catch (e) { if (!(${condition(handler)})) throw e;`, ...caught);
    if (handler.endsWith("!")) lines.push("throw e;");
  }
  if (final !== null && final.length > 0) lines.push("} finally {", ...renderBlock(final, fn));
  return closed(lines, "}");
}

const kinds: Readonly<Record<Kind, string>> = {
  Value: "A.ValueError",
  Key: "A.KeyError",
  Cancelled: "A.CancelledError",
  Exception: "A.Exception",
  Base: "A.BaseException",
};

function splitLines([, body, kind, reraise]: Of<"split">, fn: string): string[] {
  const lines = [
    "try {",
    ...renderBlock(body, fn),
    "} catch (e) { if (!(e instanceof A.BaseExceptionGroup)) throw e;",
    `const [match, rest] = e.split(${kinds[kind]});`,
    `log('${fn} split', [match, rest, e.subgroup(${kinds[kind]})]);`,
    ...(reraise ? ["if (rest !== null) throw rest;"] : []),
  ];
  return closed(lines, "}");
}

function groupText(members: readonly GroupMember[]): string {
  const texts = members.map((member) =>
    member[0] === "g" ? groupText(member[1]) : `new ${kinds[member[1]]}('m')`,
  );
  return `new A.BaseExceptionGroup('g', [${texts.join(", ")}])`;
}

/** So many milliseconds from now, as the loop's time. */
function fromNow(milliseconds: number | null): string {
  return milliseconds === null ? "null" : `loop.time() + ${seconds(milliseconds)}`;
}
