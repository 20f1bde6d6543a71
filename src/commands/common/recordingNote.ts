// What is told on a terminal while a run is recorded that is only looked at afterwards: what goes on, how many events there
// are so far, and how to end it. It is taken away once there is something else to look at.
import { paragraph } from "../../draw/wrap.js";
import { type LiveArea, startLiveArea } from "../../terminal/liveArea.js";
import type { CommandContext } from "./commandContext.js";
import { reportWords } from "./reportWords.js";

/** What is over so many milliseconds after the command's own begin needs no word. */
const patience = 150;

export interface RecordingNote {
  /** One more event has arrived. */
  readonly count: () => void;
  readonly stop: () => void;
}

/** @param onShown called when it is shown: what it promises holds from then on */
export function noteRecording(
  sentence: string,
  context: CommandContext,
  onShown: () => void = () => {},
): RecordingNote {
  const { isAnimated, stdout, stderr, terminal, language } = context;
  let events = 0;
  let isOver = false;
  let area: LiveArea | null = null;
  const show = async (): Promise<void> => {
    const view = await context.view();
    const draw = (): string => {
      const { width } = context.resized(view);
      const count = events === 0 ? "" : reportWords[language].eventsSoFar(events);
      return paragraph(sentence + count, width, 2)
        .join("\n")
        .trimStart();
    };
    const started = isAnimated ? await startLiveArea(draw, stdout, view.theme.ascii, terminal) : null;
    if (started === null) stderr.line(paragraph(sentence, view.width, 2).join("\n"));
    if (isOver) started?.stop();
    else onShown();
    area = started;
  };
  // Nobody but a person at a terminal wonders.
  const timer =
    terminal.stderr.isTTY === true
      ? setTimeout(() => void show(), Math.max(0, patience - performance.now()))
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
