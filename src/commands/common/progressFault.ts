// What is wrong with the file of a learner's progress, in words. Loaded only where there is something to tell.
import type { Language } from "../../draw/language.js";
import type { ProgressFault } from "./progressFile.js";

const sentence = (reason: string): string => (reason.endsWith(".") ? reason : `${reason}.`);

function en(fault: ProgressFault): string {
  switch (fault.kind) {
    case "no-home":
      return "note: there is no home folder to keep your progress in, so it is not saved. Set XDG_DATA_HOME to a folder.";
    case "damaged":
      return fault.kept === null
        ? `note: the progress in '${fault.file}' is damaged and counts for nothing.`
        : `note: the progress in '${fault.file}' was damaged. It is kept as '${fault.kept}', and you begin anew.`;
    case "unreadable":
      return `note: cannot read your progress, so it is not saved either: ${sentence(fault.reason)} ('${fault.file}')`;
    case "unwritable":
      return `note: cannot save your progress; all else goes on: ${sentence(fault.reason)} ('${fault.file}')`;
  }
}

function ja(fault: ProgressFault): string {
  switch (fault.kind) {
    case "no-home":
      return "注意：ホームフォルダがないため、進み具合を保存できません。保存するには XDG_DATA_HOME にフォルダを指定してください。";
    case "damaged":
      return fault.kept === null
        ? `注意：進み具合のファイル「${fault.file}」が壊れているため、記録がないものとして扱います。`
        : `注意：進み具合のファイル「${fault.file}」が壊れていたので、「${fault.kept}」に移し、新しい記録を始めます。`;
    case "unreadable":
      return `注意：進み具合のファイル「${fault.file}」を読めないため、保存もしません：${fault.reason}`;
    case "unwritable":
      return `注意：進み具合を「${fault.file}」に保存できませんが、レッスンはそのまま続けられます：${fault.reason}`;
  }
}

const catalogue: Readonly<Record<Language, (fault: ProgressFault) => string>> = { en, ja };

export function progressFault(language: Language): (fault: ProgressFault) => string {
  return catalogue[language];
}
