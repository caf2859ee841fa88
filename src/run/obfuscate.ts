import { createHmac } from "node:crypto";

/** What stands in a text for a competition's name. */
const STAND_IN = "this task";

export interface NamedCompetition {
  id: string;
  title: string;
}

/**
 * An id that does not tell the competition: the same within a run group, another in the next.
 * @param salt the run group's secret, since known ids could be tried otherwise.
 */
export function opaqueId(competitionId: string, salt: string): string {
  return `task-${createHmac("sha256", salt).update(competitionId).digest("hex").slice(0, 8)}`;
}

/**
 * A description without what names the competition or its host outright: id (also with spaces or
 * underscores), title, addresses on the web, "Kaggle". It says nothing else in other words, so
 * whoever knows the competition's data or subject may still recognise it.
 */
export function withoutNames(description: string, { id, title }: NamedCompetition): string {
  const names = [id, title].map((name) => name.split(/[^\p{L}\p{N}]+/u).filter(Boolean));
  const patterns = [
    /<?(?:https?:\/\/|www\.)[^\s<>)\]]+>?/giu,
    ...names.filter((words) => words.length > 0).map(wordsPattern),
    /kaggle(?:\.com|[rs]|'s)?/giu,
  ];
  const unlinked = description.replaceAll(MARKDOWN_LINK, (_, label: string) => label);
  return patterns.reduce((text, pattern) => text.replaceAll(pattern, STAND_IN), unlinked);
}

const MARKDOWN_LINK = /\[([^\]]*)\]\(\s*(?:https?:|www\.)[^)]*\)/giu;

/** Words one after another, whatever stands between them, as in "Spaceship_Titanic". */
function wordsPattern(words: readonly string[]): RegExp {
  return new RegExp(words.join("[^\\p{L}\\p{N}]*"), "giu");
}
