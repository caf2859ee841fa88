export {
  type BsonDocument,
  type BsonElement,
  type Competition,
  type CopiedFile,
  defineCompetition,
  type FileContent,
  type Grader,
  type OutputFile,
  type OutputFolder,
  type PrepareContext,
  type PublishedFigures,
  type RawFolder,
  type Splitter,
  type TrainTestOptions,
  type ZippedFile,
} from "./competition/definition.ts";
export {
  type NextMedal,
  nextMedal,
  normalisedScore,
  percentileOn,
} from "./competition/human-placement.ts";
export {
  humanLeaderboard,
  type Leaderboard,
  type MedalThresholds,
  referenceLadder,
} from "./competition/leaderboard.ts";
export { type Medal, type Standing, standing } from "./competition/medals.ts";
export { CompetitionRegistry } from "./competition/registry.ts";
export {
  type KaggleSource,
  kaggle,
  type NpmSource,
  npmPackage,
  type Source,
  type Supplement,
} from "./competition/source.ts";
export { readSplit, type SplitName, splitNames } from "./competition/splits.ts";
export {
  AnnotatedImages,
  type CategorySplit,
  type CategorySplitOptions,
  metadataText,
} from "./dataset/annotated-images.ts";
export { answersFile, type DataPaths, dataPaths, defaultDataDir } from "./dataset/data-folder.ts";
export { type HerbariumLayout, prepareHerbarium } from "./dataset/herbarium.ts";
export { type NpyArray, npyShape, readNpyArray } from "./dataset/npy-array.ts";
export { NpyFile } from "./dataset/npy-file.ts";
export { type GreyImage, pngSize, readGreyPng } from "./dataset/png.ts";
export { type PrepareOptions, type PrepareResult, prepareCompetition } from "./dataset/prepare.ts";
export type { Progress, ProgressListener } from "./dataset/progress.ts";
export { filesOfRows } from "./dataset/row-files.ts";
export { splitGroups } from "./dataset/split-groups.ts";
export { splitValues } from "./dataset/split-values.ts";
export {
  categoryFolder,
  numberedAnswers,
  placesOf,
  shuffledTest,
  type TestImage,
  thousandsFolder,
} from "./dataset/test-images.ts";
export { textLines } from "./dataset/text-lines.ts";
export { prepareTextNormalization } from "./dataset/text-normalization.ts";
export { imageNames, renumberedRecord } from "./dataset/tfrecord.ts";
export {
  cellViolation,
  requireColumns,
  requireFinite,
  requireFiniteAt,
  requireFloats,
  requireNoMissing,
  requireNumbers,
  requireOnlyColumns,
  requireWithin,
} from "./grading/columns.ts";
export {
  type CompetitionReport,
  competitionReport,
  type ReasonCode,
} from "./grading/competition-report.ts";
export {
  type CompetitionGrader,
  createGrader,
  type GraderOptions,
  gradeSubmission,
} from "./grading/create-grader.ts";
export { graderFor } from "./grading/grade.ts";
export { type GradeSubmissionsOptions, gradeSubmissions } from "./grading/grade-submissions.ts";
export { type AccuracyOptions, accuracy } from "./grading/graders/accuracy.ts";
export { binaryAuc, definedRocAuc } from "./grading/graders/binary-auc.ts";
export { binaryLogLoss } from "./grading/graders/binary-log-loss.ts";
export { labelSetMicroF1 } from "./grading/graders/label-set-micro-f1.ts";
export { type LevenshteinOptions, levenshtein } from "./grading/graders/levenshtein.ts";
export { macroF1 } from "./grading/graders/macro-f1.ts";
export { type MaskOverlapOptions, maskOverlap } from "./grading/graders/mask-overlap.ts";
export { matthewsCorrelation } from "./grading/graders/matthews-correlation.ts";
export {
  type MeanAveragePrecisionAtKOptions,
  meanAveragePrecisionAtK,
} from "./grading/graders/mean-average-precision-at-k.ts";
export {
  type MeanColumnWiseAucOptions,
  meanColumnWiseAuc,
} from "./grading/graders/mean-column-wise-auc.ts";
export { meanColumnWiseRmsle } from "./grading/graders/mean-column-wise-rmsle.ts";
export { meanColumnWiseSpearman } from "./grading/graders/mean-column-wise-spearman.ts";
export { microF1 } from "./grading/graders/micro-f1.ts";
export {
  type MultiClassLogLossOptions,
  multiClassLogLoss,
} from "./grading/graders/multi-class-log-loss.ts";
export { pearsonCorrelation } from "./grading/graders/pearson-correlation.ts";
export { probabilisticF1 } from "./grading/graders/probabilistic-f1.ts";
export { quadraticWeightedKappa } from "./grading/graders/quadratic-weighted-kappa.ts";
export {
  type RootMeanSquaredErrorOptions,
  rootMeanSquaredError,
} from "./grading/graders/root-mean-squared-error.ts";
export { textMatch } from "./grading/graders/text-match.ts";
export { topOneError } from "./grading/graders/top-one-error.ts";
export { type WordJaccardOptions, wordJaccard } from "./grading/graders/word-jaccard.ts";
export { type GradingReport, gradingReport } from "./grading/grading-report.ts";
export { requireSameIds } from "./grading/id-sets.ts";
export { type MaskReading, requireMasks } from "./grading/masks.ts";
export { pairByRank, pairByStableRank } from "./grading/pair-by-rank.ts";
export {
  type GroupFormat,
  type PredictionGroup,
  requireGroups,
} from "./grading/prediction-groups.ts";
export { pythonFloat } from "./grading/python-floats.ts";
export { pythonInteger } from "./grading/python-integers.ts";
export { type RepeatedPredictions, repeatedPredictions } from "./grading/repeated-predictions.ts";
export type { RowSumRule } from "./grading/row-sums.ts";
export { requireRowSums, rowSums } from "./grading/row-sums.ts";
export { inAnswerOrder, matchInFileOrder, matchRows, requireRowCount } from "./grading/rows.ts";
export { RuleViolation, type ViolationDetails } from "./grading/rule-violation.ts";
export type { ListedSubmission } from "./grading/submission-list.ts";
export type { SubmissionGrader, Verdict } from "./grading/verdict.ts";
export { asObject, integerMember, textMember } from "./json/json-access.ts";
export { type JsonEncoding, type JsonList, JsonSlice, memberOf } from "./json/json-slice.ts";
export { JsonNumber, type JsonObject, type JsonValue } from "./json/json-value.ts";
export { pandasJsonText } from "./json/pandas-json-writer.ts";
export { PandasRecords } from "./json/pandas-records.ts";
export { type JsonReadOptions, parsePythonJson } from "./json/python-json-reader.ts";
export {
  type JsonItems,
  type LargeJson,
  type PythonJsonOptions,
  pythonJsonPieces,
  pythonJsonText,
} from "./json/python-json-writer.ts";
export * as metrics from "./metrics/index.ts";
export { rocAuc as auc } from "./metrics/roc-auc.ts";
export type { NumpyGenerator } from "./random/numpy-generator.ts";
export type { RandomState, Swappable } from "./random/numpy-random-state.ts";
export type { PythonRandom } from "./random/python-random.ts";
export type { SideSizes } from "./random/side-counts.ts";
export type { Split } from "./random/split.ts";
export { type SplitOptions, trainTestSplit } from "./random/train-test-split.ts";
export { type Aggregate, aggregate, type FigureName, figures } from "./report/aggregate.ts";
export type { MatchOptions } from "./report/match-seeds.ts";
export type { Estimate } from "./report/statistics.ts";
export {
  boolColumn,
  type CellValue,
  type Column,
  type ColumnType,
  constantColumn,
  float32Column,
  float64Column,
  int64Column,
  textColumn,
} from "./table/column.ts";
export { concatTables, innerJoin } from "./table/combine.ts";
export { compareCodePoints } from "./table/compare.ts";
export { type CsvReadOptions, parseCsv, readCsv } from "./table/csv-reader.ts";
export { type CsvWriteOptions, csvText, writeCsv } from "./table/csv-writer.ts";
export { fixedDecimals } from "./table/fixed-decimals.ts";
export { firstPresent, groupRows, type RowGroup, uniqueRows } from "./table/groups.ts";
export type { LargeCsv, LargeCsvOptions } from "./table/large-csv.ts";
export { oneHot } from "./table/one-hot.ts";
export type { Separator } from "./table/output-buffer.ts";
export { ParquetFile } from "./table/parquet-file.ts";
export { writeParquet } from "./table/parquet-writer.ts";
export { withPositionalIds } from "./table/positional-ids.ts";
export { pythonFloatText } from "./table/python-float.ts";
export type { RowSelection } from "./table/row-selection.ts";
export { rowsAmong } from "./table/rows-among.ts";
export { numpyArgsort, sortedOrder } from "./table/sort.ts";
export { Table } from "./table/table.ts";
export { textsOf } from "./table/texts.ts";
