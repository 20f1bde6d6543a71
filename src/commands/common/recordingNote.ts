// What is told on a terminal while a run is recorded that is only looked at afterwards: what goes on, how many events there
// are so far, and how to end it. It is taken away once there is something else to look at.
import { paragraph } from "../../draw/wrap.js";
import { type LiveArea, startLiveArea } from "../../terminal/liveArea.js";
import type { CommandContext } from "./commandContext.js";
import type { ClockOptions } from "./options.js";
import { reportWords } from "./reportWords.js";
import { namedBy } from "./targets.js";
import { isTraceFile } from "./traceOf.js";

export interface RecordingNote {
  /** One more event has arrived. */
  readonly count: () => void;
  readonly stop: () => void;
}

/** What is said of a recording that may last; null of a trace, and of a lesson in virtual time, which is over at once. */
export function recordingOf(
  name: string,
  { speed }: ClockOptions,
  { words, language }: CommandContext,
): string | null {
  if (isTraceFile(name)) return null;
  const { label, lesson } = namedBy(name, words);
  const isVirtual = lesson?.clock === "any" && speed === undefined;
  return isVirtual ? null : reportWords[language].recording(label);
}

/**
 * @param sentence null: nothing is told
 * @param onShown called when it is shown: what it promises holds from then on
 */
export function noteRecording(
  sentence: string | null,
  context: CommandContext,
  onShown: () => void = () => {},
): RecordingNote {
  const { isAnimated, stdout, stderr, terminal, language } = context;
  let events = 0;
  let isOver = false;
  let area: LiveArea | null = null;
  const show = async (sentence: string): Promise<void> => {
    const view = await context.view();
    const draw = (): string => {
      const { width } = context.resized(view);
      const count = events === 0 ? "" : reportWords[language].eventsSoFar(events);
      return paragraph(sentence + count, width, 2)
        .join("\n")
        .trimStart();
    };
    const started = isAnimated ? await startLiveArea(draw, stdout, view.theme.ascii, terminal) : null;
    if (isOver) return started?.stop();
    if (started === null) stderr.line(paragraph(sentence, view.width, 2).join("\n"));
    area = started;
    onShown();
  };
  // Nobody but a person at a terminal wonders; and what cannot be run is told of before anything else is.
  const timer =
    sentence !== null && terminal.stderr.isTTY === true
      ? setTimeout(() => void show(sentence), 0)
      : undefined;
  return {
    count() {
      events++;
    },
    stop() {
      isOver = true;
      clearTimeout(timer);
      area?.stop();
    },
  };
}
