import {
  concatTables,
  firstPresent,
  groupRows,
  int64Column,
  requireNumbers,
  Table,
  textColumn,
  textsOf,
} from "mlebench";

/** One row per patient, sorted by name: of each column the first value there is, week by week. */
export function firstVisits(visits: Table): Table {
  const byWeek = visits.sortBy("Weeks");
  const patients = groupRows(byWeek.column("Patient"), { order: "sorted" });
  const groups = patients.map(({ rows }) => rows);
  return Table.of(
    Array.from(byWeek.entries(), ([name, column]) => [name, firstPresent(column, groups)] as const),
  );
}

/**
 * A row for each patient, in the order of the visits, and each week from the first of all visits to
 * the last: the visit in that week, or nothing but patient and week.
 * @throws when a patient has two visits in a week.
 */
export function everyWeek(visits: Table): Table {
  const weeks = requireNumbers(visits, "Weeks");
  const first = weeks.reduce((least, week) => Math.min(least, week), Infinity);
  const last = weeks.reduce((most, week) => Math.max(most, week), -Infinity);
  const noVisit = visits.rowCount;
  const rows: number[] = [];
  const patients: string[] = [];
  const numbers: number[] = [];
  const names = textsOf(visits.column("Patient"));
  for (const group of groupRows(visits.column("Patient"), { order: "first" })) {
    const ofWeek = new Map(Array.from(group.rows, (row) => [weeks[row]!, row]));
    if (ofWeek.size < group.rows.length) {
      throw new Error(`Patient ${group.value} has two visits in one week.`);
    }
    for (let week = first; week <= last; week++) {
      rows.push(ofWeek.get(week) ?? noVisit);
      patients.push(names[group.rows[0]!]!);
      numbers.push(week);
    }
  }
  const emptyVisit = Table.of([["Patient", textColumn([null])]]);
  return concatTables([visits, emptyVisit])
    .take(rows)
    .with("Patient", textColumn(patients))
    .with("Weeks", int64Column(numbers))
    .with("Patient_Week", textColumn(patients.map((name, row) => `${name}_${numbers[row]}`)));
}
