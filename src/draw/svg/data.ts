// What of a trace stands in its picture.
import type { TraceDocument } from "../../trace/document.js";
import { type Lane, lanesOf } from "../../trace/lanes.js";
import { laneTree } from "../../trace/laneTree.js";
import type { Language } from "../language.js";
import { pickLanes } from "../names.js";
import type { TimelineSvg } from "./timeline.js";

export function timelineSvgOf(document: TraceDocument, language: Language): TimelineSvg {
  const { lesson, title, source, events } = document;
  return {
    name: lesson,
    title: title[language],
    source,
    elapsed: events.at(-1)?.at ?? 0,
    lanes: lanesOfDocument(document),
  };
}

/** The lanes that the document names, in its order; where it names none, all, in the order of their tree. */
export function lanesOfDocument({ events, lanes }: Pick<TraceDocument, "events" | "lanes">): Lane[] {
  const all = lanesOf(events);
  return lanes.length === 0 ? laneTree(all).map(({ lane }) => lane) : pickLanes(all, lanes);
}
