import type { travel as id } from './id-travel.ts';

/** English words of travel times. */
export const travel: typeof id = {
  title: 'Travel times',
  question: 'How long does it really take?',
  sum: (count) => `${count} travel times are measured; the others are estimates.`,
  none: 'No travel time is measured yet; all are estimates.',
  office: 'Office',
  add: 'Note a measured time',
  addHow:
    'Choose two places that somebody has driven between, and give the minutes from door to door. Plans use measured times instead of estimates and mark them “measured”.',
  from: 'From',
  to: 'To',
  minutes: 'Minutes',
  both: 'The same the other way',
  estimate: (minutes, km) => `Estimate without it: ${minutes} minutes (${km} km by road).`,
  save: 'Save',
  saved: 'The travel time is saved.',
  forgotten: 'The travel time is gone; it is estimated again.',
  list: 'Measured so far',
  listNone: 'None yet. What is driven most often, such as from the office to Sale, is most worth measuring.',
  caption: 'Measured travel times and their estimates, minutes',
  way: (from, to) => `${from} → ${to}`,
  measured: 'Measured',
  estimated: 'Estimate',
  difference: 'Difference',
  who: 'Noted',
  forget: 'Delete',
  forgetOf: (way) => `Delete the time ${way}`,
  assumed: 'What estimates assume',
  assumedHow: (month) =>
    `Assumptions as of ${month}, not measured; changed in data/reference/travel-speeds.csv, then the data are built anew. Minutes = straight line × detour ÷ speed + fixed minutes; half of the way has the speed of where it begins, half of where it ends.`,
  speed: {
    coast: 'Coast (Pantura road)',
    town: 'Town (kabupaten road)',
    inland: 'Inland (kabupaten road)',
    upland: 'Hills',
    near: 'Short legs (desa roads), at most',
  },
  kmh: (value) => `${value} km/h`,
  detourNear: (km) => `Detour of roads below ${km} km`,
  detourFar: (km) => `Detour of roads from ${km} km`,
  fixed: 'Fixed minutes of every leg',
  minutesOf: (minutes) => `${minutes} minutes`,
  routed:
    'An OSRM server is set up: plans can use real times by road; what it does not answer is estimated and counted.',
  notRouted: 'Without an OSRM server (JANGKAU_OSRM_URL): all times that are not measured are estimates.',
  source: {
    cells: (routed, measured, estimated) =>
      `Travel times: ${routed} by OSRM, ${measured} measured, ${estimated} estimated.`,
    blocks: (failed, asked) => `${failed} of ${asked} parts were not answered by the OSRM server:`,
    failure: {
      down: 'no connection',
      slow: 'no answer in time',
      refused: 'the server refused',
      redirect: 'the server sends elsewhere',
      'too-large': 'the answer is too large',
      garbage: 'the answer is no table of times',
      'wrong-size': 'the table has another size',
      'given-up': 'not asked any more',
    },
  },
};
