import type { RowWords } from "./texts.js";

export const en: RowWords = {
  timerOf: (task) => `wakes ${task}`,
  dueTimer: (does) => `timer: ${does}`,
  calls: (callback) => `calls ${callback}`,
  timer: "timer",
  callback: (name) => `callback ${name}`,
  ready: {
    created: "just created",
    turn: "gave way with sleep(0)",
    cancelled: "cancelled",
    call_soon: "call_soon",
    "done-callback": "done-callback",
  },
  due: "its time has come",
  woken: {
    sleep: "its sleep is over",
    other: "what it waited for is done",
    task: (name) => `woken by ${name}`,
    taskDone: (name) => `${name} is done`,
    future: (label) => `${label} is done`,
    cancelled: (by) => (by === null ? "cancelled" : `cancelled by ${by}`),
  },
  left: (left) => `in ${left}`,
  overdue: (by) => `${by} overdue`,
  doing: { running: "running now", ready: "ready to run", blocked: "holds the thread" },
  waits: {
    sleep: (until, left) => `sleep until ${until} (${left} left)`,
    task: (name) => name,
    gather: (children, done) =>
      done === null ? `gather of ${children}` : `gather (${done} of ${children} done)`,
    future: (label) => label ?? "a future",
    turn: "its next turn",
  },
  inside: (inner, waits) => `in ${inner}: ${waits}`,
  returned: (value) => `returned ${value}`,
  raised: (error) => `raised ${error}`,
  cancelled: "cancelled",
  cancelRequested: (doing) => `${doing}, cancel requested`,
  printedBy: (at, name) => (name === null ? at : `${at} · ${name}`),
};
