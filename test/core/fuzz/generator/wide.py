"""The wider grammar: what fuzz.py's leaves out, as further statements of the same AST, rendered to Python.

Added to fuzz.py's statements (D = ms, t a task variable, f a function with a higher number):
  barrier wait|reset|abort        B0, of 1 to 3 parties            queue join|task_done|shutdown, on Q0 or P0
  pq put|get|..._nowait (prio, n) P0, a PriorityQueue              cond_for n / bump n   Condition.wait_for on a counter
  deadline D? block               timeout or timeout_at, named     resched D?            of the innermost deadline
  espawn t f                      Task(..., eager_start=True)      aiter t{1,3} D?       async for over as_completed
  cvset n | cvget | cvscope n block | spawn_shared t f             context variables; one context shared by tasks
  split block K reraise?          catches a group, splits it       raise_group members   members may be groups
  on_done t cb                    add_done_callback                helper t KIND n: a task that waits for one thing
  at D cb | at_cancel n           call_at of a time counted from the program's start, so that deadlines are equal; cancels the nth
A race stands in some blocks: helpers that wait for the same thing, a wake-up, and in the same step a cancellation.
Callbacks besides: spawn f, cv, pput, bump, bwait, task_done, shutdown, raise.
`objs.eager`: the loop has the eager task factory, and no contexts are shared. `objs.Qk`: Queue or LifoQueue.
`objs.ties`: P0's items are compared by their priorities alone, so that some are equal and yet can be told apart.
"""
import fuzz

KINDS = ("Value", "Key", "Exception", "Cancelled", "Base")
EXC = {**fuzz.EXC_PY, "Key": "KeyError"}


class WideGen(fuzz.Gen):
    def program(self, seed):
        r = self.r
        self.eager = r.random() < .35
        p = super().program(seed)
        p["objs"].update(B0=r.choice([1, 2, 2, 3]), P0=r.choice([0, 0, 1, 2]), Qk=r.choice(["Queue", "Queue", "LifoQueue"]),
                         eager=self.eager, ties=r.random() < .5)
        return p

    def block(self, k, depth, tg=False):
        r = self.r
        if depth:
            return super().block(k, depth, tg)
        body = super().block(k + r.randint(0, 6), depth, tg)
        if r.random() < .3:
            at = r.randint(0, len(body))
            body[at:at] = self.race() if r.random() < .8 else self.ties()
        if self.i:
            return body
        # The main function is kept alive: a deadlock or an exception that ends it early shows nothing of the rest.
        makes = ("try", "spawn", "espawn", "spawn_shared", "gatherbg", "sleep", "later", "soon", "log",
                 "helper", "at", "at_cancel", "cancel", "bump", "q", "queue", "lock", "sem")
        return [["try", [s], "Base", [["log", self.lab()]], None] if s[0] not in makes and r.random() < .6 else s for s in body]

    def waker(self, s):
        r = self.r
        if s[:2] == ["pq", "get"]: return ["pput", r.randint(1, 4), r.randint(1, 9)]
        if s[0] == "cond_for": return ["bump"]
        if s == ["barrier", "wait"]: return ["bwait"]
        if s[:2] == ["queue", "join"]: return ["task_done", s[2]]
        return super().waker(s)

    def cb(self):
        r = self.r
        if r.random() < .6:
            return super().cb()
        k = r.choice(["spawn", "spawn", "spawn", "cv", "pput", "bump", "bwait", "task_done", "shutdown", "raise"])
        if k == "spawn":
            f = self.fn()
            return ["spawn", f] if f else ["cv"]
        if k == "pput": return ["pput", r.randint(1, 4), r.randint(1, 9)]
        if k == "task_done": return ["task_done", r.choice(["Q0", "P0"])]
        if k == "shutdown": return ["shutdown", r.choice(["Q0", "P0"]), r.random() < .3] if r.random() < .3 else ["bump"]
        return {"cv": ["cv"], "bump": ["bump"], "bwait": ["bwait"], "raise": ["raise", r.choice(["Value", "Key"])]}[k]

    def ties(self):
        r = self.r
        if r.random() < .5:
            timers = [["at", r.choice([20, 30, 30]), ["log", self.lab()] if r.random() < .8 else self.cb()] for _ in range(r.randint(3, 9))]
            return timers + [["at_cancel", r.randint(0, 5)] for _ in range(r.randint(0, 2))] + [["sleep", r.choice([0, 40])]]
        return ([["pq", "put_nowait", r.randint(1, 2), n] for n in range(1, r.randint(5, 9))]
                + [["pq", "get_nowait", 1, 1] for _ in range(r.randint(2, 4))])

    def race(self):
        r = self.r
        kind = r.choice(["get", "get", "put", "put", "sem", "sem", "lock", "cond", "ev", "join", "pq"])
        ts = [self.newt() for _ in range(r.randint(2, 4))]
        waits = [["helper", t, kind, self.lab()] for t in ts] + [["sleep", r.choice([0, 0, 10])]]
        if kind in ("sem", "lock"):
            out = [[kind, waits]]
        else:
            out = waits + {"get": [["q", "put_nowait", 1]], "put": [["q", "get_nowait", 1]], "cond": [["bump", 1]], "ev": [["ev", "set", "E0"]],
                           "join": [["queue", "task_done", "Q0", False]], "pq": [["pq", "put_nowait", 1, 1]]}[kind] * r.randint(1, 2)
        victim = r.choice(ts)
        return out + [["cancel", victim] if r.random() < .7 else ["soon", ["cancel", victim]]]

    def group(self, depth):
        r = self.r
        return [["g", self.group(depth + 1)] if depth < 2 and r.random() < .3 else ["e", r.choice(["Value", "Key", "Cancelled"])]
                for _ in range(r.randint(1, 3))]

    def stmt(self, depth, tg):
        r = self.r
        if r.random() < .5:
            return super().stmt(depth, tg)
        kinds = ["barrier", "barrier", "pq", "pq", "queue", "queue", "cond_for", "bump", "resched", "espawn", "aiter", "cvset", "cvget",
                 "spawn_shared", "on_done", "on_done", "soon", "later"]
        if depth < 2:
            kinds += ["deadline", "deadline", "split", "split", "split_raise", "cvscope"]
        k = r.choice(kinds)
        t, f = self.tvar(), self.fn()
        if k == "barrier": return ["barrier", r.choice(["wait", "wait", "wait", "wait", "reset", "abort"])] if r.random() < .8 else None
        if k == "pq": return ["pq", r.choice(["put", "get", "put", "put_nowait", "get_nowait"]), r.randint(1, 4), r.randint(1, 9)]
        if k == "queue":
            op = r.choice(["join", "join", "task_done", "task_done", "task_done", "shutdown"])
            return ["queue", op, r.choice(["Q0", "P0"]), op == "shutdown" and r.random() < .3]
        if k == "cond_for": return ["cond_for", r.randint(1, 2)]
        if k == "bump": return ["bump", r.choice([1, 2, 99])]
        if k == "resched": return ["resched", r.choice([None, 0, 10, 20, 30])] if r.random() < .5 else None
        if k == "espawn": return [k, self.newt(), f] if f else None
        # An eager task in a context that is entered already fails, and leaves CPython 3.13.0 with the wrong current task.
        if k == "spawn_shared": return [k, self.newt(), f] if f and not self.eager else None
        if k == "aiter":
            ts = self.ts()
            return ["aiter", ts, r.choice([None, None, 20])] if ts else None
        if k == "cvset": return ["cvset", r.randint(1, 9)]
        if k == "cvget": return ["cvget"]
        if k == "on_done": return ["on_done", t, self.cb()] if t else None
        if k == "soon": return ["soon", self.cb()]
        if k == "later": return ["later", r.choice([0, 10, 20, 30]), self.cb()]
        if k == "cvscope": return ["cvscope", r.randint(1, 9), self.sub(depth)]
        if k == "deadline":
            body = self.sub(depth)
            body.insert(r.randint(0, len(body)), ["resched", r.choice([None, 0, 10, 20, 30])])
            return ["deadline", r.choice(["timeout", "timeout_at"]), r.choice([None, 0, 10, 20, 30]), body]
        if k == "split":
            return ["split", [["taskgroup", self.sub(depth, True)]], r.choice(KINDS), r.random() < .3]
        if k == "split_raise":
            return ["split", self.sub(depth) + [["raise_group", self.group(0)]], r.choice(KINDS), r.random() < .3]


def generate(seed):
    return WideGen(seed).program(seed)


def py_group(members):
    return "BaseExceptionGroup('g', [" + ", ".join(
        py_group(m[1]) if m[0] == "g" else f"{EXC[m[1]]}('m')" for m in members) + "])"


given_cb, given_stmt = fuzz.py_cb, fuzz.py_stmt


def py_cb(c, ind):
    k = c[0]
    if k == "spawn": return f"KEEP.append(loop.create_task({c[1]}()))"
    if k == "cv": return "log('cb cv', V0.get())"
    if k == "pput": return f"P0.full() or P0.put_nowait(Item(({c[1]}, {c[2]})))"
    if k == "bump": return "KEEP.append(loop.create_task(bumper()))"
    if k == "bwait": return "KEEP.append(loop.create_task(B0.wait()))"
    if k == "task_done": return f"{c[1]}.task_done()"
    if k == "shutdown": return f"{c[1]}.shutdown(immediate={c[2]})"
    if k == "raise": return f"throw({c[1]}Error('cb'))"
    return given_cb(c, ind)


def py_stmt(st, ind, fn):
    k, I = st[0], " " * ind
    if k == "barrier":
        return [f"{I}log('{fn} barrier', await B0.wait())" if st[1] == "wait" else f"{I}await B0.{st[1]}()"]
    if k == "pq":
        return [{"put": f"{I}await P0.put(Item(({st[2]}, {st[3]})))", "get": f"{I}log('{fn} pq got', await P0.get())",
                 "put_nowait": f"{I}P0.put_nowait(Item(({st[2]}, {st[3]})))", "get_nowait": f"{I}log('{fn} pq got nowait', P0.get_nowait())"}[st[1]]]
    if k == "queue":
        return {"join": [f"{I}await {st[2]}.join()", f"{I}log('{fn} joined')"], "task_done": [f"{I}{st[2]}.task_done()"],
                "shutdown": [f"{I}{st[2]}.shutdown(immediate={st[3]})"]}[st[1]]
    if k == "cond_for": return [f"{I}async with C0: log('{fn} cond', await C0.wait_for(lambda: COUNT[0] >= {st[1]}))"]
    if k == "bump": return [f"{I}async with C0:", f"{I}  COUNT[0] += 1", f"{I}  C0.notify({st[1]})"]
    if k == "resched":
        when = "None" if st[1] is None else f"loop.time() + {fuzz.s(st[1])}"
        return [f"{I}if tm is not None: tm.reschedule({when})"]
    if k == "espawn": return [f"{I}{st[1]} = eager({st[2]}())"]
    if k == "spawn_shared": return [f"{I}{st[1]} = asyncio.create_task({st[2]}(), context=SHARED)"]
    if k == "aiter":
        to = "" if st[2] is None else f", timeout={fuzz.s(st[2])}"
        ts = ", ".join(st[1])
        return [f"{I}if {' and '.join(t + ' is not None' for t in st[1])}:", f"{I}  async for x in asyncio.as_completed([{ts}]{to}):",
                f"{I}    log('{fn} aiter', [x is t for t in [{ts}]])", f"{I}    log('{fn} aiter', await x)"]
    if k == "cvset": return [f"{I}V0.set({st[1]})"]
    if k == "cvget": return [f"{I}log('{fn} cv', V0.get())"]
    if k == "cvscope":
        return [f"{I}token = V0.set({st[1]})", f"{I}try:"] + fuzz.py_block(st[2], ind + 2, fn) + [f"{I}finally: V0.reset(token)"]
    if k == "at": return [f"{I}TIMERS.append(loop.call_at(EPOCH + {fuzz.s(st[1])}, lambda: {py_cb(st[2], ind)}))"]
    if k == "at_cancel": return [f"{I}if len(TIMERS) > {st[1]}: TIMERS[{st[1]}].cancel()"]
    if k == "helper": return [f"{I}{st[1]} = asyncio.create_task(helper('{st[2]}', 'h{st[3]}'))"]
    if k == "on_done": return [f"{I}if {st[1]} is not None: {st[1]}.add_done_callback(lambda _: {py_cb(st[2], ind)})"]
    if k == "deadline":
        when = "None" if st[2] is None else ("loop.time() + " if st[1] == "timeout_at" else "") + fuzz.s(st[2])
        return ([f"{I}async with asyncio.{st[1]}({when}) as tm:"] + fuzz.py_block(st[3], ind + 2, fn)
                + [f"{I}log('{fn} expired', tm.expired())"])
    if k == "split":
        again = [f"{I}  if rest is not None: raise rest"] if st[3] else []
        return ([f"{I}try:"] + fuzz.py_block(st[1], ind + 2, fn)
                + [f"{I}except BaseExceptionGroup as e:", f"{I}  match, rest = e.split({EXC[st[2]]})",
                   f"{I}  log('{fn} split', [match, rest, e.subgroup({EXC[st[2]]})])"] + again)
    if k == "raise_group": return [f"{I}raise {py_group(st[1])}"]
    return given_stmt(st, ind, fn)


fuzz.py_cb, fuzz.py_stmt = py_cb, py_stmt

HEAD = """
import contextvars
class ByPriority(tuple):
  def __lt__(self, other): return self[0] < other[0]
def build(asyncio, log, loop, q_name):
  KEEP, COUNT, TIMERS, EPOCH = [], [0], [], loop.time()
  E0 = asyncio.Event(); E1 = asyncio.Event(); L0 = asyncio.Lock(); S0 = asyncio.Semaphore({S0})
  Q0 = asyncio.{Qk}({Q0}); C0 = asyncio.Condition(); F0 = loop.create_future(); F1 = loop.create_future()
  B0 = asyncio.Barrier({B0}); P0 = asyncio.PriorityQueue({P0}); V0 = contextvars.ContextVar('V0', default=0)
  SHARED = contextvars.copy_context()
  Item = ByPriority if {ties} else tuple
  if {eager}: loop.set_task_factory(asyncio.eager_task_factory)
  def throw(e): raise e
  def eager(coro):
    loop.note(coro)
    return asyncio.Task(coro, loop=loop, eager_start=True)
  async def notifier():
    async with C0: C0.notify(1)
  async def bumper():
    async with C0:
      COUNT[0] += 1
      C0.notify(1)
  async def helper(kind, name):
    log(name + ' ' + kind)
    try:
      if kind == 'get': log(name + ' got', await Q0.get())
      elif kind == 'put': await Q0.put(0)
      elif kind == 'sem':
        async with S0: await asyncio.sleep(0)
      elif kind == 'lock':
        async with L0: await asyncio.sleep(0)
      elif kind == 'cond':
        async with C0: await C0.wait()
      elif kind == 'ev': await E0.wait()
      elif kind == 'join': await Q0.join()
      elif kind == 'pq': log(name + ' got', await P0.get())
      log(name + ' done')
    except BaseException as e:
      log(name + ' raised ' + q_name(e)); raise
"""


def render(p):
    lines = [HEAD.format(**p["objs"]).strip("\n")]
    for f in p["funcs"]:
        n = f["name"]
        lines += [f"  async def {n}():", f"    log('{n} enter')", "    tm = tg = None"]
        if f["vars"]:
            lines.append("    " + " = ".join(f"t{i}" for i in range(f["vars"])) + " = None")
        lines += ["    try:"] + fuzz.py_block(f["body"], 6, n)
        lines += [f"      log('{n} done')", "    except BaseException as e:", f"      log('{n} raised ' + q_name(e)); raise"]
    lines.append("  return f0")
    return "\n".join(lines) + "\n"
