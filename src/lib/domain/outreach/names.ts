import type { DatedRoute } from './assemble.ts';
import { dayNumber } from './calendar.ts';
import type { Instance, Visit } from './instance.ts';
import type { OutreachRequest } from './request.ts';

/** A team-day by its names. */
export interface TeamDay {
  date: string;
  team: string;
}

type Asked = Pick<OutreachRequest, 'teams' | 'desa'>;

/** Finds team-days and visits of an instance by the names of its request. */
export class Names {
  private readonly shifts = new Map<string, Pick<DatedRoute, 'class' | 'shift'>>();
  private readonly visits = new Map<string, number>();

  constructor({ teams, desa }: Asked, { classes, visits }: Instance) {
    classes.forEach(({ shifts }, c) => {
      for (const shift of shifts)
        this.shifts.set(`${shift.date} ${teams[shift.team]!.id}`, { class: c, shift });
    });
    visits.forEach((visit, v) => this.visits.set(`${visit.kind} ${desa[visit.desa]!.code}`, v));
  }

  teamDay({ date, team }: TeamDay): Pick<DatedRoute, 'class' | 'shift'> | undefined {
    return this.shifts.get(`${dayNumber(date)} ${team}`);
  }

  visit({ kind, desa }: { kind: Visit['kind']; desa: string }): number | undefined {
    return this.visits.get(`${kind} ${desa}`);
  }
}
