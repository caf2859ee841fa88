const EARTH_RADIUS = 6_371_000;
const RADIANS_PER_DEGREE = Math.PI / 180;

/** Places on Earth, one column a coordinate, in degrees. */
export interface Places {
  latitude: ArrayLike<number>;
  longitude: ArrayLike<number>;
}

/**
 * Great-circle distance of each pair of places in metres, on a sphere of radius 6371 km (haversine
 * formula); NaN where a coordinate is missing or infinite.
 */
export function haversineDistances(truth: Places, predicted: Places): Float64Array {
  return Float64Array.from(truth.latitude, (latitude, i) => {
    const trueLatitude = latitude * RADIANS_PER_DEGREE;
    const ownLatitude = predicted.latitude[i] * RADIANS_PER_DEGREE;
    const trueLongitude = truth.longitude[i] * RADIANS_PER_DEGREE;
    const ownLongitude = predicted.longitude[i] * RADIANS_PER_DEGREE;
    const chord =
      Math.sin((trueLatitude - ownLatitude) / 2) ** 2 +
      Math.cos(ownLatitude) *
        Math.cos(trueLatitude) *
        Math.sin((trueLongitude - ownLongitude) / 2) ** 2;
    return 2 * EARTH_RADIUS * Math.asin(Math.sqrt(chord));
  });
}
