import { type Column, int64Column } from "./column.ts";

/**
 * One int64 column of 0 and 1 per class, in the order of `classes`: 1 where the column's text is
 * the class. A value that is none of the classes, or missing, is 0 everywhere.
 */
export function oneHot(column: Column, classes: readonly string[]): [string, Column][] {
  const places = new Map(classes.map((name, place) => [name, place]));
  const indicators = classes.map(() => new Float64Array(column.length));
  for (let row = 0; row < column.length; row++) {
    const text = column.textAt(row);
    const place = text === null ? undefined : places.get(text);
    if (place !== undefined) indicators[place]![row] = 1;
  }
  return classes.map((name, place) => [name, int64Column(indicators[place]!)]);
}
