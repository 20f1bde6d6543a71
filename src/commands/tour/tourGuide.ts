// Leads through the lessons, from step to step. Rule: nothing moves on but by a key.
import { findLesson, lessons } from "../../course/catalogue.js";
import {
  besides,
  isDone,
  type Predicted,
  type Progress,
  type TourPlace,
  type TourStep,
  withAside,
  withLessonLeft,
  withPlace,
  withPrediction,
} from "../../course/progress.js";
import { renderReading } from "../../course/reading.js";
import { paragraph } from "../../draw/wrap.js";
import type { Shown } from "../../terminal/pages.js";
import { type ExitCode, exitCode } from "../common/commandContext.js";
import { highlightFor } from "../common/highlightFor.js";
import { keyLines, renderCommands } from "./keyLines.js";
import { type Arrival, type Guided, LessonSteps, programsIn } from "./tourSteps.js";

const ids: readonly string[] = lessons.map(({ id }) => id);

/** Behind these a run has been seen. */
const hasRun: ReadonlySet<TourStep> = new Set(["explain", "try"]);

/** Where to go next; null for the end of the course. */
interface Move {
  readonly to: TourPlace | null;
  readonly arrival: Arrival;
}

type Left = Exclude<Shown, "on" | "back">;

export class Guide {
  readonly #steps: LessonSteps;

  /** @param isAside is it a lesson that was asked for by name, while the course waits elsewhere? */
  constructor(
    private readonly guided: Guided,
    private isAside: boolean,
  ) {
    this.#steps = new LessonSteps(guided);
  }

  /**
   * @param opening what is said first
   * @param from null where there is nothing left to do
   */
  async lead(opening: readonly string[], from: TourPlace | null): Promise<ExitCode> {
    const { keeper, pages, view } = this.guided;
    if (opening.length > 0) {
      const lines = opening.flatMap((text) => paragraph(text, view().width, 2));
      const shown = await pages.show(`${lines.join("\n")}\n`);
      if (shown === "stopped" || shown === "interrupted") return this.#leave(shown, from);
    }
    let move: Move = { to: from, arrival: "other" };
    while (move.to !== null) {
      const here: TourPlace = move.to;
      keeper.change((progress) => this.#withPlace(progress, here));
      const shown = await this.#steps.show(here, move.arrival);
      const next = shown === "on" ? await this.#choose(here) : shown;
      if (next === "interrupted" || next === "stopped") return this.#leave(next, here);
      move = next === "back" ? this.#back(here) : next;
    }
    keeper.change((progress) => withPlace(progress, null));
    const shown = await pages.show(this.#closing());
    return shown === "interrupted" ? exitCode.interrupted : this.#ended();
  }

  #ended(): ExitCode {
    return this.#steps.hasFailed ? exitCode.failed : exitCode.ok;
  }

  /** On every way out it is said how to come back. */
  #leave(how: Left, here: TourPlace | null): ExitCode {
    const { context, keeper, pages, words, view } = this.guided;
    if (here !== null) {
      const course = keeper.progress.at;
      // What is not saved has to be asked for by name.
      const isNamed = this.isAside || !keeper.isSaved;
      const said = words.stopped(here, isNamed ? here.lesson : null, this.isAside ? course : null);
      if (pages.hasRoom()) context.stdout.line();
      context.stdout.line(paragraph(said, view().width, 2).join("\n"));
    }
    return how === "interrupted" ? exitCode.interrupted : this.#ended();
  }

  #withPlace(progress: Progress, here: TourPlace): Progress {
    return this.isAside ? withAside(progress, here) : withPlace(progress, here);
  }

  /** Waits for the reader. */
  async #choose(here: TourPlace): Promise<Move | Left> {
    const { keeper, asides, pages, view } = this.guided;
    for (;;) {
      const key = await this.#ask(here);
      if (key === "stopped" || key === "interrupted") return key;
      if (key === "return") return this.#after(here);
      if (key === "b") return this.#back(here);
      if (key === "r") return { to: { lesson: here.lesson, step: "run" }, arrival: "onward" };
      if (key === "p") {
        keeper.change((progress) => withPrediction(progress, here.lesson, null));
        return { to: here, arrival: "onward" };
      }
      const lesson = findLesson(here.lesson);
      const shown =
        key === "l" || key === "?"
          ? await asides[key]()
          : key === "y"
            ? await pages.show(renderReading(view(), await highlightFor(view())))
            : lesson === undefined
              ? "on"
              : await this.#steps.showTypeScript(lesson);
      if (shown === "back") return this.#back(here);
      if (shown !== "on") return shown;
    }
  }

  #back(here: TourPlace): Move {
    return { to: besides(here, -1, ids) ?? here, arrival: "other" };
  }

  #after(here: TourPlace): Move {
    const { keeper } = this.guided;
    if (this.#isBeforeRun(here)) return { to: here, arrival: "onward" };
    if (here.step !== "try") return { to: besides(here, 1, ids), arrival: "onward" };
    keeper.change((progress) => withLessonLeft(progress, here.lesson));
    if (!this.isAside) return { to: besides(here, 1, ids), arrival: "onward" };
    this.isAside = false;
    return { to: keeper.progress.at, arrival: "other" };
  }

  #isBeforeRun({ step }: TourPlace): boolean {
    return step === "run" && !this.#steps.hasRun;
  }

  /** What Enter does. */
  #onward(here: TourPlace): string {
    const { words, keeper } = this.guided;
    const { enter } = words;
    const { at } = keeper.progress;
    if (this.#isBeforeRun(here)) return enter.predict;
    if (here.step !== "try") return enter[here.step];
    if (this.isAside && at !== null) return enter.course(at.lesson);
    return besides(here, 1, ids) === null ? enter.finish : enter.next;
  }

  async #ask(here: TourPlace): Promise<string> {
    const { context, pages, words, view } = this.guided;
    const { keys } = words;
    const lesson = findLesson(here.lesson);
    const isPredicted = lesson !== undefined && this.#steps.predictionOf(lesson) !== null;
    const keysOf: Readonly<Record<string, string | false>> = {
      return: this.#onward(here),
      b: besides(here, -1, ids) !== null && keys.back,
      p: here.step === "predict" && isPredicted && keys.anew,
      r: (hasRun.has(here.step) || (here.step === "run" && this.#steps.hasRun)) && keys.again,
      t: here.step === "watch" && programsIn(view()) === "python" && keys.typescript,
      y: here.step === "watch" && keys.reading,
      l: keys.list,
      "?": keys.help,
      q: keys.stop,
    };
    const offered = Object.entries(keysOf).filter(([, does]) => does !== false);
    // Whoever sees Python alone is told of it beside the TypeScript.
    const told = offered.filter(([key]) => key !== "y" || keysOf.t === false);
    const said = told.map(([key, does]) => `${key === "return" ? "Enter" : key}: ${does}`);
    const lines = keyLines(said, view());
    const hasGap = pages.hasRoom();
    if (hasGap) context.stdout.line();
    for (const line of lines.slice(0, -1)) {
      const shown = await pages.show(line);
      if (shown !== "on") return shown;
    }
    const key = await pages.ask(lines.at(-1) ?? "", new Set(offered.map(([key]) => key)));
    if (!hasGap) context.stdout.line();
    return key;
  }

  #closing(): string {
    const { keeper, words } = this.guided;
    const view = this.guided.view();
    const { progress } = keeper;
    const done = ids.filter((id) => isDone(progress, id));
    const count = (what: Predicted): number =>
      done.filter((id) => progress.lessons[id]?.predicted === what).length;
    const tally = { done: done.length, total: ids.length, right: count("right"), wrong: count("wrong") };
    const rest = ids.filter((id) => !done.includes(id));
    const said = [...words.closing(tally), ...(rest.length === 0 ? [] : [words.notDone(rest)])];
    return [
      ...said.flatMap((text) => paragraph(text, view.width, 2)),
      "",
      ...paragraph(words.next.heading, view.width, 2),
      renderCommands(words.next.commands, view),
    ].join("\n");
  }
}
