// Plays the scripts of a run by other rules than the loop's: what a reader with another idea of it would expect.
import type { Second, TaskId } from "../../trace/event.js";
import type { Act, Script } from "./scripts.js";

/** What a task does before its creator goes on. */
export type Start =
  /** Nothing: its first step is queued. So it is. */
  | "queued"
  /** It runs to its first wait. */
  | "eager"
  /** It runs to its end. */
  | "to-the-end"
  /** Nothing, until somebody awaits it; then it runs to its end. */
  | "when-awaited";

/** What becomes of a wait. */
export type Waiting = "as-is" | "none" | "held" | "free";

export interface Rules {
  readonly start: Start;
  readonly waiting: Waiting;
  /** What becomes of who waits for another to give way: it queues up then, it runs then and there, it need not wait. */
  readonly givingWay: "queues" | "hands-over" | "needless";
}

export const trueRules: Rules = { start: "queued", waiting: "as-is", givingWay: "queues" };

export interface Played {
  readonly lines: readonly string[];
  readonly seconds: Second;
}

export function simulate(scripts: readonly Script[], rules: Rules): Played {
  const stage = new Stage(scripts, rules);
  stage.play();
  return { lines: stage.lines, seconds: stage.now };
}

interface Player {
  readonly task: TaskId | null;
  readonly acts: readonly Act[];
  next: number;
  state: "new" | "ready" | "waiting" | "done";
  /** The tasks that it waits for. */
  awaits: readonly TaskId[];
  /** Others have given way to it so often, and it has not made use of it. */
  ways: number;
  contends: boolean;
}

function newPlayer(task: TaskId | null, acts: readonly Act[]): Player {
  return { task, acts, next: 0, state: "new", awaits: [], ways: 0, contends: false };
}

class Stage {
  readonly lines: string[] = [];
  now: Second = 0;
  readonly #rules: Rules;
  readonly #players: Map<TaskId | null, Player>;
  #ready: Player[] = [];
  readonly #timers: { readonly at: Second; readonly player: Player }[] = [];
  readonly #made: Player[] = [];

  constructor(scripts: readonly Script[], rules: Rules) {
    this.#rules = rules;
    this.#players = new Map(scripts.map(({ task, acts }) => [task, newPlayer(task, acts)]));
  }

  play(): void {
    const outside = this.#players.get(null);
    if (outside !== undefined) this.#toTheEnd(outside);
  }

  /** Runs one player to its end before anything else; what it waits for runs within it. */
  #toTheEnd(player: Player): void {
    if (player.state === "done") return;
    player.state = "waiting";
    for (let act = player.acts[player.next]; act !== undefined; act = player.acts[player.next]) {
      player.next++;
      if (act.kind === "print") this.lines.push(act.text);
      else if (act.kind === "wait") this.now += this.#rules.waiting === "none" ? 0 : act.seconds;
      else if (act.kind === "create") this.#create(act.task, player);
      else if (act.kind === "drive") this.#drive(act.task);
      else if (act.kind === "join" && player.task !== null) {
        if (!act.all) for (const task of act.tasks) this.#toTheEnd(this.#player(task));
        // An await of a task that is done leaves no trace: whoever is there may have been awaited right after.
        for (const each of this.#made.filter(({ state }) => state === "new")) this.#toTheEnd(each);
      }
    }
    player.state = "done";
  }

  #player(task: TaskId): Player {
    return this.#players.get(task) ?? { ...newPlayer(task, []), state: "done" };
  }

  #create(task: TaskId, by: Player): void {
    const player = this.#player(task);
    const { start } = this.#rules;
    this.#made.push(player);
    if (start === "to-the-end" && by.task !== null) this.#toTheEnd(player);
    else if (start === "eager" && by.task !== null) this.#step(player);
    else if (start === "queued" || start === "eager") {
      player.state = "ready";
      this.#ready.push(player);
    }
  }

  /** Runs the loop until the task is done. */
  #drive(task: TaskId): void {
    const player = this.#player(task);
    const { start } = this.#rules;
    if (start === "to-the-end" || start === "when-awaited") {
      for (const made of this.#made.filter(({ state }) => state === "new")) {
        if (start === "to-the-end" || made === player) this.#toTheEnd(made);
      }
      return;
    }
    while (player.state !== "done") {
      if (this.#ready.length === 0) {
        const at = Math.min(...this.#timers.map((timer) => timer.at));
        if (!Number.isFinite(at)) return;
        this.now = Math.max(this.now, at);
      }
      this.#wakeDue();
      const turn = this.#ready;
      this.#ready = [];
      for (const each of turn) this.#step(each);
    }
  }

  #wakeDue(): void {
    // Not to the last microsecond: what comes due together in the trace comes due together here.
    const due = this.#timers.filter(({ at }) => at <= this.now + 1e-9).sort((a, b) => a.at - b.at);
    for (const timer of due) {
      this.#timers.splice(this.#timers.indexOf(timer), 1);
      this.#makeReady(timer.player);
    }
  }

  #makeReady(player: Player): void {
    player.state = "ready";
    this.#ready.push(player);
  }

  /** One step: until it has to wait. */
  #step(player: Player): void {
    player.state = "waiting";
    for (let act = player.acts[player.next]; act !== undefined; act = player.acts[player.next]) {
      player.next++;
      if (act.kind === "print") this.lines.push(act.text);
      else if (act.kind === "create") this.#create(act.task, player);
      else if (act.kind === "turn") {
        this.#makeReady(player);
        return;
      } else if (act.kind === "join") {
        player.awaits = act.tasks.filter((task) => this.#player(task).state !== "done");
        if (player.awaits.length > 0) return;
      } else if (act.kind === "wake") this.#giveWay(this.#player(act.task));
      else if (act.kind === "contend") {
        if (this.#rules.givingWay === "needless") continue;
        player.contends = player.ways === 0;
        if (player.contends) return;
        player.ways--;
      } else if (act.kind === "wait" && !this.#passes(act)) {
        this.#timers.push({ at: this.now + act.seconds, player });
        return;
      }
    }
    player.state = "done";
    for (const waiting of this.#players.values()) {
      if (player.task === null || !waiting.awaits.includes(player.task)) continue;
      waiting.awaits = waiting.awaits.filter((task) => task !== player.task);
      if (waiting.awaits.length === 0) this.#makeReady(waiting);
    }
  }

  #giveWay(player: Player): void {
    if (!player.contends) {
      player.ways++;
      return;
    }
    player.contends = false;
    if (this.#rules.givingWay === "hands-over") this.#step(player);
    else this.#makeReady(player);
  }

  /** Does it go on at once, whether or not time has gone by meanwhile? */
  #passes(act: Extract<Act, { readonly kind: "wait" }>): boolean {
    const { waiting } = this.#rules;
    if (waiting === "none") return true;
    const held = waiting === "held" || (act.held && waiting !== "free");
    if (held) this.now += act.seconds;
    return held;
  }
}
