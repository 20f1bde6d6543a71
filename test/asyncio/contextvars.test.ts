// Context variables: values, tokens, contexts.
import { describe, expect, test } from "vitest";
import { Context, ContextVar, copyContext } from "../../src/asyncio/contextvars.js";
import { LookupError, RuntimeError, ValueError } from "../../src/asyncio/exceptions.js";
import { repr } from "../../src/asyncio/repr.js";

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
    expect(() => variable.get()).toThrow(new LookupError("<ContextVar name='lonely'>"));
    expect(repr(variable)).toBe("<ContextVar name='lonely'>");
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

  test("takes each token once, and only its own", () => {
    const [variable, other] = [new ContextVar<number>("v"), new ContextVar<number>("w")];
    const token = variable.set(1);
    expect(() => other.reset(token)).toThrow(
      new ValueError("<Token var=<ContextVar name='v'>> was created by a different ContextVar"),
    );
    variable.reset(token);
    variable.set(2);
    expect(() => variable.reset(token)).toThrow(
      new RuntimeError("<Token used var=<ContextVar name='v'>> has already been used once"),
    );
    expect(variable.get()).toBe(2);
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
    expect(context.run(() => variable.set("inside").variable)).toBe(variable);
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
});
