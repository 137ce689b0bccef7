import type ts from 'typescript';
import { typeName } from '../marshal/type-name.js';
import type { StepPlan } from './step-plan.js';

/** Whether a step makes or receives a danfojs DataFrame. */
export const usesFrames = (plan: StepPlan, module: string, checker: ts.TypeChecker): boolean =>
  /\.\s*df\s*\(/.test(module) ||
  plan.artifacts.some(
    ({ variable }) => typeName(checker.getTypeOfSymbol(variable.symbol)) === 'DataFrame',
  );
