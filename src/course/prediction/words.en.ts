// A prediction's words in English. ASCII only.
import type { Misconception } from "./alternatives.js";
import type { PredictionMessages } from "./words.js";

function list(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}

const sideBySide = {
  function: "functions that are called one after the other waited side by side",
  coroutine: "coroutines that are awaited one after the other waited side by side",
  task: "tasks that are made and awaited one after the other waited side by side",
} as const;

/** What would have to be so; it stands behind "if" and behind "that". */
const ideas: Readonly<Record<Exclude<Misconception, "all-overlap">, string>> = {
  "one-after-the-other":
    "each task began only when it is awaited, and ran to its end before the next one began",
  "runs-when-made": "making a task ran it to its end there and then, before its maker went on",
  "all-blocking": "each wait held the whole thread, so that nobody else could go on meanwhile",
  "creation-order": "tasks printed in the order in which they were made, however long each waits",
  "reverse-order": "the task that was made last printed first",
  "at-once": "waiting took no time",
  "starts-at-once": "making a task began it at once, up to its first wait",
  "blocking-overlaps": "a blocking call let the other tasks go on meanwhile",
  "hands-over": "whoever wakes another hands it the thread there and then",
  "no-contention": "nobody had to wait until another task gives way",
  "never-runs": "a task that nobody awaits did not run at all",
  "waits-for-all": "the run lasted until every task is done, awaited or not",
  "adds-up": "the waits added up",
  "first-ends": "whoever awaits several tasks went on as soon as the first of them is done",
};

export const en: PredictionMessages = {
  ask: {
    values: (values) => `Before it runs: in what order does it print ${list(values)}?`,
    letters: "Before it runs: in what order does it print these lines?",
    howToOrder: {
      value:
        "Type the values with spaces between them; leave out what is never printed. Enter alone shows the answer.",
      letter:
        "Type the letters with spaces between them; leave out what is never printed. Enter alone shows the answer.",
    },
    seconds: "How many seconds does it take? Enter alone shows the answer.",
    nothing: "Nothing is asked about this lesson: neither its order nor its time is in doubt.",
    orderPrompt: "order > ",
    secondsPrompt: "seconds > ",
    badOrder: (problem, keys) =>
      problem.kind === "unknown"
        ? `'${problem.word}' is none of ${keys.join(", ")}: type some of those, with spaces between them.`
        : `'${problem.word}' stands there twice: each is printed at most once.`,
    badSeconds: (text) => `'${text}' is no length of time: type a number of seconds, such as 2 or 2.5.`,
  },
  parts: { order: "order", seconds: "seconds" },
  right: (truth) => `${truth}, as you said`,
  wrong: (given, truth) => `${truth}, you said ${given}`,
  nothingPrinted: "nothing",
  assumes: (answered, idea, how) => `${said(answered)} would be right if ${ideaOf(idea, how)}.`,
  comesNear: (idea, how) => `It comes near to the idea that ${ideaOf(idea, how)}, but is not that either.`,
  noIdea: (answered) => `None of the usual ideas about asyncio leads to ${object(answered)}.`,
  evidence: (evidence, { name, time }) => {
    switch (evidence.kind) {
      case "waited-together": {
        const { one, other, from, to } = evidence;
        return `Here ${name(one)} and ${name(other)} both waited from ${time(from)} to ${time(to)}: a task that waits hands the thread to the others, so the waits overlap.`;
      }
      case "began-after": {
        const { how, earlier, ended, later, began } = evidence;
        const isAgain = name(earlier) === name(later);
        const [one, next] = isAgain
          ? ["the one before", `the next ${name(later)}`]
          : [name(earlier), name(later)];
        if (how === "function")
          return `Here ${next} was only called at ${time(began)}, when ${one} had returned: without an event loop nothing overlaps.`;
        if (how === "task")
          return `But the task of ${name(later)} was only made at ${time(began)}, after ${name(earlier)} had ended at ${time(ended)}: what does not exist yet cannot wait.`;
        return `But \`await\` on a coroutine starts it only then: ${next} began at ${time(began)}, when ${one} had ended, so nothing overlaps.`;
      }
      case "overtaken": {
        const { first, firstAt, second, secondAt } = evidence;
        return `Here ${name(first)} was made before ${name(second)}, and yet ${name(second)} printed at ${time(secondAt)} and ${name(first)} only at ${time(firstAt)}: whoever is woken first goes on first.`;
      }
      case "in-order": {
        const { first, firstAt, second, secondAt } = evidence;
        if (time(firstAt) === time(secondAt))
          return `Here both printed at ${time(firstAt)}, ${name(first)}, which was made before ${name(second)}, first: what is ready at the same time goes on in the order in which it joined the ready queue.`;
        return `Here ${name(first)}, which was made before ${name(second)}, printed at ${time(firstAt)}, and ${name(second)} at ${time(secondAt)}: it is the wait that decides, not the order of making.`;
      }
      case "waited": {
        const { who, from, to } = evidence;
        return `But ${name(who)} alone waited from ${time(from)} to ${time(to)}.`;
      }
      case "queued": {
        const { who, by, between } = evidence;
        const first = between === null ? "went on first" : `printed "${between}" first`;
        return `But ${name(by)} made the task of ${name(who)} and ${first}: making a task only queues its first step, which comes once ${name(by)} is suspended.`;
      }
      case "held": {
        const { who, from, to, next } = evidence;
        const rest = next === null ? "nothing else could run" : `${name(next)} took its next step only then`;
        return `But ${name(who)} held the thread itself from ${time(from)} to ${time(to)}, and ${rest}: the loop stands still during a blocking call.`;
      }
      case "contended": {
        const { who, from, to, by } = evidence;
        return `But ${name(who)} had to wait from ${time(from)} to ${time(to)}, until ${name(by)} gave way.`;
      }
      case "gave-way": {
        const { who, by, between, at } = evidence;
        return `But ${name(by)} woke ${name(who)} and printed "${between}" first, at ${time(at)}: whoever is woken only joins the ready queue, and runs once ${name(by)} is suspended.`;
      }
      case "ran-unawaited": {
        const { who, text, at } = evidence;
        return `But ${name(who)}, which nobody awaited, printed "${text}" at ${time(at)}: a task runs as long as the loop does.`;
      }
      case "left-waiting": {
        const { who, until, ended, cancelled } = evidence;
        const fate = cancelled ? "was cancelled then" : "was left as it was";
        return `But the run was over at ${time(ended)}, when its main task was done: ${name(who)}, which would have waited until ${time(until)}, ${fate}.`;
      }
      case "first-done": {
        const { first, firstAt, last, lastAt } = evidence;
        return `But ${name(first)}, done at ${time(firstAt)}, was only the first: whoever awaited them went on once ${name(last)} was done as well, at ${time(lastAt)}.`;
      }
    }
  },
  departure: (place, given, actual) => {
    const yours = given === null ? "your answer has ended" : `your answer has ${given}`;
    if (actual === null)
      return `It departs from the run at place ${place}: ${yours}, but nothing more was printed.`;
    const who = actual.by === null ? `${actual.text} was printed` : `${actual.by} printed ${actual.text}`;
    return `It departs from the run at place ${place}: ${yours}, but ${who}, at ${actual.at}.`;
  },
  took: (seconds) => `The run took ${seconds}.`,
  longest: ({ who, from, to }, { name, time }) =>
    `Its longest wait was that of ${name(who)}, from ${time(from)} to ${time(to)}.`,
  between: " ",
};

function ideaOf(idea: Misconception, how: keyof typeof sideBySide | null): string {
  return idea === "all-overlap" ? sideBySide[how ?? "coroutine"] : ideas[idea];
}

function said(answered: Parameters<PredictionMessages["assumes"]>[0]): string {
  switch (answered.kind) {
    case "both":
      return `${answered.order} in ${answered.seconds}`;
    case "order":
      return `The order ${answered.order}`;
    case "seconds":
      return answered.seconds;
  }
}

function object(answered: Parameters<PredictionMessages["assumes"]>[0]): string {
  return answered.kind === "order" ? `the order ${answered.order}` : said(answered);
}
