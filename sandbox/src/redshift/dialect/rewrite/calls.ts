import { listAgg, percentileCont, percentileDisc, ratioToReport } from './aggregates.js';
import { average } from './average.js';
import type { RewriteCall } from './call.js';
import { cast, convert, tryCast } from './casts.js';
import { coalesce, decode, nvl2 } from './conditional.js';
import { dateAdd, dateDiff, datePartOf, dateTrunc, extract } from './dates.js';
import { hll } from './hll.js';
import { ignoreNulls } from './ignore-nulls.js';
import { array, jsonSerialize, nullIfInvalid, object } from './json.js';

/** How calls are rewritten, by the function's name. Functions that the database has are not here. */
export const CALLS: ReadonlyMap<string, RewriteCall> = new Map([
  ['array', array],
  ['avg', average],
  ['cast', cast],
  ['convert', convert],
  ['date_add', dateAdd],
  ['date_diff', dateDiff],
  ['date_part', datePartOf],
  ['date_trunc', dateTrunc],
  ['dateadd', dateAdd],
  ['datediff', dateDiff],
  ['datepart', datePartOf],
  ['decode', decode],
  ['extract', extract],
  ['first_value', ignoreNulls],
  ['hll', hll],
  ['isnull', coalesce],
  ['json_array_length', nullIfInvalid],
  ['json_extract_array_element_text', nullIfInvalid],
  ['json_extract_path_text', nullIfInvalid],
  ['json_serialize', jsonSerialize],
  ['lag', ignoreNulls],
  ['last_value', ignoreNulls],
  ['lead', ignoreNulls],
  ['listagg', listAgg],
  ['nth_value', ignoreNulls],
  ['nvl', coalesce],
  ['nvl2', nvl2],
  ['object', object],
  ['percentile_cont', percentileCont],
  ['percentile_disc', percentileDisc],
  ['pgdate_part', datePartOf],
  ['ratio_to_report', ratioToReport],
  ['try_cast', tryCast],
]);
