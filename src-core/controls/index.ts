/**
 * Owns the negative controls: copies of the evidence's own entries or records, damaged in known ways, which the judgement must notice.
 * Refuses to know who reads the copies: whatever judged the evidence is handed in and judges them too.
 */
export { runLogControls } from './run-log-controls';
export { ControlMissed, replayCopy, runControls, settleCopy } from './run-controls';
export type { ControlledReading, ControlsInput, Reader } from './run-controls';
export type { ControlsView } from './view';
