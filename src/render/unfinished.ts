// What a run that was cut short (time-out, Ctrl-C) was waiting for, task by task.
import { type LiveState, unfinishedOf } from "../trace/live.js";
import type { View } from "./view.js";
import { detailOf, stateGlyph, taskLabels } from "./waiting.js";
import { paragraph } from "./width.js";

/** @param data the state that the last event left behind */
export function renderUnfinished(data: LiveState, view: View): string {
  const { messages, width } = view;
  const left = unfinishedOf(data);
  if (left.length === 0) return paragraph(messages.unfinished.none, width, 2).join("\n");
  const labels = taskLabels(data);
  const lines = left.flatMap((task) => {
    const label = labels[data.tasks.indexOf(task)] ?? task.name;
    const text = [label, messages.live.state[task.doing.state], detailOf(task, data, null, view)];
    const [first = "", ...rest] = paragraph(text.filter((word) => word !== "").join("  "), width, 4);
    return [`  ${stateGlyph(task, view)} ${first.trimStart()}`, ...rest];
  });
  return [...paragraph(messages.unfinished.heading(data.at), width, 2), ...lines].join("\n");
}
