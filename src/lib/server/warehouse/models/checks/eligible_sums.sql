-- error: eligible workers of the desa sum exactly to their kecamatan, the kabupaten and the stated denominator
with desa as (
  select eligible_workers.*, desa.kecamatan_code
  from eligible_workers
  inner join desa on desa.code = eligible_workers.code
  where level = 'desa'
),

sums as (
  select denominator, segment, 'kecamatan' as level, kecamatan_code as code, sum(eligible) as total
  from desa
  group by denominator, segment, kecamatan_code
  union all
  select denominator, segment, 'kabupaten', (select code from area where level = 'kabupaten'), sum(eligible)
  from desa
  group by denominator, segment
),

stated as (
  select denominator, segment, 'kabupaten' as level, (select code from area where level = 'kabupaten') as code, value as total
  from denominators
  union all
  select denominator, segment, level, code, eligible
  from eligible_workers
  where level in ('kecamatan', 'kabupaten')
)

select
  stated.denominator || ' ' || stated.segment || ' ' || stated.code || ': desa sum to '
  || coalesce(sums.total::varchar, 'nothing') || ', stated is ' || stated.total as problem
from stated
left join sums
  on sums.denominator = stated.denominator
  and sums.segment = stated.segment
  and sums.level = stated.level
  and sums.code = stated.code
where sums.total is distinct from stated.total
