import type { GrayImage } from "../png.ts";

/** Shrinks a picture to at most `side` pixels a side by averaging; a smaller one is unchanged. */
export function shrink(image: GrayImage, side: number): GrayImage {
  const factor = Math.max(1, Math.max(image.width, image.height) / side);
  if (factor === 1) return image;
  const width = Math.max(1, Math.floor(image.width / factor));
  const height = Math.max(1, Math.floor(image.height / factor));
  const pixels = new Float32Array(width * height);
  const counts = new Float32Array(width * height);
  for (let y = 0; y < image.height; y++) {
    for (let x = 0; x < image.width; x++) {
      const toX = Math.min(width - 1, Math.floor((x * width) / image.width));
      const toY = Math.min(height - 1, Math.floor((y * height) / image.height));
      pixels[toY * width + toX] += image.pixels[y * image.width + x];
      counts[toY * width + toX]++;
    }
  }
  return { width, height, pixels: pixels.map((sum, i) => sum / counts[i]) };
}

/** Centres the bright mass and shears it upright, by the picture's first and second moments. */
export function deskew(image: GrayImage): GrayImage {
  const { width, height } = image;
  let mass = 0;
  let sumX = 0;
  let sumY = 0;
  eachPixel(image, (x, y, value) => {
    mass += value;
    sumX += x * value;
    sumY += y * value;
  });
  if (mass === 0) return image;
  const centreX = sumX / mass;
  const centreY = sumY / mass;
  let covariance = 0;
  let variance = 0;
  eachPixel(image, (x, y, value) => {
    covariance += value * (x - centreX) * (y - centreY);
    variance += value * (y - centreY) ** 2;
  });
  const shear = variance > 0 ? covariance / variance : 0;
  const pixels = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const up = y - (height - 1) / 2;
      const fromX = x - (width - 1) / 2 + centreX + shear * up;
      pixels[y * width + x] = interpolate(image, fromX, up + centreY);
    }
  }
  return { width, height, pixels };
}

function eachPixel(
  { width, height, pixels }: GrayImage,
  visit: (x: number, y: number, value: number) => void,
): void {
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) visit(x, y, pixels[y * width + x]);
  }
}

/** The picture's value between pixels; black outside. */
function interpolate({ width, height, pixels }: GrayImage, x: number, y: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  let value = 0;
  for (let dy = 0; dy < 2; dy++) {
    for (let dx = 0; dx < 2; dx++) {
      const atX = left + dx;
      const atY = top + dy;
      if (atX < 0 || atY < 0 || atX >= width || atY >= height) continue;
      const weight = (1 - Math.abs(x - atX)) * (1 - Math.abs(y - atY));
      value += weight * pixels[atY * width + atX];
    }
  }
  return value;
}

const orientations = 8;
const cellSide = 4;

/**
 * Histograms of gradient orientations (signed, 8 directions) on a grid of 4-pixel cells with
 * bilinear votes, after Dalal and Triggs (2005); the square root of the vector of length 1.
 */
export function orientationHistograms({ width, height, pixels }: GrayImage): Float32Array {
  const columns = Math.ceil(width / cellSide);
  const rows = Math.ceil(height / cellSide);
  const histogram = new Float32Array(columns * rows * orientations);
  const vote = (column: number, row: number, orientation: number, weight: number) => {
    if (column < 0 || row < 0 || column >= columns || row >= rows) return;
    histogram[(row * columns + column) * orientations + orientation] += weight;
  };
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const dx = pixels[y * width + x + 1] - pixels[y * width + x - 1];
      const dy = pixels[(y + 1) * width + x] - pixels[(y - 1) * width + x];
      const strength = Math.hypot(dx, dy);
      if (strength === 0) continue;
      const turn = ((Math.atan2(dy, dx) / (2 * Math.PI) + 1) * orientations) % orientations;
      const direction = Math.floor(turn) % orientations;
      const turnShare = turn - Math.floor(turn);
      const column = (x + 0.5) / cellSide - 0.5;
      const row = (y + 0.5) / cellSide - 0.5;
      for (let k = 0; k < 8; k++) {
        const atColumn = Math.floor(column) + (k & 1);
        const atRow = Math.floor(row) + ((k >> 1) & 1);
        const near = (1 - Math.abs(column - atColumn)) * (1 - Math.abs(row - atRow));
        const ahead = k >> 2;
        const share = ahead ? turnShare : 1 - turnShare;
        vote(atColumn, atRow, (direction + ahead) % orientations, strength * near * share);
      }
    }
  }
  return rootOfUnitSum(histogram);
}

/** Divides by the sum and takes square roots, so that distances compare shares (Hellinger). */
function rootOfUnitSum(values: Float32Array): Float32Array {
  const sum = values.reduce((a, b) => a + b, 0);
  return sum > 0 ? values.map((value) => Math.sqrt(value / sum)) : values;
}
