-- error: active members of the desa in the imports sum exactly to kecamatan and kabupaten, every month and segment
with imported as (
  select
    enrollment.period,
    enrollment.segment,
    desa.kecamatan_code,
    if(enrollment.status = 'aktif' or enrollment.period <= enrollment.paid_through, enrollment.people, 0) as people
  from stg_enrollment as enrollment
  inner join int_desa as desa on desa.code = enrollment.desa_code
  where enrollment.status in ('aktif', '') and coalesce(enrollment.first_month, enrollment.period) <= enrollment.period
),

sums as (
  select period, segment, 'kecamatan' as level, kecamatan_code as code, sum(people) as total
  from imported
  group by period, segment, kecamatan_code
  union all
  select period, segment, 'kabupaten', (select code from area where level = 'kabupaten'), sum(people)
  from imported
  group by period, segment
)

select
  sums.period || ' ' || sums.segment || ' ' || sums.code || ': imports sum to ' || sums.total || ', mart says '
  || coalesce(members.active::varchar, 'nothing') as problem
from sums
left join members_monthly as members
  on sums.period = members.period
  and sums.segment = members.segment
  and sums.level = members.level
  and sums.code = members.code
where sums.total is distinct from members.active
