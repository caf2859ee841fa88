import { concatTables, type Table, textColumn, textsOf } from "mlebench";

/** What is predicted of a scan: any fracture, then that of each vertebra. */
const TYPES = ["patient_overall", "C1", "C2", "C3", "C4", "C5", "C6", "C7"];

/** A row for every prediction, first those of the first type. */
export function onePredictionARow(scans: Table): Table {
  const ids = textsOf(scans.column("StudyInstanceUID"));
  return concatTables(
    TYPES.map((type) =>
      scans
        .select("StudyInstanceUID")
        .withConstant("prediction_type", "text", type)
        .with("fractured", scans.column(type))
        .with("row_id", textColumn(ids.map((id) => `${id}_${type}`))),
    ),
  );
}
