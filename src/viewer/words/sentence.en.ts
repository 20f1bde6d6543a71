// Why an event happened, in one English sentence. ASCII only.
import { seconds } from "../../draw/figures.js";
import { capital, english } from "../../draw/say.js";
import { exitCodeIn, type Label } from "../../trace/labels.js";
import {
  type CallbackRole,
  codeOf,
  type NamedTimer,
  nameOf,
  nameOr,
  plainFuture,
  type Queued,
} from "../model/names.js";
import type { Canceller, Next, Told, WaitsFor, Why, WokenBy } from "../model/why.js";
import { byKind, type Quoted } from "./words.js";

const queued = byKind<Queued>({
  task: ({ of }) => nameOf(of),
  callback: ({ name, role }) => (role === null ? `the callback ${codeOf(name)}` : callback(role, name)),
  timer: (entry) => `the callback of ${theTimer(entry)}`,
});

const callback = byKind<CallbackRole, [name: string]>({
  tells: ({ label, of }) =>
    `the callback that tells ${codeOf(label)} that ${nameOr(of, "its future")} is done`,
  stops: ({ of }) => `the callback that stops the loop now that ${nameOr(of, "its future")} is done`,
  result: () => "the callback that hands over a result from outside the loop",
  timeout: () => "the callback of a timeout",
  own: (_, name) => `asyncio's own callback ${codeOf(name)}`,
});

/** "the timer of `one_print`'s sleep" */
function theTimer({ what, wakes, setBy, role }: NamedTimer): string {
  if (wakes !== null) return `the timer of ${nameOf(wakes)}'s sleep`;
  if (role === "timeout")
    return setBy === null ? "the timer of a timeout" : `the timer of ${nameOf(setBy)}'s timeout`;
  if (role === "thread") return "the timer of a sleep in another thread";
  return what === "" || what === "sleep" ? "a timer" : `the timer that calls ${codeOf(what)}`;
}

const whatNext = byKind<Next>({
  ready: ({ first }) => `the loop takes the next ready handle, ${queued(first)}`,
  timer: ({ at, isDue }) =>
    isDue
      ? `nothing is ready, but the timer at ${seconds(at)} is already due`
      : `nothing is ready, so the loop will wait for the timer at ${seconds(at)}`,
  maker: ({ of }) => `${nameOf(of)}, within whose step it has run, goes on`,
  callback: ({ of }) => `${queued(of)}, within which it has run, goes on`,
  outside: () => "nothing is ready, and no timer is set",
});

/** What it is a future of; where the program has made it itself, it is of nothing else. */
const futureOf = (label: string): string => (label === plainFuture ? "a Future" : codeOf(label));

const awaited = byKind<WaitsFor>({
  sleep: ({ until }) => `a sleep that ends at ${seconds(until)}`,
  task: ({ of }) => `the task of ${nameOf(of)}, which is pending`,
  gather: ({ children, done }) =>
    done === null
      ? `gather of ${children}, which is pending`
      : `gather, of which ${done} of ${children} ${done === 1 ? "is" : "are"} done`,
  future({ label, children, done }) {
    if (label === null) return "a Future, which is pending";
    if (done === null) return `${futureOf(label)}, which is pending`;
    return `${codeOf(label)}, of which ${done} of ${children} ${done === 1 ? "is" : "are"} done`;
  },
  turn: () => "only its next turn",
});

const cause = byKind<WokenBy>({
  timer: () => "its sleep is over",
  "task-done": ({ of }) => `${nameOf(of)}, which it awaits, is done`,
  task: ({ of }) => `${nameOf(of)} has done what it waits for`,
  cancelled: ({ by }) => (by === null ? "it is cancelled" : `${nameOf(by)} has cancelled it`),
  future: ({ label }) =>
    label === "" || label === plainFuture
      ? "the Future that it awaits is done"
      : `${codeOf(label)}, which it awaits, is done`,
});

/** What its end means to a task that waits for it. */
function told({ task, on, effect }: Told): string {
  const who = nameOf(task);
  if (on.kind === "gather" && effect !== "told") {
    const count = `${on.done} of ${on.children}`;
    if (effect === "gives-up")
      return `gather passes that on at once, with ${count} done, so ${who} is to be woken`;
    return `gather now has ${count}, so ${who} ${effect === "woken" ? "is to be woken" : "waits on"}`;
  }
  if (on.kind === "gather") return `gather, which ${who} awaits, is told of it next`;
  if (on.kind === "future" && on.label !== null && on.done !== null && effect !== "told") {
    const count = `${codeOf(on.label)} now has ${on.done} of ${on.children}`;
    return `${count}, so ${who} ${effect === "waits-on" ? "waits on" : "is to be woken"}`;
  }
  if (on.kind === "future" && on.label !== null)
    return `${codeOf(on.label)}, which ${who} awaits, is told of it next`;
  return `${who}, which awaits it, is told of it next`;
}

const atPlace = (place: number | null): string => (place === null ? "" : ` at place ${place}`);

/** "`one_print`, in the task of `main`," */
function whoOf(by: Label | null, inner: string | null, isOutside = false): string {
  if (by === null) return "The program";
  if (isOutside) return `${nameOf(by)}, outside every task,`;
  return inner === null ? nameOf(by) : `${codeOf(inner)}, in the task of ${nameOf(by)},`;
}

/** Who calls cancel() on a task, and why, as far as that is known. */
const canceller = byKind<Canceller>({
  task: ({ of }) => `${nameOf(of)} calls`,
  timeout: () => "The time is up, so the timeout calls",
  waitFor: () => "There is no time to wait, so `wait_for` calls",
  gather: () => "gather is cancelled, so it calls",
  awaiter: ({ of }) => `${capital(nameOr(of, "what awaits it"))} passes its cancellation on, and calls`,
  TaskGroup({ why, of }) {
    if (of === null) return "The block of a TaskGroup has failed, so the TaskGroup calls";
    return `${nameOf(of)} ${why === "failed" ? "has failed" : "is cancelled"}, so its TaskGroup calls`;
  },
  function: ({ name }) => `${name === null ? "The program" : codeOf(name)} calls`,
  run: ({ isOver }) =>
    isOver ? "The main task is done, so asyncio.run calls" : "asyncio.run is ending, so it calls",
});

/** What of the program's stands in the sentence is as `quoted` makes it. */
export const whyInEnglish = byKind<Why, [quoted: Quoted]>({
  "not-begun": () => "Nothing has happened yet.",
  "program-began": () => "The program begins: its file runs from top to bottom, outside every task.",
  "program-ended"({ error }, quoted) {
    if (error === null) return "The program has ended.";
    const code = exitCodeIn(error);
    if (code !== null) return `The program has ended itself with exit code ${code}.`;
    return `The program has ended with ${quoted(error).replace(/\.?$/, ".")}`;
  },
  waiting({ at, seconds: length, wakes }) {
    if (length === null)
      return "Nothing is ready and no timer is set: the loop waits until something outside wakes it.";
    const earliest = wakes === null ? "the earliest timer" : theTimer(wakes);
    return `Nothing is ready, so the loop waits ${seconds(length)}, until ${earliest} is due at ${seconds(at + length)}.`;
  },
  "loop-closed": () => "The event loop is closed.",
  skipped: ({ of }) =>
    `It is the turn of ${queued(of)}, but it was cancelled, or there is nothing left to run: the loop passes it over.`,
  output({ text, stream, by, inner, isOutside, isPart, isThread }, quoted) {
    const where = stream === "stderr" ? " to stderr" : "";
    const who = whoOf(by, inner, isOutside);
    if (isPart) return `${who} writes ${quoted(text)}${where}, without ending the line.`;
    if (isThread && by !== null)
      return `${nameOf(by)}, in a thread of its own, prints${where}: ${quoted(text)}`;
    if (by === null) return `Printed${where} outside every task: ${quoted(text)}`;
    return `${who}${isOutside ? "" : " has the thread and"} prints${where}: ${quoted(text)}`;
  },
  blocked: ({ by, inner, isOutside, seconds: length }) =>
    `${whoOf(by, inner, isOutside)} calls time.sleep, which holds the thread for ${seconds(length)}: ${isOutside ? "nothing else can run in it meanwhile" : "neither the loop nor another task can run"}.`,
  unblocked: ({ by }) =>
    `The blocking sleep is over, and ${nameOr(by, "the program")} runs on: nothing else has run meanwhile.`,
  span: ({ name, seconds: length, isThread }) =>
    isThread
      ? `The call of ${codeOf(name)} in a thread of its own has ended: it took ${seconds(length)}.`
      : `The program has measured ${codeOf(name)} itself: ${seconds(length)}.`,
  iteration({ iteration, ready, first }) {
    const begins = `Iteration ${iteration} begins`;
    const names = english.list(first.map(queued));
    const more = ready > first.length ? ` and ${ready - first.length} more` : "";
    // What the library does for itself has no names in a trace.
    if (names === "") return `${begins}.`;
    if (ready === 1) return `${begins}: one handle is ready, ${names}, and the loop runs it.`;
    return `${begins}: the loop runs the ${ready} handles that are ready now, in their order: ${names}${more}.`;
  },
  "task-created"({ task, by, place, isEager }) {
    const who = `${by === null ? "A task is made" : `${nameOf(by)} makes a task`} for ${nameOf(task)}`;
    if (isEager) return `${who}, an eager one: it begins to run at once.`;
    if (place === null) return `${who}.`;
    return `${who}: it does not run yet, its first step joins the ready queue${atPlace(place)}.`;
  },
  "step-began"({ task, isFirst, isCancelled, eager, inner }) {
    if (eager !== null) {
      const within = eager.within === null ? "" : `, within the step of ${nameOf(eager.within)}`;
      return `${nameOf(task)} begins to run at once${within}: its task is eager, and never stood in the ready queue.`;
    }
    const who = `${nameOf(task)} is next in the ready queue`;
    const where = "where it was suspended";
    if (isCancelled)
      return `${who}: CancelledError is raised in it ${isFirst ? "before its first line, as it never began" : where}.`;
    if (isFirst) return `${who}: it begins to run.`;
    return `${who}: it goes on ${inner === null ? where : `inside ${codeOf(inner)}, where that was suspended`}.`;
  },
  suspended({ task, inner, on, next }) {
    const who = nameOf(task);
    if (on.kind === "turn")
      return `${who} gives way (sleep(0)) and joins the end of the ready queue: ${whatNext(next)}.`;
    if (inner === null) return `${who} awaits ${awaited(on)}: ${who} is suspended, ${whatNext(next)}.`;
    return `${codeOf(inner)} awaits ${awaited(on)}: the whole task of ${who} is suspended, ${whatNext(next)}.`;
  },
  woken: ({ task, by, place }) =>
    `${nameOf(task)} is woken, as ${by === null ? "what it awaits is done" : cause(by)}: its next step joins the ready queue${atPlace(place)}.`,
  "cancel-requested"({ task, by, passedTo, hasBegun }) {
    const whom = nameOf(task);
    const left = by?.kind === "run" ? ", which is left" : "";
    const call =
      by === null ? `cancel() is called on ${whom}` : `${canceller(by)} cancel() on ${whom}${left}`;
    if (passedTo === null && !hasBegun)
      return `${call}: it has not begun, and CancelledError will be raised in it before its first line.`;
    if (passedTo === null) return `${call}: CancelledError will be raised in it at its next step.`;
    if (passedTo === "gather") return `${call}: it awaits gather, so what that waits for is cancelled first.`;
    return `${call}: it awaits the task of ${nameOf(passedTo)}, so that is cancelled first.`;
  },
  "task-done"({ task, outcome, awaitedBy }, quoted) {
    const who = nameOf(task);
    const others = awaitedBy.map((each) => `; ${told(each)}`).join("");
    switch (outcome.status) {
      case "finished":
        return `${who} returns ${quoted(outcome.result)}: its task is finished${others}.`;
      case "failed":
        return `${who} raises ${quoted(outcome.error)}: its task is finished, with that exception${others}.`;
      case "cancelled":
        return `CancelledError leaves ${who}: its task is cancelled${others}.`;
    }
  },
  "timer-set"({ by, inner, timer, deadline, seconds: length }) {
    const due = `${seconds(deadline)}, which is ${seconds(length)} from now`;
    const { wakes, role } = timer;
    if (wakes !== null) return `${whoOf(wakes, inner)} calls sleep: a timer is set for ${due}.`;
    if (role === "thread")
      return `A function in another thread sleeps: in virtual time, a timer for ${due}, stands for that.`;
    const who = whoOf(by, inner);
    if (role === "timeout") return `${who} sets a timeout: its timer is due at ${due}.`;
    return `${who} sets ${theTimer(timer)} at ${due}.`;
  },
  "timer-fired": ({ timer, at, wasDue }) =>
    wasDue === null
      ? `The clock has reached ${seconds(at)}, so ${theTimer(timer)} is due: its callback joins the ready queue.`
      : `${capital(theTimer(timer))} was due at ${seconds(wasDue)}, and the loop gets to it only now, at ${seconds(at)}: its callback joins the ready queue.`,
  "timer-cancelled": ({ timer }) =>
    `${capital(theTimer(timer))} is cancelled: its callback will not be called.`,
  "callback-scheduled": ({ name, why, by, of }) =>
    why === "call_soon"
      ? `${nameOr(by, "The program")} calls call_soon: the callback ${codeOf(name)} joins the ready queue.`
      : `${nameOr(of, "A future")} is done: its done callback ${codeOf(name)} joins the ready queue.`,
  "callback-began": ({ of }) => `${capital(queued(of))} is next in the ready queue: the loop calls it.`,
  "callback-ended": () => "The callback has returned, and the loop has the thread back.",
  "future-created": ({ label }) => `${capital(futureOf(label))} is waited for: it is pending.`,
  "future-done": ({ label, state }) =>
    `${capital(futureOf(label))} is ${state === "CANCELLED" ? "cancelled" : "done"}: who awaits it is woken next.`,
});
