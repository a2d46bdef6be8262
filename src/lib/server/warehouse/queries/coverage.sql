-- Counts per area for one selection. A null bind means "all". Eligible or active is null where there is none.
select
  area.level,
  area.code,
  area.name,
  area.kecamatan_code,
  area.kecamatan,
  months.period,
  eligible.segment,
  eligible.denominator,
  denominators.as_of as denominator_as_of,
  workers.eligible,
  workers.eligible_low,
  workers.eligible_high,
  workers.eligible_low80,
  workers.eligible_high80,
  case
    when members.active is null then null
    when partial.code is not null then partial.eligible_reported
    else workers.eligible
  end as eligible_reported,
  members.active,
  coalesce(members.desa_reported, 0)::integer as desa_reported,
  area.desa_count as desa_expected,
  coalesce(members.simulated, false) as simulated
from area
cross join (select unnest(from_json($segments, '["VARCHAR"]')) as segment, $denominator as denominator) as eligible
cross join (select unnest(from_json($periods, '["VARCHAR"]')) as period) as months
left join denominators
  on denominators.denominator = eligible.denominator and denominators.segment = eligible.segment
left join eligible_workers as workers
  on workers.level = area.level
  and workers.code = area.code
  and workers.segment = eligible.segment
  and workers.denominator = eligible.denominator
left join members_monthly as members
  on members.level = area.level
  and members.code = area.code
  and members.segment = eligible.segment
  and members.period = months.period
left join partial_bases as partial
  on partial.denominator = eligible.denominator
  and partial.segment = eligible.segment
  and partial.level = area.level
  and partial.code = area.code
  and partial.period = months.period
where area.level = $level
  and ($kecamatan is null or area.kecamatan_code = $kecamatan)
  and ($code is null or area.code = $code)
order by months.period, list_position(from_json($segments, '["VARCHAR"]'), eligible.segment), area.code
