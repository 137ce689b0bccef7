/** What a step's cells may import from `shiftbook`: what makes sense without the notebook. */
export { ShiftbookError } from '../../errors.js';
export { Result } from '../../frame/result.js';
export { progress } from '../../progress/progress.js';
export { sql } from '../../sql/template.js';
