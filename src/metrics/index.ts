/** The metrics, pure functions on columns of numbers, texts, masks and boxes. */
export { accuracy } from "./accuracy.ts";
export { type Directions, meanAngularError } from "./angular-error.ts";
export { averagePrecision } from "./average-precision.ts";
export { averagePrecisionAtK, meanAveragePrecisionAtK } from "./average-precision-at-k.ts";
export {
  type CocoBox,
  type CocoDetection,
  type CocoOptions,
  cocoAveragePrecision,
} from "./coco-average-precision.ts";
export { type CohenKappaOptions, cohenKappa } from "./cohen-kappa.ts";
export { averageRanks, pearsonCorrelation, spearmanCorrelation } from "./correlation.ts";
export {
  type CornerBox,
  cornerBoxIou,
  type DetectedBox,
  detectionAveragePrecision,
  type ImageBoxes,
} from "./detection-average-precision.ts";
export {
  averageFScore,
  type FScoreOptions,
  fScore,
  fScoreOfCounts,
  type MatchCounts,
} from "./f-score.ts";
export { hausdorffDistance } from "./hausdorff-distance.ts";
export { haversineDistances, type Places } from "./haversine-distance.ts";
export { countInversions, kendallTau } from "./kendall-tau.ts";
export { klDivergence } from "./kl-divergence.ts";
export {
  type LabelRankingOptions,
  labelRankingAveragePrecision,
} from "./label-ranking-average-precision.ts";
export { type LabelSetFScoreOptions, labelSetFScore } from "./label-set-f-score.ts";
export { type LaplaceOptions, laplaceLogLikelihood } from "./laplace-log-likelihood.ts";
export { levenshtein, levenshteinOfSequences } from "./levenshtein.ts";
export { binaryLogLoss, logLoss, weightedBinaryLogLoss } from "./log-loss.ts";
export {
  countMaskMatches,
  dice,
  intersectionOverUnion,
  iouThresholds,
  markedPixels,
  precisionOverThresholds,
} from "./mask-overlap.ts";
export { matthewsCorrelation } from "./matthews-correlation.ts";
export { groupedLogMeanAbsoluteError, meanAbsoluteError } from "./mean-absolute-error.ts";
export { meanColumnWise } from "./mean-column-wise.ts";
export type { Points } from "./nearest-point.ts";
export { mean, pairwiseSum } from "./pairwise-sum.ts";
export { type LabelledBox, type LabelledPoint, matchPointsToBoxes } from "./point-in-box.ts";
export { powerMean } from "./power-mean.ts";
export { probabilisticFScore } from "./probabilistic-f-score.ts";
export { quantile } from "./quantile.ts";
export { r2Score } from "./r2-score.ts";
export { rocAuc } from "./roc-auc.ts";
export { rootMeanSquaredError, rootMeanSquaredLogError } from "./root-mean-squared-error.ts";
export {
  decodeRunLengths,
  encodeRunLengths,
  type MaskRuns,
  RunLengthError,
  unionOfMasks,
} from "./run-length.ts";
export { uprightBoxAveragePrecision } from "./upright-box-average-precision.ts";
export { type Corner, groundCorners, type UprightBox, uprightBoxIou } from "./upright-box-iou.ts";
export { type RateBand, weightedRocAuc } from "./weighted-roc-auc.ts";
export { wordJaccard } from "./word-jaccard.ts";
export { splitWords } from "./words.ts";
