// Why an event happened, in one English sentence. ASCII only.
import { seconds } from "../../draw/figures.js";
import { capital, english } from "../../draw/say.js";
import { exitCodeIn, type Label } from "../../trace/labels.js";
import type { Canceller, NamedTimer, Next, Queued, Told, WaitsFor, Waker } from "../model/why.js";
import type { Why } from "../model/whyOf.js";
import { codeOf, isLate, nameOf, type Quoted, shortened } from "./names.js";

function queued(entry: Queued): string {
  switch (entry.kind) {
    case "task":
      return nameOf(entry.of);
    case "callback":
      return callback(entry);
    case "timer":
      return `the callback of ${timer(entry)}`;
  }
}

function callback({ name, role }: Extract<Queued, { readonly kind: "callback" }>): string {
  switch (role?.kind) {
    case "tells":
      return `the callback that tells ${codeOf(role.label)} that ${role.of === null ? "its future" : nameOf(role.of)} is done`;
    case "stops":
      return `the callback that stops the loop now that ${role.of === null ? "its future" : nameOf(role.of)} is done`;
    case "result":
      return "the callback that hands over a result from outside the loop";
    case "timeout":
      return "the callback of a timeout";
    case "own":
      return `asyncio's own callback ${codeOf(name)}`;
    case undefined:
      return `the callback ${codeOf(name)}`;
  }
}

/** "the timer of `one_print`'s sleep" */
function timer({ what, wakes, setBy, role }: NamedTimer): string {
  if (wakes !== null) return `the timer of ${nameOf(wakes)}'s sleep`;
  if (role === "timeout")
    return setBy === null ? "the timer of a timeout" : `the timer of ${nameOf(setBy)}'s timeout`;
  if (role === "thread") return "the timer of a sleep in another thread";
  return what === "" || what === "sleep" ? "a timer" : `the timer that calls ${codeOf(what)}`;
}

function next(after: Next): string {
  switch (after.kind) {
    case "ready":
      return `the loop takes the next ready handle, ${queued(after.first)}`;
    case "timer":
      if (after.isDue) return `nothing is ready, but the timer at ${seconds(after.at)} is already due`;
      return `nothing is ready, so the loop will wait for the timer at ${seconds(after.at)}`;
    case "maker":
      return `${nameOf(after.of)}, within whose step it has run, goes on`;
    case "callback":
      return `${queued(after.of)}, within which it has run, goes on`;
    case "outside":
      return "nothing is ready, and no timer is set";
  }
}

function awaited(on: WaitsFor): string {
  switch (on.kind) {
    case "sleep":
      return `a sleep that ends at ${seconds(on.until)}`;
    case "task":
      return `the task of ${nameOf(on.of)}, which is pending`;
    case "gather":
      return on.done === null
        ? `gather of ${on.children}, which is pending`
        : `gather, of which ${on.done} of ${on.children} ${on.done === 1 ? "is" : "are"} done`;
    case "future":
      return on.label === null ? "a future that is pending" : `${codeOf(on.label)}, which is pending`;
    case "turn":
      return "only its next turn";
  }
}

function cause(by: Waker | null): string {
  switch (by?.kind) {
    case undefined:
      return "what it awaits is done";
    case "timer":
      return "its sleep is over";
    case "task-done":
      return `${nameOf(by.of)}, which it awaits, is done`;
    case "task":
      return `${nameOf(by.of)} has done what it waits for`;
    case "cancelled":
      return by.by === null ? "it is cancelled" : `${nameOf(by.by)} has cancelled it`;
    case "future":
      return by.label === ""
        ? "the future that it awaits is done"
        : `${codeOf(by.label)}, which it awaits, is done`;
  }
}

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
  if (on.kind === "future" && on.label !== null)
    return `${codeOf(on.label)}, which ${who} awaits, is told of it next`;
  return `${who}, which awaits it, is told of it next`;
}

const place = (at: number | null): string => (at === null ? "" : ` at place ${at}`);

/** "`one_print`, in the task of `main`," */
function whoOf(by: Label | null, inner: string | null, isOutside = false): string {
  if (by === null) return "The program";
  if (isOutside) return `${nameOf(by)}, outside every task,`;
  return inner === null ? nameOf(by) : `${codeOf(inner)}, in the task of ${nameOf(by)},`;
}

/** Who calls cancel() on a task, and why, as far as that is known. */
function cancels(by: Canceller | null, task: string): string {
  switch (by?.kind) {
    case undefined:
      return `cancel() is called on ${task}`;
    case "task":
      return `${nameOf(by.of)} calls cancel() on ${task}`;
    case "timeout":
      return `The time is up, so the timeout calls cancel() on ${task}`;
    case "TaskGroup":
      return `${nameOf(by.failed)} has failed, so its TaskGroup calls cancel() on ${task}`;
    case "function":
      return `${by.name === null ? "The program" : codeOf(by.name)} calls cancel() on ${task}`;
    case "run":
      return `The main task is done, so asyncio.run calls cancel() on ${task}, which is left`;
  }
}

function exited(error: string): string | null {
  const code = exitCodeIn(error);
  return code === null ? null : `The program has ended itself with exit code ${code}.`;
}

/** @param quoted a text of the program, as it is to stand in the sentence */
export function whyInEnglish(why: Why, quoted: Quoted = shortened): string {
  switch (why.kind) {
    case "not-begun":
      return "Nothing has happened yet.";
    case "program-began":
      return "The program begins: its file runs from top to bottom, outside every task.";
    case "program-ended":
      return why.error === null
        ? "The program has ended."
        : (exited(why.error) ?? `The program has ended with ${quoted(why.error)}.`);
    case "waiting":
      if (why.until === null || why.seconds === null)
        return "Nothing is ready and no timer is set: the loop waits until something outside wakes it.";
      return `Nothing is ready, so the loop waits ${seconds(why.seconds)}, until ${
        why.wakes?.kind === "timer" ? timer(why.wakes) : "the earliest timer"
      } is due at ${seconds(why.until)}.`;
    case "loop-closed":
      return "The event loop is closed.";
    case "skipped":
      return `It is the turn of ${queued(why.of)}, but it was cancelled, or there is nothing left to run: the loop passes it over.`;
    case "output": {
      const where = why.stream === "stderr" ? " to stderr" : "";
      if (why.isPart)
        return `${whoOf(why.by, why.inner, why.isOutside)} writes ${quoted(why.text)}${where}, without ending the line.`;
      if (why.isThread && why.by !== null)
        return `${nameOf(why.by)}, in a thread of its own, prints${where}: ${quoted(why.text)}`;
      if (why.by === null) return `Printed${where} outside every task: ${quoted(why.text)}`;
      if (why.isOutside) return `${whoOf(why.by, null, true)} prints${where}: ${quoted(why.text)}`;
      return `${whoOf(why.by, why.inner)} has the thread and prints${where}: ${quoted(why.text)}`;
    }
    case "blocked":
      return `${whoOf(why.by, why.inner, why.isOutside)} calls time.sleep, which holds the thread for ${seconds(why.seconds)}: ${why.isOutside ? "nothing else can run in it meanwhile" : "neither the loop nor another task can run"}.`;
    case "unblocked":
      return `The blocking sleep is over, and ${why.by === null ? "the program" : nameOf(why.by)} runs on: nothing else has run meanwhile.`;
    case "span":
      if (why.isThread)
        return `The call of ${codeOf(why.name)} in a thread of its own has ended: it took ${seconds(why.seconds)}.`;
      return `The program has measured ${codeOf(why.name)} itself: ${seconds(why.seconds)}.`;
    case "iteration": {
      const names = why.first.map(queued);
      const more = why.ready - names.length;
      const rest = more <= 0 ? "" : ` and ${more} more`;
      // What the library does for itself has no names in a trace.
      if (names.length === 0) return `Iteration ${why.iteration} begins.`;
      if (why.ready === 1)
        return `Iteration ${why.iteration} begins: one handle is ready, ${names.join("")}, and the loop runs it.`;
      return `Iteration ${why.iteration} begins: the loop runs the ${why.ready} handles that are ready now, in their order: ${english.list(names)}${rest}.`;
    }
    case "task-created": {
      const who =
        why.by === null
          ? `A task is made for ${nameOf(why.task)}`
          : `${nameOf(why.by)} makes a task for ${nameOf(why.task)}`;
      if (why.isEager) return `${who}, an eager one: it begins to run at once.`;
      return why.place === null
        ? `${who}.`
        : `${who}: it does not run yet, its first step joins the ready queue${place(why.place)}.`;
    }
    case "step-began": {
      if (why.eager !== null) {
        const within = why.eager.within === null ? "" : `, within the step of ${nameOf(why.eager.within)}`;
        return `${nameOf(why.task)} begins to run at once${within}: its task is eager, and never stood in the ready queue.`;
      }
      const who = `${nameOf(why.task)} is next in the ready queue`;
      if (why.isCancelled)
        return `${who}: CancelledError is raised in it ${why.isFirst ? "before its first line, as it never began" : "where it was suspended"}.`;
      if (why.isFirst) return `${who}: it begins to run.`;
      const where =
        why.inner === null
          ? "where it was suspended"
          : `inside ${codeOf(why.inner)}, where that was suspended`;
      return `${who}: it goes on ${where}.`;
    }
    case "suspended": {
      const task = nameOf(why.task);
      if (why.on.kind === "turn")
        return `${task} gives way (sleep(0)) and joins the end of the ready queue: ${next(why.next)}.`;
      if (why.inner === null)
        return `${task} awaits ${awaited(why.on)}: ${task} is suspended, ${next(why.next)}.`;
      return `${codeOf(why.inner)} awaits ${awaited(why.on)}: the whole task of ${task} is suspended, ${next(why.next)}.`;
    }
    case "woken":
      return `${nameOf(why.task)} is woken, as ${cause(why.by)}: its next step joins the ready queue${place(why.place)}.`;
    case "cancel-requested": {
      const call = cancels(why.by, nameOf(why.task));
      if (why.passedTo === "gather")
        return `${call}: it awaits gather, so what that waits for is cancelled first.`;
      if (why.passedTo !== null)
        return `${call}: it awaits the task of ${nameOf(why.passedTo)}, so that is cancelled first.`;
      return `${call}: CancelledError will be raised in it at its next step.`;
    }
    case "task-done": {
      const task = nameOf(why.task);
      const how = {
        finished: (): string =>
          why.outcome.status === "finished"
            ? `${task} returns ${quoted(why.outcome.result)}: its task is FINISHED`
            : "",
        failed: (): string =>
          why.outcome.status === "failed"
            ? `${task} raises ${quoted(why.outcome.error)}: its task is FINISHED, with that exception`
            : "",
        cancelled: (): string => `CancelledError leaves ${task}: its task is CANCELLED`,
      }[why.outcome.status]();
      return `${how}${why.awaitedBy.map((each) => `; ${told(each)}`).join("")}.`;
    }
    case "timer-set": {
      const due = `${seconds(why.deadline)}, which is ${seconds(why.seconds)} from now`;
      const { wakes, role } = why.timer;
      if (wakes !== null) return `${whoOf(wakes, why.inner)} calls sleep: a timer is set for ${due}.`;
      if (role === "thread")
        return `A function in another thread sleeps: in virtual time, a timer for ${due}, stands for that.`;
      const who = whoOf(why.by, why.inner);
      if (role === "timeout") return `${who} sets a timeout: its timer is due at ${due}.`;
      return `${who} sets ${timer(why.timer)} at ${due}.`;
    }
    case "timer-fired":
      if (isLate(why))
        return `${capital(timer(why.timer))} was due at ${seconds(why.deadline)}, and the loop gets to it only now, at ${seconds(why.at)}: its callback joins the ready queue.`;
      return `The clock has reached ${seconds(why.at)}, so ${timer(why.timer)} is due: its callback joins the ready queue.`;
    case "timer-cancelled":
      return `${capital(timer(why.timer))} is cancelled: its callback will not be called.`;
    case "callback-scheduled":
      if (why.why === "call_soon")
        return `${why.by === null ? "The program" : nameOf(why.by)} calls call_soon: the callback ${codeOf(why.name)} joins the ready queue.`;
      return `${why.of === null ? "A future" : nameOf(why.of)} is done: its done callback ${codeOf(why.name)} joins the ready queue.`;
    case "callback-began":
      return `${capital(queued(why.of))} is next in the ready queue: the loop calls it.`;
    case "callback-ended":
      return "The callback has returned, and the loop has the thread back.";
    case "future-created":
      return `${codeOf(why.label)} is waited for: a future, which is pending.`;
    case "future-done":
      return `${codeOf(why.label)} is ${why.state === "CANCELLED" ? "cancelled" : "done"}: who awaits it is woken next.`;
  }
}
