import { type Table, textsOf } from "mlebench";

/** What a study's flags are called in predictions. */
const studyLabels = new Map([
  ["Negative for Pneumonia", "negative"],
  ["Typical Appearance", "typical"],
  ["Indeterminate Appearance", "indeterminate"],
  ["Atypical Appearance", "atypical"],
]);

/** The images of some studies, by id. */
export function imagesOf(studies: Table, images: Table): Table {
  const names = new Set(studyNames(studies));
  const studyOf = images.column("StudyInstanceUID");
  return images.filter((row) => names.has(studyOf.textAt(row) ?? "")).sortBy("id");
}

/** The names of the studies' folders. */
export function studyNames(studies: Table): string[] {
  return textsOf(studies.column("id")).map((id) => id.replace("_study", ""));
}

/** The label whose flag is the largest, the first one of equal ones. */
export function studyPredictions(studies: Table): string[] {
  const flags = Array.from(studyLabels, ([name, label]) => ({ label, flag: studies.column(name) }));
  return Array.from({ length: studies.rowCount }, (_, row) => {
    const values = flags.map(({ flag }) => flag.numberAt(row));
    return `${flags[values.indexOf(Math.max(...values))]!.label} 1 0 0 1 1`;
  });
}
