import {
  type Column,
  firstPresent,
  float64Column,
  groupRows,
  requireNumbers,
  Table,
  textColumn,
  textsOf,
} from "mlebench";

const NO_FINDING = 14;
const CORNERS = ["x_min", "y_min", "x_max", "y_max"] as const;

/**
 * One box per image and class: of every column the first value that a reader gave, 0 where none
 * did. A class without findings has the box of one pixel that submissions give it.
 */
export function consensus(boxes: Table): Table {
  const classOf = requireNumbers(boxes, "class_id");
  const groups = groupRows(boxes.column("image_id"), { order: "sorted" }).flatMap(({ rows }) => {
    const byClass = Map.groupBy(rows, (row) => classOf[row]!);
    return [...byClass].sort(([a], [b]) => a - b).map(([, ofClass]) => ofClass);
  });
  const first = (column: Column) => firstPresent(column, groups);
  const classes = first(boxes.column("class_id"));
  const others = boxes.drop("image_id", "class_id", ...CORNERS);
  return Table.of([
    ["image_id", first(boxes.column("image_id"))],
    ["class_id", classes],
    ...[...others.entries()].map(([name, column]) => [name, first(column)] as const),
    ...CORNERS.map((name) => [name, filled(first(boxes.column(name)), classes, name)] as const),
  ]);
}

function filled(corner: Column, classes: Column, name: (typeof CORNERS)[number]): Column {
  return float64Column(
    Float64Array.from({ length: corner.length }, (_, row) => {
      if (name.endsWith("max") && classes.numberAt(row) === NO_FINDING) return 1;
      return corner.isMissing(row) ? 0 : corner.numberAt(row);
    }),
  );
}

/** The answers written as a submission, by image. */
export function goldSubmission(answers: Table): Table {
  const classes = textsOf(answers.column("class_id"));
  const corners = CORNERS.map((name) => textsOf(answers.column(name)));
  const images = groupRows(answers.column("image_id"), { order: "first" });
  const predictions = images.map(({ rows }) =>
    Array.from(rows, (row) =>
      [classes[row], "1.0", ...corners.map((corner) => corner[row])].join(" "),
    ).join(" "),
  );
  return Table.of([
    ["image_id", textColumn(images.map(({ value }) => String(value)))],
    ["PredictionString", textColumn(predictions)],
  ]);
}
