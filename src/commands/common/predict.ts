// A prediction of a lesson's run from the command line: the program is shown, asked about, and judged once it has run.
import { relative } from "node:path";
import { packageRoot, readSource, sourcePath } from "../../course/files.js";
import { renderSource, renderVerdict } from "../../course/prediction/drawnPrediction.js";
import { type Judgement, judge } from "../../course/prediction/prediction.js";
import { type Prediction, questionOf } from "../../course/prediction/question.js";
import { predictionWords } from "../../course/prediction/words.js";
import { paragraph } from "../../draw/wrap.js";
import { type Asked, askPrediction } from "./askPrediction.js";
import type { Context } from "./context.js";
import { isWhole, type Measurement, predictedRunOf } from "./measure.js";
import type { Target } from "./targets.js";

const nothing: Prediction = { order: null, seconds: null };

/** Shows the lesson's program, as it will run, and asks what it will do. */
export async function showAndAsk(
  target: Target,
  written: "python" | "typescript",
  context: Context,
): Promise<Asked<Prediction>> {
  const { lesson, other } = target;
  if (lesson === null) return { kind: "answered", answer: nothing };
  const { stdout } = context;
  const view = await context.view();
  const path = sourcePath(lesson, written);
  const text = readSource(path);
  stdout.line(`  ${view.theme.faint(relative(packageRoot(), path).replaceAll("\\", "/"))}`);
  stdout.line(`${renderSource(other === null ? text : other.change(text), view)}\n`);
  const question = questionOf(lesson);
  if (question.order === null && !question.seconds) {
    const said = predictionWords[context.language].ask.nothing;
    for (const line of paragraph(said, view.width, 2)) stdout.line(line);
    stdout.line();
    return { kind: "answered", answer: nothing };
  }
  const asked = await askPrediction(question, context);
  stdout.line();
  return asked;
}

/** Tells what came of a prediction; null where there was none, or the run says nothing about it. */
export async function verdictOn(
  prediction: Prediction,
  run: Measurement,
  context: Context,
): Promise<Judgement | null> {
  const { lesson } = run.target;
  if (lesson === null || !isWhole(run)) return null;
  if (prediction.order === null && prediction.seconds === null) return null;
  const judgement = judge(questionOf(lesson), prediction, predictedRunOf(run));
  context.stdout.line(`\n${renderVerdict(judgement, await context.view())}`);
  return judgement;
}
