export { FaultProxy, type CutOptions, type FaultProxyOptions } from './fault-proxy.js';
export { PlantedFaults, type UnansweredCommit } from './planted-faults.js';
