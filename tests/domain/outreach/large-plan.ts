import loadHighs from 'highs';
import { checkPlan } from '#lib/domain/outreach/checker.ts';
import { Engine } from '#lib/domain/outreach/engine/engine.ts';
import { readRequest } from '#lib/domain/outreach/request-problems.ts';
import { largeRequest } from './large-request.ts';

// Plans a large request in a process of its own and prints what that took: `large-plan.ts <steps> [repeat]`.
const [steps, withSeconds] = [Number(process.argv[2]), process.argv[3] === 'repeat'];
/** Of the processor. */
const seconds = () => (process.cpuUsage().user + process.cpuUsage().system) / 1e6;
const begun = seconds();
const request = readRequest(largeRequest(withSeconds));
const engine = new Engine(await loadHighs(), request, { clock: seconds, steps: steps + 1 });
const first = seconds() - begun;
let longest = 0;
for (let k = 0; k < steps; k++) {
  const before = seconds();
  engine.step();
  longest = Math.max(longest, seconds() - before);
}
const plan = engine.result();
engine.dispose();
const { problems } = checkPlan(request, plan);
const { value, bound, iterations, days } = plan;
const maxRssMb = process.resourceUsage().maxRSS / 1024;
console.log(
  JSON.stringify({
    problems,
    value,
    bound,
    iterations,
    days: days.length,
    maxRssMb,
    first,
    longest,
    all: seconds() - begun,
  }),
);
