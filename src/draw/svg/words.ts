// What stands in pictures alone: what is read aloud of one, and a comparison's title.
import type { Second } from "../../trace/event.js";
import type { Lane } from "../../trace/lanes.js";
import { seconds } from "../figures.js";
import { english, japanese } from "../say.js";
import { drawWords } from "../words.js";

const en = {
  lane(name: string, { from, to, outcome, outputs }: Lane): string {
    const ending = outcome === "finished" ? "" : `, ${drawWords.en.outcomes[outcome]}`;
    const texts =
      outputs.length > 3 ? `${outputs.length} lines` : english.and(outputs.map(({ text }) => text));
    const printed = texts === "" ? "" : `, printed ${texts}`;
    return `${name}: from ${from.toFixed(3)} to ${seconds(to)}${ending}${printed}`;
  },
  /** Between what is said of two lanes. */
  between: "; ",
  end: ".",
  comparison: "runs on one time axis",
  describedRun: (label: string, elapsed: Second, lanes: string) => `${label}, ${seconds(elapsed)}: ${lanes}`,
};

const ja: typeof en = {
  lane(name, { from, to, outcome, outputs }) {
    const ending = outcome === "finished" ? "" : `、${drawWords.ja.outcomes[outcome]}`;
    const texts = outputs.length > 3 ? `${outputs.length}行` : japanese.list(outputs.map(({ text }) => text));
    const printed = texts === "" ? "" : `、${texts} を出力`;
    return `${name}：${seconds(from)} から ${seconds(to)} まで${ending}${printed}`;
  },
  between: "。",
  end: "。",
  comparison: "実行を同じ時間軸で比べる",
  describedRun: (label, elapsed, lanes) => `${label}（${seconds(elapsed)}）　${lanes}`,
};

export const svgWords = { en, ja };
