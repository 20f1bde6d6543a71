// Exception groups: what they are made of, their texts, and how they are parted.
import {
  BaseException,
  BaseExceptionGroup,
  Exception,
  ExceptionGroup,
  KeyboardInterrupt,
  KeyError,
  OSError,
  print,
  RuntimeError,
  repr,
  tuple,
  ValueError,
} from "asyncio-lessons";

function t(label: string, f: () => unknown): void {
  try {
    print(label, repr(f()));
  } catch (e) {
    if (!(e instanceof Error)) throw e;
    print(label, e.name, e);
  }
}
/** What CPython gives as a pair is an array here. */
function split(group: BaseExceptionGroup, ...condition: Parameters<BaseExceptionGroup["split"]>): unknown {
  return tuple(...group.split(...condition));
}
class OwnGroup extends ExceptionGroup {}
class Derived extends ExceptionGroup {
  override derive(exceptions: readonly Error[]): BaseExceptionGroup {
    return new Derived(this.message, exceptions);
  }
}
class Wrong extends ExceptionGroup {
  override derive(): BaseExceptionGroup {
    return 42 as unknown as BaseExceptionGroup;
  }
}
class OwnBase extends BaseExceptionGroup {}
class Plain {}

/** What the compiler refuses. */
function wrong(value: unknown): never {
  return value as never;
}

export default async function program(): Promise<void> {
  const v = new ValueError("v");
  const k = new KeyError("k");
  const o = new OSError("o");
  const interrupt = () => new KeyboardInterrupt();
  t("one", () => new ExceptionGroup("m", [v]));
  t("two", () => new ExceptionGroup("m", [v, k]));
  t("tuple", () => new ExceptionGroup("m", tuple(v, k) as readonly unknown[] as Error[]));
  print("str 1 '", new ExceptionGroup("m", [v]), "'", { sep: "" });
  print("str 2 '", new ExceptionGroup("m", [v, k]), "'", { sep: "" });
  t("narrowed", () => new BaseExceptionGroup("m", [v]));
  t("base", () => new BaseExceptionGroup("m", [interrupt()]));
  t("mixed", () => new BaseExceptionGroup("m", [v, interrupt()]));
  t("refused", () => new ExceptionGroup("m", [interrupt()]));
  t("refused", () => new OwnGroup("m", [v, new BaseExceptionGroup("n", [interrupt()])]));
  t("empty", () => new ExceptionGroup("m", []));
  t("no list", () => new ExceptionGroup("m", wrong(v)));
  t("class", () => new ExceptionGroup("m", wrong([v, ValueError])));
  t("own", () => [new OwnGroup("m", [v]), new OwnBase("m", [v]), new OwnBase("m", [interrupt()])]);
  const e = new ExceptionGroup("m", [v, k, new ExceptionGroup("n", [o, new ValueError("w")])]);
  t("args", () => e.args);
  t("exceptions", () => e.exceptions);
  t("is Exception", () => [
    e instanceof Exception,
    e instanceof BaseExceptionGroup && e instanceof BaseException,
    new BaseExceptionGroup("m", [interrupt()]) instanceof Exception,
  ]);
  t("split class", () => split(e, ValueError));
  t("split classes", () => split(e, [KeyError, OSError]));
  t("split callable", () => split(e, (x) => x.message === "o"));
  t("split inner", () => split(e, (x) => x instanceof ExceptionGroup && x.message === "n"));
  t("split group", () => [
    e.split(ExceptionGroup)[0] === e,
    e.split(BaseExceptionGroup)[1],
    e.split(Exception)[0] === e,
  ]);
  t("split nothing", () => split(e, RuntimeError));
  t("split no classes", () => split(e, []));
  const all = [ValueError, KeyError, OSError];
  t("split all leaves", () => [split(e, all), e.split(all)[0] === e]);
  t("subgroup", () => [e.subgroup(ValueError), e.subgroup(RuntimeError)]);
  t("bad", () => e.split(wrong(3)));
  t("bad", () => e.split(wrong([ValueError, 3])));
  t("bad", () => e.subgroup(wrong(Plain)));
  t("mixed split", () =>
    split(new BaseExceptionGroup("m", [new ExceptionGroup("a", [v]), interrupt()]), KeyboardInterrupt),
  );
  t("own split", () => split(new OwnGroup("x", [v, k]), KeyError));
  t("derived split", () => split(new Derived("x", [v, k]), KeyError));
  t("wrong derive", () => split(new Wrong("x", [v, k]), KeyError));
  t("derive", () => e.derive([o]));
  e.cause = o;
  const [a, b] = e.split(KeyError);
  t("cause", () => [a?.cause, b?.cause, b?.exceptions[1]?.cause]);
}
