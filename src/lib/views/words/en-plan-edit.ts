import type { planEdit as id } from './id-plan-edit.ts';

/** English words of a plan changed by hand and of plans side by side; same keys as the Indonesian ones. */
export const planEdit: typeof id = {
  title: 'Change the plan',
  visit: {
    first: 'a first visit',
    repeat: 'a second visit',
    'follow-up': 'a visit to those who have stopped paying',
  },
  problem: {
    'unknown-desa': (desa) => `${desa} is not part of this plan. Add its kecamatan in the plan's settings.`,
    'no-such-visit': (desa, visit) => `This plan does not offer ${visit} for ${desa}.`,
    'not-in-plan': (desa, visit) => `Nothing is taken out: the plan does not have ${visit} to ${desa}.`,
    'already-there': (desa, visit, one, other) =>
      `${desa} has ${visit} twice, on ${one} and on ${other}. Take one of them out.`,
    'no-team': (team) => `There is no team called ${team} in this plan.`,
    'not-a-working-day': (date) =>
      `${date} is not a working day of this plan: a holiday, not one of its weekdays, or outside its dates.`,
    'team-off': (team, date) => `${team} is off on ${date}. Choose another team or day.`,
    'too-many-stops': (team, date, stops, most) =>
      `${team} would make ${stops} stops on ${date}, at most ${most} a day. Move a desa away first.`,
    late: (team, date, back, to) =>
      `${team} would be back at ${back} on ${date}, but its working hours end at ${to}.`,
    window: (desa, date, begin, from, to) =>
      `The visit to ${desa} on ${date} would begin at ${begin}, but must begin between ${from} and ${to}.`,
    forbidden: (desa) => `${desa} must not be visited in this plan.`,
    'not-that-day': (desa, date) => `${desa} cannot be visited on ${date}.`,
    'agreed-other-days': (desa, date, agreed) => `${desa} was agreed for ${agreed}, not for ${date}.`,
    'too-soon': (desa, date, soonest) =>
      `A visit to ${desa} on ${date} is too soon; ${soonest} at the earliest.`,
    noFirst: (desa, date) => `The second visit to ${desa} on ${date} needs a first one before it.`,
    'repeat-order': (desa, date, first, days) =>
      `The second visit to ${desa} on ${date} must be at least ${days} days after the first (${first}).`,
    overIdr: (planned, most) => `The plan would cost Rp ${planned}, more than its budget of Rp ${most}.`,
    overMinutes: (planned, most) =>
      `Travel and visits would take ${planned} minutes, more than the budget of ${most} minutes.`,
  },
  price: {
    registrations: (people) => `${people} registrations`,
    recovered: (people) => `${people} members active again`,
    km: (km) => `${km} km`,
    idr: (sign, amount) => `${sign}Rp ${amount}`,
    nothing: 'changes neither distance, cost nor result',
    back: (time) => `back at ${time}`,
  },
  missed: {
    visits: (wish, planned, wanted) => `${wish} is not met: ${planned} of ${wanted} visits.`,
    registrations: (wish, planned, wanted) => `${wish} is not met: ${planned} of ${wanted} registrations.`,
  },
  compare: {
    people: (plan, mid, range, active, activeRange) =>
      `${plan}: ${mid} registrations expected (${range}), ${active} of them still active after 12 months (${activeRange}).`,
    recovered: (people, range) => `Active again: ${people} (${range}).`,
    effort: (teamDays, desa, offered, km, idr) =>
      `Team-days: ${teamDays}, to ${desa} of ${offered} desa: ${km} km, Rp ${idr}.`,
    perRegistration: (idr) => `Rp ${idr} for each registration.`,
    spread: (visited, offered) => `Reaches ${visited} of ${offered} kecamatan.`,
    shares: (largest, most, smallest, least) =>
      `The largest part is in Kecamatan ${largest} (${most} of the registrations), the smallest in Kecamatan ${smallest} (${least}).`,
    missed: (wishes) => `Wishes not met: ${wishes}.`,
    difference: (first, second, change) => `${first} against ${second}: ${change}.`,
    givesUp: (chosen, count, other, people, list) =>
      `Choosing ${chosen} gives up ${count} desa that only ${other} visits, about ${people} people: ${list}.`,
    givesUpNothing: (chosen, other) => `All desa of ${other} are in ${chosen} too.`,
    desa: (name, people) => `${name} (${people})`,
    more: (count) => `and ${count} other desa`,
  },
  holidays: {
    none: "No public holiday or cuti bersama falls within the plan's dates.",
    list: (count, list) => `Days off within the plan's dates: ${count}, ${list}.`,
    day: (date, name) => `${date} (${name})`,
    leave: (date, name) => `${date} (cuti bersama ${name})`,
    predicted: (list) => `Not decided by the government yet, predicted: ${list}.`,
    noLeave: (years) => `The cuti bersama of ${years} is not decided yet, so working days may become fewer.`,
    unknown: (years) =>
      `The data have no holidays of ${years} yet. Enter them as days closed before the plan is made.`,
  },
};
