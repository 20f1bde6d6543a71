// Context variables: values, tokens, contexts. The texts are CPython's, without the addresses.
import { describe, expect, test } from "vitest";
import { createTask } from "../../src/asyncio/create_task.js";
import { gather } from "../../src/asyncio/gather.js";
import { Context, ContextVar, copyContext, Token } from "../../src/asyncio/python/contextvars.js";
import { coroutine } from "../../src/asyncio/python/coroutines.js";
import { LookupError, RuntimeError, ValueError } from "../../src/asyncio/python/exceptions.js";
import { repr, str } from "../../src/asyncio/python/repr.js";
import { Runner } from "../../src/asyncio/runners.js";
import { getRunningLoop } from "../../src/asyncio/running.js";
import { sleep } from "../../src/asyncio/sleep.js";
import { waitFor } from "../../src/asyncio/timeouts.js";
import { runVirtual, virtualLoop } from "./virtual.js";

/** What a call raises. */
function raisedBy(call: () => unknown): unknown {
  try {
    call();
  } catch (error) {
    return error;
  }
  return expect.unreachable("nothing was raised");
}

describe("a context variable", () => {
  test("gives its value, else the fallback, else the default", () => {
    const variable = new ContextVar<string>("v", { default: "default" });
    expect(variable.get()).toBe("default");
    expect(variable.get("fallback")).toBe("fallback");
    variable.set("value");
    expect(variable.get("fallback")).toBe("value");
  });

  test("raises LookupError where there is none of the three", () => {
    const variable = new ContextVar<string>("lonely");
    const error = raisedBy(() => variable.get()) as LookupError;
    expect(error.constructor).toBe(LookupError);
    expect(error.args).toEqual([variable]);
    expect(error.args[0]).toBe(variable);
    expect([repr(error), str(error), error.message]).toEqual([
      "LookupError(<ContextVar name='lonely'>)",
      "<ContextVar name='lonely'>",
      "<ContextVar name='lonely'>",
    ]);
  });

  test("is written with its name and its default", () => {
    const list: unknown[] = [];
    const cyclic = new ContextVar("q", { default: list });
    list.push(cyclic);
    const variables = [
      new ContextVar("v"),
      new ContextVar("v", { default: 0 }),
      new ContextVar("v", { default: null }),
      new ContextVar("it's", { default: ["s"] }),
      cyclic,
    ];
    expect(variables.map(repr)).toEqual([
      "<ContextVar name='v'>",
      "<ContextVar name='v' default=0>",
      "<ContextVar name='v' default=None>",
      `<ContextVar name="it's" default=['s']>`,
      "<ContextVar name='q' default=[...]>",
    ]);
  });

  test("has a string for its name", () => {
    expect(() => new ContextVar(1 as never)).toThrow(new TypeError("context variable name must be a str"));
  });

  test("may have undefined as its value and as its default", () => {
    const variable = new ContextVar<undefined | string>("v", { default: undefined });
    expect(variable.get()).toBeUndefined();
    const token = variable.set("x");
    variable.set(undefined);
    expect(variable.get()).toBeUndefined();
    variable.reset(token);
    expect(variable.get()).toBeUndefined();
  });

  test("is put back by its token to what it was, or to having no value", () => {
    const variable = new ContextVar<number>("v");
    const first = variable.set(1);
    const second = variable.set(2);
    variable.reset(second);
    expect(variable.get()).toBe(1);
    variable.reset(first);
    expect(() => variable.get()).toThrow(new LookupError("<ContextVar name='v'>"));
  });

  test("takes each token once, and only its own, in its own context: looked at in this order", () => {
    const [variable, other] = [new ContextVar<number>("v"), new ContextVar<number>("w")];
    const elsewhere = new Context();
    const token = variable.set(1);
    const otherVariable = new ValueError(
      "<Token var=<ContextVar name='v'>> was created by a different ContextVar",
    );
    expect(raisedBy(() => elsewhere.run(() => other.reset(token)))).toEqual(otherVariable);
    expect(raisedBy(() => other.reset(token))).toEqual(otherVariable);
    expect(raisedBy(() => elsewhere.run(() => variable.reset(token)))).toEqual(
      new ValueError("<Token var=<ContextVar name='v'>> was created in a different Context"),
    );
    variable.reset(token);
    variable.set(2);
    const used = new RuntimeError("<Token used var=<ContextVar name='v'>> has already been used once");
    expect(raisedBy(() => variable.reset(token))).toEqual(used);
    expect(raisedBy(() => other.reset(token))).toEqual(used);
    expect(raisedBy(() => elsewhere.run(() => variable.reset(token)))).toEqual(used);
    expect(variable.get()).toBe(2);
  });

  test("takes nothing but tokens", () => {
    const variable = new ContextVar<number>("v");
    expect(() => variable.reset(null as never)).toThrow(
      new TypeError("expected an instance of Token, got None"),
    );
    expect(() => variable.reset(1 as never)).toThrow(new TypeError("expected an instance of Token, got 1"));
  });
});

describe("a token", () => {
  test("tells its variable and what was there before: a value, or that there was none", () => {
    const variable = new ContextVar<number>("v", { default: 4 });
    const context = new Context();
    const [first, second] = context.run(() => [variable.set(1), variable.set(2)] as const);
    expect([first.var, second.var]).toEqual([variable, variable]);
    expect([first.oldValue, second.oldValue]).toEqual([Token.MISSING, 1]);
    context.run(() => variable.reset(second));
    expect([repr(first), repr(second), repr(first.oldValue)]).toEqual([
      "<Token var=<ContextVar name='v' default=4>>",
      "<Token used var=<ContextVar name='v' default=4>>",
      "<Token.MISSING>",
    ]);
    expect(second.oldValue).toBe(1);
  });

  test("is good in the context of its task alone: at each step, and wherever that context is entered", async () => {
    const variable = new ContextVar<number>("v");
    const refusal = "<Token var=<ContextVar name='v'>> was created in a different Context";
    const heard: string[] = [];
    const reset = (token: Token<number>): void => {
      try {
        variable.reset(token);
      } catch (error) {
        heard.push(`${(error as Error).name}: ${(error as Error).message}`);
      }
    };
    const resets = coroutine(function* resets(token: Token<number>) {
      yield* sleep(0);
      reset(token);
    });
    const sets = coroutine(function* sets() {
      yield* sleep(0);
      return variable.set(3);
    });
    const main = coroutine(function* main() {
      const token = variable.set(1);
      yield* createTask(resets(token));
      yield* gather(resets(token));
      getRunningLoop().callSoon(reset, token);
      yield* waitFor(sleep(0.1), 1);
      const refused = heard.splice(0);
      yield* resets(token);
      const task = createTask(sets());
      const taken = yield* task;
      task.getContext().run(() => variable.reset(taken));
      const context = copyContext();
      const given = context.run(() => variable.set(9));
      yield* createTask(resets(given), { context });
      return [refused, heard, context.has(variable), variable.get(0)];
    });
    const expected = `ValueError: ${refusal}`;
    expect(await runVirtual(main())).toEqual([[expected, expected, expected], [], false, 0]);
  });

  test("is good in all runs of one runner, which have one context", async () => {
    const variable = new ContextVar<number>("v");
    const sets = coroutine(function* sets() {
      return variable.set(3);
    });
    const resets = coroutine(function* resets(token: Token<number>) {
      variable.reset(token);
      return variable.get(0);
    });
    const runner = new Runner({ loopFactory: virtualLoop });
    const token = await runner.run(sets());
    expect(await runner.run(resets(token))).toBe(0);
    await runner.close();
  });
});

describe("a context", () => {
  test("cannot be entered again before it is left, be it from inside itself or from further in", () => {
    const [outer, inner] = [new Context(), new Context()];
    const refusal = "cannot enter context: <Context object> is already entered";
    outer.run(() => {
      expect(() => outer.run(() => {})).toThrow(
        new RuntimeError("cannot enter context: <Context object> is already entered"),
      );
      expect(() => inner.run(() => outer.run(() => {}))).toThrow(refusal);
    });
    expect(outer.run(() => inner.run(() => "left by now"))).toBe("left by now");
  });

  test("keeps what is set in it, and nothing leaks out", () => {
    const variable = new ContextVar<string>("v", { default: "outside" });
    const context = copyContext();
    expect(context.run(() => variable.set("inside").var)).toBe(variable);
    expect(variable.get()).toBe("outside");
    expect(context.get(variable)).toBe("inside");
    expect(context.run(() => variable.get())).toBe("inside");
  });

  test("hands on arguments and result, and is left when the callable throws", () => {
    const variable = new ContextVar<string>("v", { default: "outside" });
    const context = new Context();
    expect(context.run((a: number, b: number) => a + b, 1, 2)).toBe(3);
    expect(() =>
      context.run(() => {
        variable.set("inside");
        throw new Error("out");
      }),
    ).toThrow(new Error("out"));
    expect(variable.get()).toBe("outside");
  });

  test("that is copied goes its own way", () => {
    const variable = new ContextVar<string>("v");
    const one = new Context();
    one.run(() => variable.set("one"));
    const two = one.copy();
    two.run(() => variable.set("two"));
    expect([one.get(variable), two.get(variable)]).toEqual(["one", "two"]);
    expect(new Context().get(variable, "none")).toBe("none");
    expect(new Context().get(variable)).toBeUndefined();
  });

  test("is a mapping of the variables that were set in it, by whose variables it is gone through", () => {
    const [one, two] = [new ContextVar<number>("one"), new ContextVar<string>("two", { default: "d" })];
    const context = new Context();
    expect([context.size, [...context], repr(context)]).toEqual([0, [], "<Context object>"]);
    const token = context.run(() => one.set(1));
    expect([context.has(one), context.has(two), context.get(two), context.get(two, "f")]).toEqual([
      true,
      false,
      undefined,
      "f",
    ]);
    context.run(() => two.set("t"));
    expect(context.size).toBe(2);
    expect([...context]).toEqual([one, two]);
    expect([...context.keys()]).toEqual([one, two]);
    expect([...context.values()]).toEqual([1, "t"]);
    expect(repr([...context.items()])).toBe(
      "[(<ContextVar name='one'>, 1), (<ContextVar name='two' default='d'>, 't')]",
    );
    context.run(() => one.reset(token));
    expect([...context]).toEqual([two]);
  });

  test("may be changed while it is gone through, which does not show", () => {
    const variables = [new ContextVar<number>("one"), new ContextVar<number>("two")];
    const context = new Context();
    context.run(() => variables[0]?.set(1));
    expect([...context].map(() => context.run(() => variables[1]?.set(2)))).toHaveLength(1);
    expect(context.size).toBe(2);
  });

  test("has nothing but variables for keys, and cannot be awaited", () => {
    const context = new Context();
    const refusal = new TypeError("a ContextVar key was expected, got 1");
    expect(() => context.has(1 as never)).toThrow(refusal);
    expect(() => context.get(1 as never)).toThrow(refusal);
    expect(() => gather(context as never)).toThrow(
      new TypeError("An asyncio.Future, a coroutine or an awaitable is required"),
    );
  });
});
