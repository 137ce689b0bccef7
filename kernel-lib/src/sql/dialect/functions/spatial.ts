import type { SqlFunction } from './sql-function.js';

/** https://docs.aws.amazon.com/redshift/latest/dg/geospatial-functions.html */
const NAMES =
  'AddBBox DropBBox GeometryType ST_AddPoint ST_Angle ST_Area ST_AsBinary ST_AsEWKB ST_AsEWKT ST_AsGeoJSON ST_AsText ' +
  'ST_Azimuth ST_Boundary ST_Collect ST_Contains ST_ContainsProperly ST_ConvexHull ST_CoveredBy ST_Covers ST_Crosses ' +
  'ST_Dimension ST_Disjoint ST_Distance ST_DistanceSphere ST_DWithin ST_EndPoint ST_Envelope ST_Equals ST_ExteriorRing ' +
  'ST_Force2D ST_Force3D ST_Force3DM ST_Force3DZ ST_Force4D ST_GeometryN ST_GeometryType ST_GeomFromEWKB ' +
  'ST_GeomFromEWKT ST_GeomFromText ST_GeomFromWKB ST_InteriorRingN ST_Intersects ST_IsPolygonCCW ST_IsPolygonCW ' +
  'ST_IsClosed ST_IsCollection ST_IsEmpty ST_IsSimple ST_IsValid ST_Length ST_LengthSphere ST_Length2D ' +
  'ST_LineFromMultiPoint ST_LineInterpolatePoint ST_M ST_MakeEnvelope ST_MakeLine ST_MakePoint ST_MakePolygon ' +
  'ST_MemSize ST_MMax ST_MMin ST_Multi ST_NDims ST_NPoints ST_NRings ST_NumGeometries ST_NumInteriorRings ' +
  'ST_NumPoints ST_Perimeter ST_Perimeter2D ST_Point ST_PointN ST_Points ST_Polygon ST_RemovePoint ST_Reverse ' +
  'ST_SetPoint ST_SetSRID ST_Simplify ST_SRID ST_StartPoint ST_Touches ST_Within ST_X ST_XMax ST_XMin ST_Y ST_YMax ' +
  'ST_YMin ST_Z ST_ZMax ST_ZMin SupportsBBox';

/** Spatial functions, by name only: their arguments are in the manual. */
export const spatial: readonly SqlFunction[] = NAMES.split(' ').map((name) => ({
  name: name.toLowerCase(),
  signature: `${name}(…)`,
  returns: '',
  summary: 'Spatial function; its page in the manual has the arguments.',
  manual: `https://docs.aws.amazon.com/redshift/latest/dg/${name}-function.html`,
  group: 'spatial',
}));
