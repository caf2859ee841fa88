import { isMissing, type TextTable, toNumber } from "./csv.ts";

/** One thing to predict, learned from the training column `column`. */
export type Target =
  /** `onLogScale` where the metric compares log(1 + value). */
  | { kind: "number"; column: string; onLogScale: boolean }
  /** Submits the most probable class as it is written in the training data. */
  | { kind: "label"; column: string; classes: string[] }
  /** Submits the probability of the second class. */
  | { kind: "probability"; column: string; classes: [string, string] }
  /** Submits every class's probability in the column of its name. */
  | { kind: "class-probabilities"; column: string; classes: string[] };

export interface Task {
  targets: Target[];
  /** Columns that training data, test data and sample submission share: they name a row. */
  keyColumns: string[];
  /** Columns that training and test data share. */
  sharedColumns: string[];
}

export interface TaskTables {
  sample: TextTable;
  train: TextTable;
  test: TextTable | undefined;
  /** What the competition says about itself; tells probabilities from labels. */
  description: string;
}

const mostClassesOfIntegers = 30;
const asksProbability = /probabilit|area under|\bauc\b|log(arithmic)?[ -]loss/i;
const asksLogScale = /squared log(arithmic)? error|rmsle/i;

/**
 * Works out what a competition asks for: columns of the sample submission that only the training
 * data has are targets themselves; columns that nobody else has must be the classes of one
 * training column, all or most of them. Throws where neither fits.
 */
export function inferTask({ sample, train, test, description }: TaskTables): Task {
  const testColumns = test?.columns ?? sample.columns.slice(0, 1);
  const keyColumns = sample.columns.filter((name) => testColumns.includes(name));
  const asked = sample.columns.filter((name) => !keyColumns.includes(name));
  const known = asked.filter((name) => train.columns.includes(name));
  const sharedColumns = train.columns.filter((name) => testColumns.includes(name));
  if (keyColumns.length === 0) {
    throw new Error("no column of the sample submission names the rows of the test data");
  }
  if (known.length === asked.length) {
    const targets = known.map((name) => directTarget(name, sample, train, description));
    return { targets, keyColumns, sharedColumns };
  }
  const column = train.columns.find(
    (name) => !testColumns.includes(name) && isSubset(distinct(train, name), asked),
  );
  if (known.length > 0 || !column) {
    throw new Error(`no training column has the classes ${asked.slice(0, 5).join(", ")}...`);
  }
  return {
    targets: [{ kind: "class-probabilities", column, classes: asked }],
    keyColumns,
    sharedColumns,
  };
}

function directTarget(
  column: string,
  sample: TextTable,
  train: TextTable,
  description: string,
): Target {
  const classes = distinct(train, column);
  if (classes.length < 2) throw new Error(`the training column ${column} has a single value`);
  const numbers = classes.map(toNumber);
  const isNumeric = numbers.every((number) => !Number.isNaN(number));
  const sampleNumbers = sample.cells.get(column)!.map(toNumber);
  const sampleHasFractions = sampleNumbers.some((number) => number % 1 !== 0);
  if (isNumeric && numbers.toSorted((a, b) => a - b).join() === "0,1") {
    if (sampleHasFractions || asksProbability.test(description)) {
      const [first, second] = classes.toSorted((a, b) => Number(a) - Number(b));
      return { kind: "probability", column, classes: [first!, second!] };
    }
    return { kind: "label", column, classes: classes.toSorted() };
  }
  const areIntegers = numbers.every(Number.isInteger);
  const mayBeClasses = areIntegers && classes.length <= mostClassesOfIntegers;
  if (!isNumeric || (mayBeClasses && !sampleHasFractions)) {
    return { kind: "label", column, classes: classes.toSorted() };
  }
  const onLogScale = asksLogScale.test(description) && numbers.every((number) => number >= 0);
  return { kind: "number", column, onLogScale };
}

/** The distinct values of a column that are not missing, in order of appearance. */
function distinct(table: TextTable, column: string): string[] {
  return [...new Set(table.cells.get(column)!.filter((cell) => !isMissing(cell)))];
}

function isSubset(values: string[], all: string[]): boolean {
  return values.length > 1 && values.every((value) => all.includes(value));
}

/** For each row of the sample submission, the test row with the same key. */
export function alignWithSample(
  sample: TextTable,
  test: TextTable,
  keyColumns: readonly string[],
): Int32Array {
  const keyOf = (table: TextTable, row: number) =>
    JSON.stringify(keyColumns.map((name) => table.cells.get(name)![row]));
  const rows = new Map<string, number>();
  for (let row = 0; row < test.rowCount; row++) rows.set(keyOf(test, row), row);
  return Int32Array.from({ length: sample.rowCount }, (_, row) => {
    // Keys may repeat; the same place in both files is then the best guess.
    const key = keyOf(sample, row);
    if (row < test.rowCount && keyOf(test, row) === key) return row;
    const found = rows.get(key);
    if (found === undefined) throw new Error(`the test data lacks row ${key} of the sample`);
    return found;
  });
}
