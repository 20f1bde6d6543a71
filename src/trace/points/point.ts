// What a run can show beside the time that it takes: the points that it makes. Names are as the program writes them.
import type { Second } from "../event.js";
import type { Label } from "../labels.js";

/** What became of a task that was left; `again`: it was cleaning up already, as it had been cancelled before. */
export type Fate = "cancelled" | "again" | "resumed" | "unfinished";

export type Point =
  /** Coroutines of these names were made, and never awaited. */
  | { readonly kind: "never-awaited"; readonly names: readonly string[]; readonly count: number }
  /** A task failed, and nobody asked for its result. */
  | { readonly kind: "never-retrieved"; readonly who: Label; readonly error: string }
  /** `one` and `other` waited from `from` on until they were cancelled at `at`, and nothing else was under way. */
  | {
      readonly kind: "stuck";
      readonly one: Label;
      readonly other: Label;
      readonly from: Second;
      readonly at: Second;
    }
  /** `main` ended before `count` of its tasks were done, `who` among them; `fate`: what became of them */
  | {
      readonly kind: "left";
      readonly main: Label;
      readonly who: Label;
      readonly count: number;
      readonly fate: Fate;
    }
  /** `who` was asked to cancel and finished all the same. */
  | { readonly kind: "refused"; readonly who: Label; readonly asked: Second }
  /** `who` ran for so long without a word. */
  | { readonly kind: "silent"; readonly who: Label; readonly seconds: Second }
  /** `who` could have gone on at `due`, and did so at `ran`: `by` held the thread; null: a callback, or the file itself. */
  | {
      readonly kind: "delayed";
      readonly who: Label;
      readonly due: Second;
      readonly why: "woken" | "slept" | "ready";
      readonly ran: Second;
      readonly by: Label | "callback" | "file";
    }
  /** `who` gave way `turns` times, one after the other, while `count` others waited, `other` among them. */
  | {
      readonly kind: "busy";
      readonly who: Label;
      readonly turns: number;
      readonly other: Label;
      readonly count: number;
    }
  /** A callback of this name failed. */
  | { readonly kind: "callback-failed"; readonly name: string; readonly error: string }
  /** `who` failed, and `other` was cancelled for that. */
  | { readonly kind: "taken-along"; readonly who: Label; readonly at: Second; readonly other: Label }
  /** `who` failed, and `maker`, who was not told, went on only at `heard`. */
  | {
      readonly kind: "unheard";
      readonly who: Label;
      readonly at: Second;
      readonly maker: Label;
      readonly heard: Second;
    }
  /** `who` failed, and `other`, made by the same task, ran on until `until`. */
  | {
      readonly kind: "ran-on";
      readonly who: Label;
      readonly at: Second;
      readonly other: Label;
      readonly until: Second;
    }
  /** `who` failed, and the run came to its end without an error. */
  | { readonly kind: "caught"; readonly who: Label; readonly error: string }
  /** `who` was asked to cancel, and was over only at `ended`. */
  | { readonly kind: "lingered"; readonly who: Label; readonly asked: Second; readonly ended: Second }
  /** `who` was cancelled before its first step. */
  | { readonly kind: "never-began"; readonly who: Label }
  /** Two calls of `name` were under way at once; later ones had to wait for each other. */
  | { readonly kind: "unguarded"; readonly name: string; readonly from: Second; readonly to: Second }
  /** Never more than `most` calls of `name` at once, as `waiting` of its tasks had to wait until another let them go on. */
  | { readonly kind: "turns"; readonly name: string; readonly most: number; readonly waiting: number }
  /** `name` had to wait `count` times, `seconds` in all, until `by` let it go on. */
  | {
      readonly kind: "handed-on";
      readonly name: string;
      readonly by: string;
      readonly count: number;
      readonly seconds: Second;
    }
  /** `name` went on at the end of each of `count` tasks, while others still ran. */
  | { readonly kind: "each-end"; readonly name: string; readonly count: number }
  /** `later` was made only once `earlier` was done. */
  | { readonly kind: "made-late"; readonly earlier: Label; readonly later: Label; readonly at: Second }
  /** `by` cancelled `who`, or a timeout cancelled what `name` waited for. */
  | { readonly kind: "cancelled"; readonly who: Label; readonly by: Label; readonly at: Second }
  | { readonly kind: "timed-out"; readonly name: string; readonly at: Second }
  | { readonly kind: "thread"; readonly name: string }
  /** `name` waited for a future that no task completed. */
  | { readonly kind: "outside"; readonly name: string; readonly seconds: Second }
  /** The loop had stopped before a timer came due. */
  | { readonly kind: "never-due"; readonly due: Second; readonly ended: Second };
