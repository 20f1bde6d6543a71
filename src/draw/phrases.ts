// Where a Japanese text may break: between its phrases. A phrase begins with its meaning, mostly in kanji, katakana or
// Latin, and ends with its grammar in hiragana, so the kinds of characters tell, and nothing has to be loaded.

const kana = "\\p{Script=Hiragana}";
const kanji = "\\p{Script=Han}";
const ideograph = `[${kanji}\\p{Script=Katakana}]`;
const closing = "、。，．：；）」』】！？";
const opening = "（「『【";
/** The small kana and marks that belong to what is before them. */
const small = "ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ々・";

/** With these a line never begins. */
export const neverFirst = new RegExp(`^[${closing}${small}]`, "u");
/** With these a line never ends; a number stays with its counter. */
export const neverLast = new RegExp(`[${opening}\\d]$`, "u");

const places = [
  `(?<=[、。，．：；！？])(?![${closing}])`,
  `(?<=[）」』】])(?![${closing}${small}${kana}\\s])`,
  `(?=[${opening}])`,
  // After a Latin word, unless grammar follows it ("await は"), or a number's counter or unit.
  `(?<=\\s)(?![\\s${kana}${closing}])(?<!\\d\\s(?=${ideograph}|s\\b))`,
  // After hiragana, unless a word goes on: a stem (動き続ける, 受け取る), a polite beginning (お待ち), 三つ目, もう一度.
  `(?<=${kana})(?<![おご])(?<!(?:もう|あと|一つ)(?=[一\\d]))(?<!${kanji}${kana}?[いえきけげしちびみめりれ](?=${ideograph}))` +
    `(?![目${kana}${small}${closing}\\s\\p{M})\\]},.:;!?])`,
];

let boundary: RegExp | undefined;

/** The text in pieces between which a line may break; their sum is the text. */
export function phrasesOf(text: string): string[] {
  // Reading such an expression takes most of a millisecond, which `list` in English has no use for.
  boundary ??= new RegExp(`(?<![${opening}])(?:${places.join("|")})`, "u");
  return text.split(boundary);
}
