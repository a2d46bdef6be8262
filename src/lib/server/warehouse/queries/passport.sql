-- What an active count is made of, for one area, month and segment (total: all three): rows and people per segment and
-- payer, and desa and segments that did not report (payer null). Names of the first twenty that did not.
with places as (
  select code, name
  from desa
  where $level = 'kabupaten' or ($level = 'kecamatan' and kecamatan_code = $code) or code = $code
),

wanted as (
  select places.code, places.name, segments.segment
  from places
  cross join (select unnest(['pu', 'bpu', 'jakon']) as segment) as segments
  where $segment in ('total', segments.segment)
),

given as (
  select wanted.code, wanted.name, wanted.segment, members.payer, members.active
  from wanted
  left join payers_monthly as members
    on members.desa_code = wanted.code and members.segment = wanted.segment and members.period = $period
)

select
  segment,
  payer,
  count(*)::integer as rows,
  count(distinct code)::integer as desa,
  sum(active)::integer as active,
  if(payer is null, array_to_string(list_slice(list(name order by code), 1, 20), ', '), '') as names
from given
group by segment, payer
order by segment, payer
