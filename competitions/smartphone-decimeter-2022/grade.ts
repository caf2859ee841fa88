import {
  type Grader,
  groupRows,
  inAnswerOrder,
  matchInFileOrder,
  metrics,
  requireColumns,
  requireNumbers,
  type Table,
} from "mlebench";

const { haversineDistances, mean, quantile } = metrics;

/**
 * Distance in metres between true and predicted positions: of each trip the mean of the median and
 * the 95 % quantile, averaged over the trips. Rows of a trip are paired in the order of the files.
 */
export const positionError: Grader = {
  metric: "average-haversine-distance",
  grade(submission, answers) {
    requireColumns(submission, ["tripId", "UnixTimeMillis", "LatitudeDegrees", "LongitudeDegrees"]);
    const rows = matchInFileOrder(submission, answers, "tripId");
    const placesIn = (table: Table) => ({
      latitude: requireNumbers(table, "LatitudeDegrees"),
      longitude: requireNumbers(table, "LongitudeDegrees"),
    });
    const predicted = placesIn(submission);
    const distances = haversineDistances(placesIn(answers), {
      latitude: inAnswerOrder(predicted.latitude, rows),
      longitude: inAnswerOrder(predicted.longitude, rows),
    });
    const trips = groupRows(answers.column("tripId"), { order: "first" });
    return mean(
      trips.map(({ rows: ofTrip }) => {
        const errors = Float64Array.from(ofTrip, (row) => distances[row]!);
        return (quantile(errors, 0.5) + quantile(errors, 0.95)) / 2;
      }),
    );
  },
};
