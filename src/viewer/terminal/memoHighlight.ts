// A highlighter that remembers: the same program is drawn again and again.
import type { CodePiece, Highlight } from "../../draw/source/programs.js";

export function memoHighlight(highlight: Highlight): Highlight {
  const known = new Map<string, readonly (readonly CodePiece[])[]>();
  return (code, written) => {
    let pieces = known.get(code);
    if (pieces === undefined) {
      pieces = highlight(code, written);
      known.set(code, pieces);
    }
    return pieces;
  };
}
