// Leads through the lessons, from step to step. Rule: nothing moves on but by a key.
import { findLesson, lessons } from "../../course/catalogue.js";
import {
  besides,
  isDone,
  type Predicted,
  type TourPlace,
  type TourStep,
  withPlace,
} from "../../course/progress.js";
import { renderReading } from "../../course/reading.js";
import type { View } from "../../draw/view.js";
import { padEnd, truncate, widestOf } from "../../draw/width.js";
import { behind, packed, paragraph } from "../../draw/wrap.js";
import type { Shown } from "../../terminal/pages.js";
import { type ExitCode, exitCode } from "../common/commandContext.js";
import { highlightFor } from "../common/highlightFor.js";
import { type Guided, LessonSteps, programsIn } from "./tourSteps.js";

const ids: readonly string[] = lessons.map(({ id }) => id);

/** Behind these a run has been seen. */
const hasRun: ReadonlySet<TourStep> = new Set(["run", "explain", "try"]);

export class Guide {
  readonly #steps: LessonSteps;

  constructor(private readonly guided: Guided) {
    this.#steps = new LessonSteps(guided);
  }

  /**
   * @param opening what is said first
   * @param from null where there is nothing left to do
   */
  async lead(opening: readonly string[], from: TourPlace | null): Promise<ExitCode> {
    const { keeper, pages, context, words, view } = this.guided;
    const ended = (): ExitCode => (this.#steps.hasFailed ? exitCode.failed : exitCode.ok);
    if (opening.length > 0) {
      const lines = opening.flatMap((text) => paragraph(text, view().width, 2));
      const shown = await pages.show(`${lines.join("\n")}\n`);
      if (shown !== "on") return shown === "interrupted" ? exitCode.interrupted : exitCode.ok;
    }
    let place = from;
    while (place !== null) {
      const here: TourPlace = place;
      keeper.change((progress) => withPlace(progress, here));
      const shown = await this.#steps.show(here);
      const next = shown === "on" ? await this.#choose(here) : shown;
      if (next === "interrupted") return exitCode.interrupted;
      if (next === "stopped") {
        const at = keeper.progress.at ?? here;
        if (pages.hasRoom()) context.stdout.line();
        context.stdout.line(paragraph(words.stopped(at), view().width, 2).join("\n"));
        return ended();
      }
      place = next;
    }
    keeper.change((progress) => withPlace(progress, null));
    const shown = await pages.show(this.#closing());
    return shown === "interrupted" ? exitCode.interrupted : ended();
  }

  /** Waits for the reader; where to go, null for the end of the course. */
  async #choose(here: TourPlace): Promise<TourPlace | null | Exclude<Shown, "on">> {
    const { context, keeper, pages, parts, view } = this.guided;
    for (;;) {
      const key = await this.#ask(here);
      if (key === "stopped" || key === "interrupted") return key;
      if (key === "return") return this.#after(here);
      if (key === "b") return besides(here, -1, ids);
      if (key === "r") return { lesson: here.lesson, step: "run" };
      const lesson = findLesson(here.lesson);
      const shown =
        key === "l" || lesson === undefined
          ? await pages.show(await parts.listText(keeper.progress, context))
          : key === "y"
            ? await pages.show(renderReading(view(), await highlightFor(view())))
            : await this.#steps.showProgram(lesson, "typescript");
      if (shown !== "on") return shown;
    }
  }

  /** Behind the prediction the run, which is to be held against it whenever it is seen. */
  #after(here: TourPlace): TourPlace | null {
    const { at } = this.guided.keeper.progress;
    const next = besides(here, 1, ids);
    return next !== null && at?.lesson === next.lesson && at.step === next.step ? at : next;
  }

  async #ask(here: TourPlace): Promise<string> {
    const { context, pages, words, view } = this.guided;
    const { keys, enter } = words;
    const next = besides(here, 1, ids);
    const onward = here.step !== "try" ? enter[here.step] : next === null ? enter.finish : enter.next;
    const keysOf: Readonly<Record<string, string | false>> = {
      return: onward,
      b: besides(here, -1, ids) !== null && keys.back,
      r: hasRun.has(here.step) && keys.again,
      t: here.step === "watch" && programsIn(view()) === "python" && keys.typescript,
      y: here.step === "watch" && keys.reading,
      l: keys.list,
      q: keys.stop,
    };
    const offered = Object.entries(keysOf).filter(([, does]) => does !== false);
    const said = offered.map(([key, does]) => `${key === "return" ? "Enter" : key}: ${does}`);
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

/** Commands with what each is for; below each other where the width is too small. */
export function renderCommands(commands: Readonly<Record<string, string>>, { width }: View): string {
  const widest = widestOf(Object.keys(commands));
  return Object.entries(commands)
    .flatMap(([command, what]) =>
      width - widest < 26
        ? [...paragraph(command, width, 4), ...paragraph(what, width, 6)]
        : behind(`    ${padEnd(command, widest)}  `, what, width),
    )
    .join("\n");
}

/** Keys and what each does, in as many lines as they take; none is parted. */
export function keyLines(keys: readonly string[], { width, theme }: View): string[] {
  const { dot, ellipsis } = theme.glyphs;
  // The last column stays free: there the cursor stands.
  const room = width - 3;
  const cut = keys.map((key) => truncate(key, room, ellipsis));
  return packed(cut, ` ${dot} `, room).map((line) => theme.faint(`  ${line}`));
}
