import { openPilots } from './pilots.js';

const { pilots } = await openPilots();

const summaries = await pilots.summarize({ by: ['status'], sum: ['attempts', 'hours'], average: ['attempts'], greatest: ['submitted_at'] });
for (const { by, count, sum, average, greatest } of summaries)
  console.log(by.status, count, sum.attempts, sum.hours, average.attempts, String(greatest.submitted_at));

const [all] = await pilots.summarize({ where: { status: { not: 'failed' } }, sum: ['hours'], least: ['hours'] });
console.log('all:', all?.count, all?.sum.hours, all?.least.hours);
