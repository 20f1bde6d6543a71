// Random programs in a small grammar of what tasks do to each other; fast-check makes a failing one shorter by itself.
import fc from "fast-check";
import type { Item, Program, Statement } from "./ast.js";

const delays = fc.constantFrom(0, 0, 10, 20);
const variables = fc.constantFrom("t0", "t1", "t2");
const functions = fc.constantFrom("f1", "f2");
const items: fc.Arbitrary<Item> = fc.oneof(
  fc.tuple(fc.constant("c" as const), functions),
  fc.tuple(fc.constant("t" as const), variables),
);

/** @param callable may it call and spawn? The last function may not: so every program ends. */
function statements(callable: boolean): fc.Arbitrary<Statement> {
  const { statement } = fc.letrec<{ statement: Statement }>((tie) => {
    const block = fc.array(tie("statement"), { minLength: 1, maxLength: 3 });
    const leaves: fc.Arbitrary<Statement>[] = [
      fc.tuple(fc.constant("sleep" as const), delays),
      fc.constant(["cancel_self"] as const),
      fc.constant(["uncancel"] as const),
      fc.tuple(
        fc.constant("fut" as const),
        fc.constantFrom("await", "set", "cancel"),
        fc.constant("F0" as const),
        fc.nat(9),
      ),
      fc.tuple(
        fc.constant("ev" as const),
        fc.constantFrom("wait", "set", "clear"),
        fc.constant("E0" as const),
      ),
      fc.tuple(fc.constant("q" as const), fc.constantFrom("put", "get"), fc.nat(9)),
      fc.tuple(fc.constantFrom("await", "cancel"), variables),
      fc.tuple(fc.constant("later" as const), delays, fc.tuple(fc.constant("cancel" as const), variables)),
    ];
    const calling: fc.Arbitrary<Statement>[] = [
      fc.tuple(fc.constant("spawn" as const), variables, functions),
      fc.tuple(fc.constant("gather" as const), fc.array(items, { maxLength: 3 }), fc.boolean()),
      fc.tuple(fc.constant("wait_for" as const), items, fc.constantFrom(null, 0, 10)),
      fc.tuple(fc.constant("shield" as const), items),
    ];
    const compound: fc.Arbitrary<Statement>[] = [
      fc.tuple(fc.constant("timeout" as const), fc.constantFrom(0, 10), block),
      fc.tuple(fc.constantFrom("taskgroup", "lock", "sem", "repeat"), block),
      fc.tuple(
        fc.constant("try" as const),
        block,
        fc.constantFrom("Cancelled", "Base"),
        block,
        fc.constant(null),
      ),
    ];
    return {
      statement: fc.oneof(
        { maxDepth: 2, withCrossShrink: true },
        fc.oneof(...leaves, ...(callable ? calling : [])),
        ...compound,
      ),
    };
  });
  return statement;
}

function bodies(callable: boolean): fc.Arbitrary<Statement[]> {
  return fc.array(statements(callable), { minLength: 1, maxLength: 8 });
}

export const programs: fc.Arbitrary<Program> = fc
  .record({
    main: bodies(true),
    first: bodies(false),
    second: bodies(false),
    room: fc.nat(2),
    eager: fc.boolean(),
  })
  .map(({ main, first, second, room, eager }) => ({
    seed: 0,
    objs: { S0: 1, Q0: room, eager },
    funcs: [main, first, second].map((body, i) => ({ name: `f${i}`, vars: 3, body })),
  }));
