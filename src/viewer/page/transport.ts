// What moves through the run: the slider, the buttons beside it, the speed, and the two fields to go to a moment.

import { seconds } from "../../draw/figures.js";
import { capital } from "../../draw/say.js";
import { perSecond, type StepKey, type StepState } from "../model/control.js";
import type { StepModel } from "../model/steps.js";
import { type Attributes, button, type Child, h, keyHint, type Said, setText, svg, whenSaid } from "./dom.js";
import { keyNamed, keyWritten } from "./keys.js";
import type { PageWords } from "./words.js";

/** What the buttons show, on a ground of 24 by 24. */
const icons = {
  first: "M6 5h2v14H6zM20 5v14L9 12z",
  back: "M17 5v14L7 12z",
  play: "M7 4v16l13 -8z",
  pause: "M6 5h4v14H6zM14 5h4v14h-4z",
  on: "M7 5v14l10 -7z",
  last: "M16 5h2v14h-2zM4 5v14l11 -7z",
} as const;

export function makeTransport(press: (key: StepKey) => void, slide: (step: number) => void) {
  /** A button that does what a key does. */
  const does = (key: StepKey, attributes: Attributes, ...children: readonly Child[]) =>
    button(() => press(key), { "data-key": key.name || key.text, ...attributes }, ...children);
  const named = (name: Said): Attributes => ({ "aria-label": name, title: name });
  const icon = (key: StepKey, path: SVGPathElement, name: Attributes) => {
    const picture = svg("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" }, path);
    return does(key, { class: "icon", ...name }, picture);
  };
  const step = (key: StepKey, shown: "first" | "back" | "on" | "last", name: Said) =>
    icon(key, svg("path", { d: icons[shown] }), named(name));
  const jump = (key: string, name: Said) => does(keyWritten(key), {}, name, keyHint(key));
  const pace = (key: string, sign: string, name: Said) => does(keyWritten(key), named(name), sign);

  const slider = h("input", { type: "range", min: 0, step: 1, id: "slider" });
  slider.addEventListener("input", () => slide(slider.valueAsNumber));
  const time = h("span", { class: "time" });
  const count = h("output", { for: "slider", class: "count" });
  const iteration = h("span", { class: "faint" });
  const speed = h("span", { class: "rate" });
  const playPath = svg("path");
  const play = icon(keyNamed("space"), playPath, {});
  const element = h(
    "section",
    { class: "transport", "aria-label": ({ playback }) => playback },
    h("p", { class: "place" }, time, count, iteration),
    h("label", { for: "slider", class: "hidden" }, ({ slider }) => slider),
    slider,
    h(
      "div",
      { class: "steps row" },
      step(keyWritten("g"), "first", ({ first }) => first),
      step(keyNamed("left"), "back", ({ previous }) => previous),
      play,
      step(keyNamed("right"), "on", ({ next }) => next),
      step(keyWritten("G"), "last", ({ last }) => last),
    ),
    h(
      "div",
      { class: "jumps row" },
      jump("p", ({ previousOfTask }) => previousOfTask),
      jump("n", ({ nextOfTask }) => nextOfTask),
      jump("i", ({ nextIteration }) => nextIteration),
      jump("o", ({ nextOutput }) => nextOutput),
    ),
    h(
      "div",
      { class: "speeds row", role: "group", "aria-label": ({ speed }) => speed },
      pace("-", "−", ({ slower }) => slower),
      speed,
      pace("+", "+", ({ faster }) => faster),
    ),
  );
  return {
    element: h("div", { class: "dock" }, element),
    show(model: StepModel, state: StepState, words: PageWords): void {
      const place = words.eventOf(model.step, model.steps);
      slider.max = String(model.steps);
      slider.value = String(model.step);
      slider.setAttribute("aria-valuetext", `${place}, ${seconds(model.at)}`);
      setText(count, place);
      setText(time, seconds(model.at));
      setText(iteration, words.iteration(model.iteration));
      setText(speed, words.perSecond(String(perSecond(state))));
      const next = state.isPlaying ? "pause" : "play";
      playPath.setAttribute("d", icons[next]);
      play.setAttribute("aria-label", words[next]);
      play.title = words[next];
    },
  };
}

/** Goes to such a moment, or answers that there is none. */
type Seek = (text: string) => string;

/** @param leave goes back to the viewer, whose keys are typed text as long as a field has the focus */
export function makeJump(toTime: Seek, find: Seek, leave: () => void) {
  const answer = h("p", { class: "answer", role: "status" });
  whenSaid(() => setText(answer, ""));
  /** @param texts what stands before the field, in it as long as it is empty, and on its button */
  const form = (
    input: HTMLInputElement,
    key: string,
    seek: Seek,
    texts: (words: PageWords) => readonly [name: string, empty: string, does: string],
  ): HTMLFormElement => {
    input.autocomplete = "off";
    whenSaid((words) => {
      input.placeholder = texts(words)[1];
    });
    const named = { class: "row faint", for: input.id };
    const label = h("label", named, (words) => texts(words)[0], keyHint(key));
    const does = h("button", { type: "submit" }, (words) => texts(words)[2]);
    const made = h("form", { class: "row" }, label, input, does);
    made.addEventListener("submit", (event) => {
      event.preventDefault();
      const given = input.value.trim();
      const missed = given === "" ? "" : seek(given);
      setText(answer, capital(missed));
      if (missed === "" && document.activeElement === input) leave();
    });
    return made;
  };
  const time = h("input", { id: "time", inputmode: "decimal", size: 6 });
  const search = h("input", { id: "search", type: "search", size: 15 });
  const times = form(time, "t", toTime, ({ time, seconds, jump }) => [time, seconds, jump]);
  const searches = form(search, "/", find, ({ search, searched, find }) => [search, searched, find]);
  searches.setAttribute("role", "search");
  const element = h(
    "section",
    { class: "jump wraps", "aria-label": ({ jump }) => jump },
    times,
    searches,
    answer,
  );
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    leave();
  });
  return {
    element,
    /** To type a time, or what is searched. */
    focus(field: "time" | "search"): void {
      const input = { time, search }[field];
      input.focus();
      input.select();
    },
  };
}
