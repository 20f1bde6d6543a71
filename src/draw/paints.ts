// The 16 ANSI colours, from chalk. Apart from the theme, because chalk takes a while to load and is often not needed.
import { Chalk } from "chalk";
import type { Paint, Paints } from "./theme.js";

const chalk = new Chalk({ level: 1 });

// Chalk's own functions join all their arguments: handed to `map` they would print the index as well.
const only =
  (style: Paint): Paint =>
  (text) =>
    style(text);

export const paints: Paints = {
  green: only(chalk.green),
  magenta: only(chalk.magenta),
  cyan: only(chalk.cyan),
  blue: only(chalk.blue),
  red: only(chalk.red),
  bold: only(chalk.bold),
  dim: only(chalk.dim),
};
