// Plays the scripts of a run by other rules than the loop's: what a reader with another idea of it would expect.
import type { Second, TaskId } from "../../trace/event.js";
import type { Act, Script } from "./scripts.js";

export interface Rules {
  /**
   * What a task does before its creator goes on. `queued`: nothing, its first step is queued; so it is. `eager`: it runs to
   * its first wait. `when-awaited`: nothing, until somebody awaits it; then it runs to its end.
   */
  readonly start: "queued" | "eager" | "to-the-end" | "when-awaited";
  /** What becomes of a wait. */
  readonly waiting: "as-is" | "none" | "held" | "free";
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

class Player {
  readonly task: TaskId | null;
  /** Those that are left: an array's iterator goes on where a loop over it was left. */
  readonly acts: Iterable<Act>;
  state: "new" | "ready" | "waiting" | "done" = "new";
  /** The tasks that it waits for. */
  awaits: readonly TaskId[] = [];
  /** Others have given way to it so often, and it has not made use of it. */
  ways = 0;
  contends = false;

  constructor({ task, acts }: Script) {
    this.task = task;
    this.acts = acts.values();
  }
}

class Stage {
  readonly lines: string[] = [];
  now: Second = 0;
  readonly #rules: Rules;
  readonly #players: ReadonlyMap<TaskId | null, Player>;
  #ready: Player[] = [];
  #timers: { readonly at: Second; readonly player: Player }[] = [];
  readonly #made: Player[] = [];

  constructor(scripts: readonly Script[], rules: Rules) {
    this.#rules = rules;
    this.#players = new Map(scripts.map((script) => [script.task, new Player(script)]));
  }

  play(): void {
    const outside = this.#players.get(null);
    if (outside !== undefined) this.#toTheEnd(outside);
  }

  /** Runs one player to its end before anything else; what it waits for runs within it. */
  #toTheEnd(player: Player): void {
    if (player.state === "done") return;
    player.state = "waiting";
    for (const act of player.acts) {
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

  /** One without a script has nothing to do. */
  #player(task: TaskId): Player {
    const player = this.#players.get(task) ?? new Player({ task, acts: [] });
    if (!this.#players.has(task)) player.state = "done";
    return player;
  }

  #create(task: TaskId, by: Player): void {
    const player = this.#player(task);
    const { start } = this.#rules;
    this.#made.push(player);
    if (start === "to-the-end" && by.task !== null) this.#toTheEnd(player);
    else if (start === "eager" && by.task !== null) this.#step(player);
    else if (start === "queued" || start === "eager") this.#makeReady(player);
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
    const isDue = ({ at }: { readonly at: Second }): boolean => at <= this.now + 1e-9;
    const due = this.#timers.filter(isDue).sort((a, b) => a.at - b.at);
    this.#timers = this.#timers.filter((timer) => !isDue(timer));
    for (const { player } of due) this.#makeReady(player);
  }

  #makeReady(player: Player): void {
    player.state = "ready";
    this.#ready.push(player);
  }

  /** One step: until it has to wait. */
  #step(player: Player): void {
    player.state = "waiting";
    for (const act of player.acts) {
      if (act.kind === "print") this.lines.push(act.text);
      else if (act.kind === "create") this.#create(act.task, player);
      else if (act.kind === "turn") {
        this.#makeReady(player);
        return;
      } else if (act.kind === "join") {
        player.awaits = act.tasks.filter((task) => this.#player(task).state !== "done");
        if (player.awaits.length > 0) return;
      } else if (act.kind === "wake") this.#giveWay(this.#player(act.task));
      else if (act.kind === "contend" && this.#rules.givingWay !== "needless") {
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
    if (!player.contends) player.ways++;
    else {
      player.contends = false;
      if (this.#rules.givingWay === "hands-over") this.#step(player);
      else this.#makeReady(player);
    }
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
