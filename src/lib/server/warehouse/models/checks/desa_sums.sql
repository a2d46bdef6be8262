-- error: active members of the desa sum exactly to their kecamatan and the kabupaten, the total included
with desa as (
  select members_monthly.*, desa.kecamatan_code
  from members_monthly
  inner join desa on desa.code = members_monthly.code
  where level = 'desa'
),

sums as (
  select period, segment, 'kecamatan' as level, kecamatan_code as code, sum(active) as total
  from desa
  group by period, segment, kecamatan_code
  union all
  select period, segment, 'kabupaten', (select code from area where level = 'kabupaten'), sum(active)
  from desa
  group by period, segment
)

select
  members.period || ' ' || members.segment || ' ' || members.code || ': desa sum to '
  || coalesce(sums.total::varchar, 'nothing') || ', mart says ' || members.active as problem
from members_monthly as members
left join sums
  on sums.period = members.period
  and sums.segment = members.segment
  and sums.level = members.level
  and sums.code = members.code
where members.level <> 'desa' and sums.total is distinct from members.active
