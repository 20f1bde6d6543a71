// (types of the brief, until core5's are there)
import type { Second, StackLine, TaskId, TaskOutcome, TraceEvent, WaitTarget } from "./event.js";

export type ReadyEntry =
  | {
      readonly kind: "task";
      readonly task: TaskId;
      readonly why: "created" | "woken" | "turn" | "cancelled";
      readonly by: WokenBy | null;
    }
  | { readonly kind: "callback"; readonly handle: number; readonly name: string; readonly why: string }
  | { readonly kind: "timer"; readonly timer: number; readonly what: string };
export type WokenBy =
  | { readonly kind: "timer"; readonly timer: number }
  | { readonly kind: "task"; readonly task: TaskId }
  | { readonly kind: "future"; readonly future: number };
export interface TimerState {
  readonly timer: number;
  readonly deadline: Second;
  readonly what: string;
  readonly wakes: TaskId | null;
}
export interface TaskState {
  readonly task: TaskId;
  readonly name: string;
  readonly coroutine: string;
  readonly parent: TaskId | null;
  readonly state: "PENDING" | "FINISHED" | "CANCELLED";
  readonly outcome: TaskOutcome | null;
  readonly doing: "running" | "ready" | "waiting" | "blocked" | "done";
  readonly waitsFor: WaitTarget | null;
  readonly stack: readonly StackLine[];
  readonly cancelRequested: boolean;
}
export interface FutureState {
  readonly future: number;
  readonly label: string;
  readonly state: "PENDING" | "FINISHED" | "CANCELLED";
  readonly waiters: readonly TaskId[];
}
export interface Snapshot {
  readonly event: number;
  readonly at: Second;
  readonly iteration: number;
  readonly ready: readonly ReadyEntry[];
  readonly timers: readonly TimerState[];
  readonly tasks: readonly TaskState[];
  readonly futures: readonly FutureState[];
  readonly running: TaskId | null;
  readonly outputLines: number;
}
export interface OutputLine {
  readonly stream: "stdout" | "stderr";
  readonly text: string;
  readonly at: Second;
  readonly task: TaskId | null;
}
export declare class TraceIndex {
  constructor(events: readonly TraceEvent[]);
  readonly length: number;
  readonly outputs: readonly OutputLine[];
  snapshot(n: number): Snapshot;
}
