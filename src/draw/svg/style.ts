// How the pictures look, on light and on dark ground. Rule: a state is told by its shape, colour only underlines it.
// Every colour is written out in both places: what draws pictures outside browsers often knows no variables in CSS.

/** Of letters, and of figures and names, with what Japanese is written in where the first ones have none. */
const sans = `system-ui, -apple-system, "Segoe UI", "Helvetica Neue", "Noto Sans", "Liberation Sans", "Hiragino Sans", "Yu Gothic UI", "Noto Sans JP", "Noto Sans CJK JP", sans-serif`;
const mono = `ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", "DejaVu Sans Mono", "Hiragino Sans", "BIZ UDGothic", "Noto Sans Mono CJK JP", "Noto Sans CJK JP", monospace`;

const light = {
  ground: "#ffffff",
  edge: "#d1d9e0",
  grid: "#e4e8ec",
  text: "#1f2328",
  faint: "#59636e",
  running: "#1a7f37",
  waiting: "#3f979e",
  ready: "#0969da",
  blocked: "#a0278a",
  failed: "#c21c28",
};

const dark: typeof light = {
  ground: "#0d1117",
  edge: "#3d444d",
  grid: "#232a33",
  text: "#f0f6fc",
  faint: "#9ba3ad",
  running: "#3fb950",
  waiting: "#2f9ca4",
  ready: "#58a6ff",
  blocked: "#f778ba",
  failed: "#ff7b72",
};

function rules(colors: typeof light): string {
  return [
    `.ground{fill:${colors.ground};stroke:${colors.edge}}`,
    `.grid{stroke:${colors.grid}}`,
    `.edge{stroke:${colors.edge}}`,
    `text{fill:${colors.text}}`,
    `.faint{fill:${colors.faint}}`,
    `.stem{stroke:${colors.faint}}`,
    `.running{fill:${colors.running}}`,
    `.turns{fill:${colors.running}}`,
    `.waiting{fill:${colors.waiting}}`,
    `.ready{fill:${colors.ground};stroke:${colors.ready}}`,
    `.blocked{fill:${colors.blocked}}`,
    `.failed{stroke:${colors.failed};fill:${colors.ground}}`,
    `.cancelled{stroke:${colors.blocked};fill:${colors.ground}}`,
    `.unfinished{fill:${colors.blocked}}`,
    `.asked{fill:${colors.blocked};stroke:${colors.ground}}`,
  ].join("\n");
}

/**
 * @param scope the class of the picture's root: the rules hold nowhere else, also where it stands within a page
 */
export function styleOf(scope: string): string {
  const within = (css: string): string => css.replace(/^(?=[.\w])/gm, `.${scope} `);
  const shapes = [
    `text{font:13px ${mono};white-space:pre}`,
    ".small{font-size:11px}",
    `.title{font:600 16px ${sans}}`,
    `.words{font-family:${sans}}`,
    `.strong{font-weight:600}`,
    ".ready{stroke-width:1.5}",
    ".failed,.cancelled{stroke-width:2.5;stroke-linecap:round}",
  ].join("\n");
  const split = (css: string): string => css.replaceAll(",.", `,.${scope} .`);
  return [
    split(within(shapes)),
    within(rules(light)),
    "@media (prefers-color-scheme:dark){",
    within(rules(dark)),
    "}",
  ].join("\n");
}
