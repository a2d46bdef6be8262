/**
 * The marts' columns, stated once: row types, Arrow types and the test against `describe` come from here.
 * `people` and counts are INTEGER (whole people), shares and kilometres DOUBLE.
 */
export const MARTS = {
  area: {
    grain: 'level × code',
    columns: {
      level: 'VARCHAR',
      code: 'VARCHAR',
      name: 'VARCHAR',
      kecamatan_code: 'VARCHAR',
      kecamatan: 'VARCHAR',
      desa_count: 'INTEGER',
    },
    key: ['level', 'code'],
  },
  desa: {
    grain: 'desa',
    columns: {
      code: 'VARCHAR',
      bps_code: 'VARCHAR',
      name: 'VARCHAR',
      type: 'VARCHAR',
      kecamatan_code: 'VARCHAR',
      kecamatan: 'VARCHAR',
      lat: 'DOUBLE',
      lon: 'DOUBLE',
      area_km2: 'DOUBLE',
      coast_km: 'DOUBLE',
      terrain: 'VARCHAR',
      population: 'INTEGER',
      /** `import`: residents as imported for `population_period`; `census`: estimated, without a month. */
      population_source: 'VARCHAR',
      population_period: 'VARCHAR',
      /** Share aged 15 and over; `ages`: of imported age groups, `kabupaten`: the kabupaten's. */
      share_15_plus: 'DOUBLE',
      share_15_source: 'VARCHAR',
      /** Prior shares of the employed; `occupations`: of so many classified residents, `terrain`: a prior. */
      informal_share: 'DOUBLE',
      jakon_share: 'DOUBLE',
      share_source: 'VARCHAR',
      classified: 'INTEGER',
      population_sp2010: 'INTEGER',
    },
    key: ['code'],
  },
  denominators: {
    grain: 'denominator × segment',
    columns: {
      denominator: 'VARCHAR',
      segment: 'VARCHAR',
      label: 'VARCHAR',
      value: 'INTEGER',
      as_of: 'VARCHAR',
      definition: 'VARCHAR',
      source: 'VARCHAR',
      imported: 'BOOLEAN',
    },
    key: ['denominator', 'segment'],
  },
  denominator_variants: {
    grain: 'denominator × segment',
    columns: {
      denominator: 'VARCHAR',
      segment: 'VARCHAR',
      label: 'VARCHAR',
      value: 'INTEGER',
      as_of: 'VARCHAR',
      definition: 'VARCHAR',
      source: 'VARCHAR',
      imported: 'BOOLEAN',
    },
    key: ['denominator', 'segment'],
  },
  eligible_workers: {
    grain: 'denominator × segment × level × code',
    columns: {
      denominator: 'VARCHAR',
      segment: 'VARCHAR',
      level: 'VARCHAR',
      code: 'VARCHAR',
      eligible: 'INTEGER',
      eligible_low: 'INTEGER',
      eligible_high: 'INTEGER',
      eligible_low80: 'INTEGER',
      eligible_high80: 'INTEGER',
    },
    key: ['denominator', 'segment', 'level', 'code'],
  },
  payers_monthly: {
    grain: 'month × desa × segment × payer',
    columns: {
      period: 'VARCHAR',
      desa_code: 'VARCHAR',
      segment: 'VARCHAR',
      payer: 'VARCHAR',
      active: 'INTEGER',
      arrears: 'INTEGER',
      new: 'INTEGER',
      ended: 'INTEGER',
      simulated: 'BOOLEAN',
    },
    key: ['period', 'desa_code', 'segment', 'payer'],
  },
  member_groups: {
    grain: 'month × desa × segment × payer × last month paid × first month',
    columns: {
      period: 'VARCHAR',
      desa_code: 'VARCHAR',
      segment: 'VARCHAR',
      payer: 'VARCHAR',
      status: 'VARCHAR',
      paid_through: 'VARCHAR',
      first_month: 'VARCHAR',
      people: 'INTEGER',
      simulated: 'BOOLEAN',
    },
    key: ['period', 'desa_code', 'segment', 'payer', 'status', 'paid_through', 'first_month'],
  },
  members_monthly: {
    grain: 'month × segment × level × code',
    columns: {
      period: 'VARCHAR',
      segment: 'VARCHAR',
      level: 'VARCHAR',
      code: 'VARCHAR',
      active: 'INTEGER',
      arrears: 'INTEGER',
      new: 'INTEGER',
      ended: 'INTEGER',
      desa_reported: 'INTEGER',
      simulated: 'BOOLEAN',
    },
    key: ['period', 'segment', 'level', 'code'],
  },
  partial_bases: {
    grain: 'denominator × month × segment × level × code',
    columns: {
      denominator: 'VARCHAR',
      period: 'VARCHAR',
      segment: 'VARCHAR',
      level: 'VARCHAR',
      code: 'VARCHAR',
      eligible_reported: 'INTEGER',
    },
    key: ['denominator', 'period', 'segment', 'level', 'code'],
  },
  population: {
    grain: 'month × desa × sex × age',
    columns: { period: 'VARCHAR', desa_code: 'VARCHAR', sex: 'VARCHAR', age: 'VARCHAR', people: 'INTEGER' },
    key: ['period', 'desa_code', 'sex', 'age'],
  },
  occupation: {
    grain: 'month × desa × occupation × sex',
    columns: {
      period: 'VARCHAR',
      desa_code: 'VARCHAR',
      occupation: 'VARCHAR',
      sex: 'VARCHAR',
      people: 'INTEGER',
    },
    key: ['period', 'desa_code', 'occupation', 'sex'],
  },
  occupation_status: {
    grain: 'occupation',
    columns: {
      occupation: 'VARCHAR',
      status: 'VARCHAR',
      shipped_status: 'VARCHAR',
      reason: 'VARCHAR',
      period: 'VARCHAR',
      people: 'INTEGER',
    },
    key: ['occupation'],
  },
  contribution_rules: {
    grain: 'programme × segment × sector × payer × first month',
    columns: {
      programme: 'VARCHAR',
      segment: 'VARCHAR',
      sector: 'VARCHAR',
      payer: 'VARCHAR',
      base_idr: 'INTEGER',
      discount: 'DOUBLE',
      valid_from: 'VARCHAR',
      valid_to: 'VARCHAR',
      source: 'VARCHAR',
    },
    key: ['programme', 'segment', 'sector', 'payer', 'valid_from'],
  },
  holidays: {
    grain: 'date',
    columns: { date: 'VARCHAR', name: 'VARCHAR', kind: 'VARCHAR', status: 'VARCHAR', source: 'VARCHAR' },
    key: ['date'],
  },
  travel_speeds: {
    grain: 'quantity × applies_to',
    columns: {
      quantity: 'VARCHAR',
      applies_to: 'VARCHAR',
      value: 'DOUBLE',
      unit: 'VARCHAR',
      as_of: 'VARCHAR',
      meaning: 'VARCHAR',
    },
    key: ['quantity', 'applies_to'],
  },
  uncertainty: {
    grain: 'quantity',
    columns: {
      quantity: 'VARCHAR',
      applies_to: 'VARCHAR',
      sd: 'DOUBLE',
      shipped_sd: 'DOUBLE',
      unit: 'VARCHAR',
      meaning: 'VARCHAR',
    },
    key: ['quantity'],
  },
  dated_facts: {
    grain: 'fact',
    columns: { fact: 'VARCHAR', value: 'DOUBLE', as_of: 'VARCHAR' },
    key: ['fact'],
  },
  periods: {
    grain: 'month',
    columns: {
      period: 'VARCHAR',
      desa_reported: 'INTEGER',
      /** Statuses follow from last months paid; otherwise the source says them. */
      status_follows: 'BOOLEAN',
      /** The source gives people in arrears, new ones, ended ones, and lists those who have left. */
      gives_arrears: 'BOOLEAN',
      gives_new: 'BOOLEAN',
      gives_ended: 'BOOLEAN',
      lists_ended: 'BOOLEAN',
      simulated: 'BOOLEAN',
    },
    key: ['period'],
  },
} as const satisfies Record<
  string,
  { grain: string; columns: Record<string, ColumnType>; key: readonly string[] }
>;

export type ColumnType = 'VARCHAR' | 'INTEGER' | 'DOUBLE' | 'BOOLEAN';
export type Mart = keyof typeof MARTS;

type ValueOf<T extends ColumnType> = T extends 'VARCHAR' ? string : T extends 'BOOLEAN' ? boolean : number;

/** A row of a mart. Any column can be null unless it is part of the key. */
export type MartRow<M extends Mart> = {
  [C in keyof (typeof MARTS)[M]['columns']]: (typeof MARTS)[M]['columns'][C] extends ColumnType
    ? ValueOf<(typeof MARTS)[M]['columns'][C]>
    : never;
};
