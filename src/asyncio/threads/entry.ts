// A worker thread runs this. Its source is sent to the thread, wherever the library was loaded from and in whatever
// form. Rule: it uses nothing from outside of itself but what it is given.
import type { ThreadHost } from "../python/thread_host.js";
import type { SentError, SentThrown, ThreadCall, ThreadClock, ThreadMessage } from "./protocol.js";

/** What the module around it, which has an `import` of its own, gives to the entry. */
interface ThreadTools {
  /** What has been registered in this thread. */
  ready: { tsx: boolean; hooks: boolean };
  readonly load: (url: string) => Promise<Readonly<Record<string, unknown>>>;
  /** Has the thread read TypeScript by tsx, as the library at `from` finds it; `hooks` are registered before it. */
  readonly registerTsx: (from: string, hooks: string | null) => Promise<void>;
  readonly register: (hooks: string) => void;
  /** Has an exit throw what ends the call, in place of ending the thread. */
  readonly setExit: (exit: (code?: unknown) => never) => void;
}

/** Does one call, and sends what came of it. */
export async function threadEntry(call: ThreadCall, tools: ThreadTools, hostName: string): Promise<void> {
  const { clock, port } = call;
  let slept = clock.kind === "real" ? 0 : undefined;

  function say(message: ThreadMessage): void {
    port.postMessage(message);
  }

  function makeHost(): ThreadHost {
    const unheard = new Int32Array(call.unheard);
    const write: ThreadHost["write"] = (stream, text) => {
      say({ kind: "write", stream, text });
      let left = Atomics.add(unheard, 0, text.length + 1) + text.length + 1;
      for (; left > call.mostUnheard; left = Atomics.load(unheard, 0)) Atomics.wait(unheard, 0, left);
    };
    const { time, sleep } = clock.kind === "virtual" ? virtualTime(clock) : realTime(clock);
    return { write, context: call.context, time, wallTime: () => time() + clock.wallOffset, sleep };
  }

  function virtualTime(shared: ThreadClock & { kind: "virtual" }): Pick<ThreadHost, "time" | "sleep"> {
    const now = new Float64Array(shared.now);
    const gate = new Int32Array(shared.gate);
    const time = (): number => {
      now[0] = (now[0] ?? 0) + 1e-9;
      return now[0];
    };
    const sleep = (seconds: number): void => {
      say({ kind: "parked", seconds });
      Atomics.wait(gate, 0, 0);
      Atomics.store(gate, 0, 0);
    };
    return { time, sleep };
  }

  function realTime({ speed, origin }: ThreadClock & { kind: "real" }): Pick<ThreadHost, "time" | "sleep"> {
    const time = (): number => ((performance.timeOrigin - origin + performance.now()) * speed) / 1000;
    const cell = new Int32Array(new SharedArrayBuffer(4));
    const sleep = (seconds: number): void => {
      slept = (slept ?? 0) + seconds;
      const end = time() + seconds;
      for (let left = seconds; left > 0; left = end - time()) {
        Atomics.wait(cell, 0, 0, (left / speed) * 1000);
      }
    };
    return { time, sleep };
  }

  async function find(): Promise<(...args: readonly unknown[]) => unknown> {
    const reference = call.function;
    if (reference.kind === "source") return ofSource(reference.source, reference.name);
    const { hooks } = call;
    const isTypeScript = /\.[cm]?tsx?$/.test(new URL(reference.module).pathname);
    if (isTypeScript && !tools.ready.tsx) {
      await tools.registerTsx(call.library, hooks?.beforeTsx ?? null);
      // The hooks are to be asked before what tsx has registered.
      tools.ready = { tsx: true, hooks: false };
    }
    if (hooks !== null && !tools.ready.hooks) {
      tools.register(hooks.afterTsx);
      tools.ready.hooks = true;
    }
    const found = (await tools.load(reference.module))[reference.name];
    if (typeof found !== "function") {
      throw new TypeError(`${reference.module} exports no function '${reference.name}'`);
    }
    return found as (...args: readonly unknown[]) => unknown;
  }

  function ofSource(source: string, name: string): (...args: readonly unknown[]) => unknown {
    // Compilers write calls of helpers of their own into functions, which are not part of the source: to keep the names
    // of functions, and for `import(…)`.
    const evaluate = (text: string): unknown =>
      new Function("__name", "__vite_ssr_dynamic_import__", `return ${text};`)((f: unknown) => f, tools.load);
    let made: unknown;
    try {
      made = evaluate(`(${source}\n)`);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      // A method is no expression by itself.
      made = (evaluate(`({${source}\n})`) as Readonly<Record<string, unknown>>)[name];
    }
    return made as (...args: readonly unknown[]) => unknown;
  }

  function canBeSent(value: unknown): boolean {
    try {
      structuredClone(value);
      return true;
    } catch {
      return false;
    }
  }

  /** Does it arrive as what it is? Of an object of a class that is not the language's own only the fields would. */
  function arrivesWhole(value: unknown): boolean {
    if (!canBeSent(value)) return false;
    return Object.getPrototypeOf(Object(structuredClone(value))) === Object.getPrototypeOf(Object(value));
  }

  function thrownAs(thrown: unknown): SentThrown {
    if (!(thrown instanceof Error)) return { value: canBeSent(thrown) ? thrown : String(thrown) };
    const { args, exceptions } = thrown as { readonly args?: unknown; readonly exceptions?: unknown };
    const error: SentError = {
      classes: [String(thrown.name), ...classesOf(thrown)],
      name: String(thrown.name),
      message: String(thrown.message),
      // The module's URL is all of its source.
      stack: thrown.stack?.replace(/data:text\/javascript,[\w%.!~*'-]*/g, "asyncio-lessons:thread"),
      args: Array.isArray(args) && exceptions === undefined && args.every(arrivesWhole) ? [...args] : null,
      cause: thrown.cause === undefined ? null : thrownAs(thrown.cause),
      members: Array.isArray(exceptions) ? exceptions.map(thrownAs) : null,
    };
    return { error };
  }

  function classesOf(error: Error): string[] {
    const names: string[] = [];
    for (let at = Object.getPrototypeOf(error); at !== null; at = Object.getPrototypeOf(at)) {
      const { constructor: made } = at as { readonly constructor?: unknown };
      if (typeof made === "function" && made.name !== "Object") names.push(made.name);
    }
    return names;
  }

  Object.defineProperty(globalThis, Symbol.for(hostName), { value: makeHost(), configurable: true });
  tools.setExit((code) => {
    const exit = new Error(code === undefined ? "" : String(code));
    throw Object.assign(exit, { name: "SystemExit", args: code === undefined ? [] : [code] });
  });
  try {
    const found = await find();
    const value = await found(...call.args);
    say({ kind: "returned", value, slept });
  } catch (error) {
    say({ kind: "raised", thrown: thrownAs(error), slept });
  }
}
