// The one way to say counts and lists in each language. All catalogues of words are made with these; a span of time is
// always written as `seconds` of `figures.ts` does.

const small = "no one two three four five six seven eight nine ten eleven twelve".split(" ");
const places = "first second third fourth fifth sixth seventh eighth ninth tenth".split(" ");

/** `200,000`: the same in both languages. */
export const thousands = (number: number): string => number.toLocaleString("en");

const spelled = (number: number): string => small[number] ?? String(number);

const plural = (number: number, noun: string): string => (number === 1 ? noun : `${noun}s`);

function joined(items: readonly string[], conjunction: string): string {
  return items.length < 2
    ? (items[0] ?? "")
    : `${items.slice(0, -1).join(", ")} ${conjunction} ${items.at(-1)}`;
}

export const english = {
  /** `1 lesson`, `3 lessons` */
  count: (number: number, noun: string) => `${number} ${plural(number, noun)}`,
  /** A number within a sentence, spelled where it is small: `three`, `13` */
  spelled,
  /** `one wait`, `13 waits` */
  spelledCount: (number: number, noun: string) => `${spelled(number)} ${plural(number, noun)}`,
  /** `first`, `third`, `11th`, `22nd` */
  ordinal(place: number): string {
    const word = places[place - 1];
    if (word !== undefined) return word;
    const isTeen = place % 100 >= 11 && place % 100 <= 13;
    return `${place}${isTeen ? "th" : (["th", "st", "nd", "rd"][place % 10] ?? "th")}`;
  },
  separator: ", ",
  /** `a, b, c` */
  list: (items: readonly string[]) => items.join(", "),
  /** `a, b and c` */
  and: (items: readonly string[]) => joined(items, "and"),
  /** `a, b or c` */
  or: (items: readonly string[]) => joined(items, "or"),
  /** What the system says, as the end of a sentence. */
  ended: (reason: string) => (reason.endsWith(".") ? reason : `${reason}.`),
};

export const japanese = {
  /** `三つ` up to nine, `10個` from ten on */
  count: (number: number) =>
    number >= 1 && number <= 9 ? `${"一二三四五六七八九"[number - 1]}つ` : `${number}個`,
  separator: "、",
  list: (items: readonly string[]) => items.join("、"),
  /** A space parts a Latin text from the Japanese before it. */
  afterJapanese: (text: string) => (/^[\w`]/.test(text) ? ` ${text}` : text),
  /** And from that behind it. */
  beforeJapanese: (text: string) => (/[\w`]$/.test(text) ? `${text} ` : text),
};

export const say = { en: english, ja: japanese };

/** A text as it begins a line or a sentence. */
export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
