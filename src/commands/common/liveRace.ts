// The text beside a spinner while runs race: a heading, then one bar a lesson that grows with its time.
// Rule: no line is ever wrapped, as in `watchRun`.
import { bar, orderText, seconds } from "../../draw/figures.js";
import type { View } from "../../draw/view.js";
import { padEnd, padStart, truncate, widestOf, widthOf } from "../../draw/width.js";
import { fitLines } from "../../draw/window.js";
import { drawWords } from "../../draw/words.js";
import { type LiveArea, startLiveArea } from "../../terminal/liveArea.js";
import type { Second, TraceEvent } from "../../trace/event.js";
import type { CommandContext } from "./commandContext.js";
import { reportWords } from "./reportWords.js";

export interface LiveRunner {
  readonly label: string;
  readonly state: "running" | "finished" | "failed";
  /** Program seconds since it began; its elapsed time once it has ended. */
  readonly at: Second;
  /** What it printed so far, at least the first of it. */
  readonly order: readonly string[];
}

/** So much of an order is drawn, in columns. */
const widestOrder = 12;
/** Each line but the first takes a column for the space before it: of more lines nothing is seen. */
const mostInOrder = widestOrder + 1;

/** What is shown of one run while it lasts, and of which nothing else is kept once it has ended. */
export class RacingRun {
  hasBegun = false;
  #since: number | null = null;
  #order: string[] = [];
  #ended: LiveRunner | null = null;

  /** @param speed program seconds in one second */
  constructor(
    private readonly label: string,
    private readonly speed = 1,
  ) {}

  /** @param since when its time begins, as `performance.now()` tells it; null: with its first event */
  begin(since: number | null): void {
    this.hasBegun = true;
    this.#since = since;
    this.#order = [];
    this.#ended = null;
  }

  see(event: TraceEvent): void {
    this.#since ??= performance.now();
    if (event.kind !== "output" || event.stream !== "stdout" || this.#order.length >= mostInOrder) return;
    this.#order.push(...event.text.split("\n", mostInOrder));
  }

  /** @param known what is known of it now, where that is more than was seen */
  end(isGood: boolean, known: { readonly elapsed: Second; readonly order: readonly string[] } | null): void {
    const { at, order } = known === null ? this.now() : { at: known.elapsed, order: known.order };
    const state = isGood ? "finished" : "failed";
    this.#ended = { label: this.label, state, at, order: order.slice(0, mostInOrder) };
  }

  now(): LiveRunner {
    if (this.#ended !== null) return this.#ended;
    const at = this.#since === null ? 0 : ((performance.now() - this.#since) / 1000) * this.speed;
    return { label: this.label, state: "running", at, order: this.#order };
  }
}

export interface LiveRace {
  readonly runners: readonly LiveRunner[];
  /** How many there are in all, where some have not begun yet; else all are `runners`. */
  readonly total?: number;
  /** The time that a whole bar stands for; a bar that is longer stays whole. */
  readonly full: Second;
}

/** Shows a race on the terminal while it lasts. */
export async function showRace(race: () => LiveRace, context: CommandContext): Promise<LiveArea> {
  const view = await context.view();
  const draw = (): string => renderLiveRace(race(), context.liveLines(), context.resized(view));
  return startLiveArea(draw, context.stdout, view.theme.ascii, context.terminal);
}

/** The first line leaves two columns for the spinner. Runners for which `maxLines` leaves no room are counted. */
export function renderLiveRace({ runners, total, full }: LiveRace, maxLines: number, view: View): string {
  const { width, theme, language } = view;
  const { ellipsis } = theme.glyphs;
  const { shown, hidden } = fitLines(runners, maxLines - 1);
  const labels = shown.map(({ label }) => truncate(label, Math.floor(width / 3), ellipsis));
  const times = shown.map(({ at }) => seconds(at));
  const orders = shown.map(({ order }) => orderText(order.slice(0, mostInOrder)));
  const labelWidth = widestOf(labels);
  const timeWidth = widestOf(times);
  const orderWidth = Math.min(widestOf(orders), widestOrder);
  const cells = Math.min(60, width - 4 - labelWidth - 2 - timeWidth - 2 - orderWidth - 2);
  const lines = shown.map(({ state, at }, index) => {
    const paint = { ...theme.state, ...theme.outcome }[state];
    const glyph = { ...theme.glyphs.state, ...theme.glyphs.outcome }[state];
    const drawn = cells >= 4 ? bar(full > 0 ? at / full : 0, cells, theme) : "";
    const order = truncate(orders[index] ?? "", orderWidth, ellipsis);
    const head = `  ${paint(glyph)} ${padEnd(labels[index] ?? "", labelWidth)}  `;
    const tail = `${padStart(times[index] ?? "", timeWidth)}${cells >= 4 ? `  ${order}` : ""}`.trimEnd();
    return drawn === ""
      ? head + tail
      : `${head}${paint(drawn)}${" ".repeat(cells - widthOf(drawn))}  ${tail}`;
  });
  if (hidden !== null) lines.push(`  ${theme.faint(drawWords[language].more(hidden))}`);
  const done = runners.filter(({ state }) => state !== "running").length;
  const heading = reportWords[language].live.racing(done, total ?? runners.length);
  return [truncate(heading, width - 2, ellipsis), ...lines].join("\n");
}
