// The page: the viewer of the trace that stands in the document. It has one state, which the keys and controls change as
// in the terminal's viewer, and from which every pane is drawn anew.

import type { Language } from "../../draw/view.js";
import { harmlessTrace } from "../../trace/harmless.js";
import { restoreNever } from "../../trace/never.js";
import { Timeline } from "../../trace/state/timeline.js";
import { firstState, jump, perSecond, playOn, pressed, type StepKey, search } from "../model/control.js";
import { type PagePayload, payloadId, type SourceLanguage, usualSource } from "../model/source.js";
import { Steps } from "../model/steps.js";
import { sayIn } from "./dom.js";
import { makeHelp } from "./help.js";
import { keepInLink, placeInLink, recall, remember, themeChoices } from "./kept.js";
import { stepKeyOf } from "./keys.js";
import { makeLayout, type PageState } from "./layout.js";
import { makeJump, makeTransport } from "./transport.js";
import { pageWords } from "./words.js";

const holder = document.getElementById(payloadId);
if (holder === null) throw new Error(`no #${payloadId} in the page`);
// Written by the same version's export, which has checked it.
const recorded = JSON.parse(holder.textContent) as PagePayload;
holder.remove();
for (const event of recorded.document.events) restoreNever(event);
const payload = { ...recorded, document: harmlessTrace(recorded.document) };
const trace = payload.document;

const linked = placeInLink(location.hash) ?? { event: 0, internals: false };
let steps = new Steps(trace, new Timeline(trace.events), linked.internals);
let state: PageState = {
  ...firstState(sourceAtFirst(), languageAtFirst()),
  event: eventAt(linked.event),
  theme: recall("theme", themeChoices) ?? "auto",
  internals: linked.internals,
};
/** In which language everything stands; null: in none yet. */
let said: Language | null = null;
/** Events a second; 0: nothing plays. */
let pace = 0;
let ticking = 0;
let isDue = false;

const systemDark = matchMedia("(prefers-color-scheme: dark)");
const help = makeHelp();
const transport = makeTransport(press, (step) => goTo(steps.shown.at(step)));
const fields = makeJump(
  (text) => seek(jump, "notATime", text),
  (text) => seek(search, "notFound", text),
  () => layout.focus(),
);
const layout = makeLayout(payload, steps, fields.element, {
  change,
  goToTime: (at) => goTo(steps.shown.atTime(at)),
  toggleHelp: help.toggle,
});

document.body.append(layout.element, transport.element, help.element);
document.addEventListener("keydown", (event) => {
  const key = event.defaultPrevented || !help.keysAreOn() ? null : stepKeyOf(event);
  if (key === null) return;
  event.preventDefault();
  press(key);
});
addEventListener("hashchange", () => {
  const place = placeInLink(location.hash);
  if (place === null) return;
  change({ internals: place.internals });
  goTo(eventAt(place.event));
});
systemDark.addEventListener("change", drawSoon);
draw();

function languageAtFirst(): Language {
  return recall("language", ["en", "ja"]) ?? (navigator.language.startsWith("ja") ? "ja" : "en");
}

function sourceAtFirst(): SourceLanguage {
  const chosen = recall("source", ["typescript", "python"]);
  const usual = usualSource(trace);
  return chosen !== null && trace.programs[chosen] !== null ? chosen : usual;
}

/** The event at a place of the address: one that lies behind the end is the last one. */
function eventAt(place: number): number {
  return steps.shown.at(Math.min(place, steps.shown.length));
}

function press(key: StepKey): void {
  // What the terminal asks for in its last line, a page has fields for.
  if (key.text === "t") fields.focus("time");
  else if (key.text === "/") fields.focus("search");
  else if (key.text === "?") help.toggle();
  else change(pressed(key, state, steps) ?? {});
}

function goTo(event: number): void {
  change({ event, isPlaying: false });
}

/** Goes to such a moment, or answers that there is none. */
function seek(to: typeof jump, missed: "notATime" | "notFound", text: string): string {
  const next = to(text, { ...state, isPlaying: false }, steps);
  change(next);
  return next.footer.kind === "note" ? pageWords[next.language][missed](text) : "";
}

function change(changes: Partial<PageState>): void {
  const before = state;
  state = { ...before, ...changes };
  for (const choice of ["language", "source", "theme"] as const)
    if (state[choice] !== before[choice]) remember(choice, state[choice]);
  if (state.internals !== before.internals) {
    steps = new Steps(trace, steps.timeline, state.internals);
    // The nearest of the events that are shown now.
    goTo(eventAt(steps.shown.placeOf(state.event)));
  }
  tickAsDue();
  drawSoon();
}

/** Lets the run play at the state's speed, or stand still. */
function tickAsDue(): void {
  const wanted = state.isPlaying ? perSecond(state) : 0;
  if (wanted === pace) return;
  pace = wanted;
  clearInterval(ticking);
  if (pace > 0) ticking = setInterval(() => change(playOn(state, steps)), 1000 / pace);
}

/** Before the browser paints next: however fast a slider moves, only what is seen is drawn. */
function drawSoon(): void {
  if (isDue) return;
  isDue = true;
  requestAnimationFrame(draw);
}

function draw(): void {
  isDue = false;
  const { language, theme, internals } = state;
  const system = systemDark.matches ? "dark" : "light";
  document.documentElement.dataset.theme = theme === "auto" ? system : theme;
  if (said !== language) sayIn(language);
  said = language;
  const model = steps.model(state);
  transport.show(model, state, pageWords[language]);
  layout.show(model, state, steps, pageWords[language]);
  keepInLink({ event: model.step, internals });
}
